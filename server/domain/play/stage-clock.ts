import type { Instant } from '../shared/instant';
import { PLAY_STAGES, PLAY_STEPS, type PlayStage, type PlayStep, STAGE_ENDS } from './play-step';
import type { VerifyCheck } from './verify-case';

/** How one stage stands against its time. */
export interface StageClock {
  stage: PlayStage;
  /** When it should be through. */
  dueAt: Instant;
  /** Steps taken in it. */
  steps: number;
  /** When the last of them was taken; null while there is none. */
  lastAt: Instant | null;
  /**
   * `through`: it has steps and a later stage has, or the case is closed; `late`: it is not and its time is over; `unmet`: the
   * case was closed though its verification had found something open that still is.
   */
  stand: 'ahead' | 'now' | 'late' | 'through' | 'unmet' | 'passed_over';
  /** What that is; absent where nothing is. */
  unmet?: VerifyCheck[];
}

/**
 * Where a case stands in the three hours (R0-21), for a case opened at `openedAt` that is looked at now. The stage under way is
 * the last one in which a step was taken, the first one before there is any; a stage before it without a step was passed over.
 * Counted round the clock: the three hours are the customer's, not the desk's.
 */
export function stageClocks(input: {
  openedAt: Instant;
  closedAt: Instant | null;
  steps: readonly Pick<PlayStep, 'kind' | 'at' | 'detail'>[];
  /** Checks of its end that are not met now. */
  open: readonly VerifyCheck[];
  now: Instant;
}): StageClock[] {
  const { openedAt, closedAt, now } = input;
  const steps = input.steps.filter((step) => step.kind !== 'improve');
  const reached = Math.max(0, ...steps.map((step) => PLAY_STAGES.indexOf(PLAY_STEPS[step.kind].stage)));
  return PLAY_STAGES.map((stage, at) => {
    const own = steps.filter((step) => PLAY_STEPS[step.kind].stage === stage);
    const dueAt = openedAt + STAGE_ENDS[stage];
    const isBehind = closedAt !== null || at < reached;
    const unmet = stage === 'close' && closedAt !== null ? leftOpen(own, input.open) : [];
    return {
      stage,
      dueAt,
      steps: own.length,
      lastAt: own.length === 0 ? null : Math.max(...own.map((step) => step.at)),
      stand:
        unmet.length > 0
          ? 'unmet'
          : isBehind
            ? own.length > 0
              ? 'through'
              : 'passed_over'
            : now > dueAt
              ? 'late'
              : at === reached
                ? 'now'
                : 'ahead',
      ...(unmet.length > 0 ? { unmet } : {}),
    };
  });
}

/** What the last verification found open and still is: closing itself meets some checks, and trouble that came later is another case. */
function leftOpen(steps: readonly Pick<PlayStep, 'kind' | 'detail'>[], open: readonly VerifyCheck[]): VerifyCheck[] {
  const found = steps.findLast((step) => step.kind === 'verify')?.detail.findings ?? [];
  return open.filter((check) => found.includes(check));
}
