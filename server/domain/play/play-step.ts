import { HOUR, type Instant, MINUTE } from '../shared/instant';

/** Stages of closing a case within three hours (R0-21), in their order. */
export const PLAY_STAGES = ['diagnose', 'cause', 'act', 'close'] as const;
export type PlayStage = (typeof PLAY_STAGES)[number];

/** Until when each stage should be through, counted from when the case was opened (R0-22 to R0-27). */
export const STAGE_ENDS: Record<PlayStage, number> = {
  diagnose: 30 * MINUTE,
  cause: 90 * MINUTE,
  act: 150 * MINUTE,
  close: 3 * HOUR,
};

interface StepForm {
  stage: PlayStage;
  /** A makeshift that has to be entered afterwards where it belongs (R0-26). */
  isTemporary?: true;
}

const form = (stage: PlayStage): StepForm => ({ stage });
const makeshift: StepForm = { stage: 'act', isTemporary: true };

/** Everything that is done about a case, in the order in which it is offered. */
export const PLAY_STEPS = {
  resync: form('diagnose'),
  check_waybills: form('diagnose'),
  check_address: form('diagnose'),
  read_log: form('cause'),
  find_break: form('cause'),
  read_calls: form('cause'),
  name_cause: form('cause'),
  tell_group: form('act'),
  import_waybills: makeshift,
  release_stock: makeshift,
  force_forward: makeshift,
  verify: form('close'),
  improve: form('close'),
} satisfies Record<string, StepForm>;
export type PlayStepKind = keyof typeof PLAY_STEPS;

/** What a person looks at and says what they found in. */
export const LOOKS = ['read_log', 'find_break', 'read_calls'] as const satisfies readonly PlayStepKind[];
export type Look = (typeof LOOKS)[number];

/**
 * How a step came out: nothing amiss (`fine`), the trouble shows here (`found`), nobody to ask (`nobody`), carried out (`done`),
 * something is still open (`open`), a second person has to confirm it (`proposed`), it did not work (`failed`).
 */
export const STEP_OUTCOMES = ['fine', 'found', 'nobody', 'done', 'open', 'proposed', 'failed'] as const;
export type StepOutcome = (typeof STEP_OUTCOMES)[number];

/** One step as it was taken. */
export interface PlayStep {
  id: string;
  kind: PlayStepKind;
  /** `staff:<id>` */
  actor: string;
  /** Null for people who are gone. */
  actorName: string | null;
  at: Instant;
  outcome: StepOutcome;
  /** Figures by name and findings by code; free of personal data. */
  detail: StepDetail;
  /** What the person wrote; null where nothing was. */
  words: string | null;
  /** How long a makeshift holds; by when an improvement is promised. */
  until: Instant | null;
  /** When a makeshift was entered where it belongs, or an improvement was in place. */
  bookedAt: Instant | null;
  bookedByName: string | null;
  /** Who promised the improvement; null for whoever took the step. */
  ownerName: string | null;
}

export interface StepDetail {
  /** How many of what, by code. */
  counts?: Record<string, number>;
  /** Codes of what was found, or of what is still open. */
  findings?: string[];
  /** The cause that was named. */
  cause?: string;
  /** State that was set. */
  lifecycle?: string;
  /** Kind of system where the break is. */
  system?: string;
  /** Name of the group that a robot told; `isUnsure` where no answer said so. */
  group?: string;
  isUnsure?: true;
}

export function isTemporary(kind: PlayStepKind): boolean {
  const { isTemporary: temporary }: StepForm = PLAY_STEPS[kind];
  return temporary === true;
}

/** A makeshift that took effect and was not yet entered where it belongs. */
export function isUnbooked(step: Pick<PlayStep, 'kind' | 'outcome' | 'bookedAt'>): boolean {
  return isTemporary(step.kind) && step.outcome === 'done' && step.bookedAt === null;
}

/** Whether somebody still has to come back to a step: an unbooked makeshift, or an improvement that was promised and is not in place. */
export function isOwed(step: Pick<PlayStep, 'kind' | 'outcome' | 'until' | 'bookedAt'>): boolean {
  return isUnbooked(step) || (step.kind === 'improve' && step.until !== null && step.bookedAt === null);
}

/** The cause that was named last; null while nobody has. */
export function namedCause(steps: readonly PlayStep[]): string | null {
  return steps.findLast((step) => step.kind === 'name_cause')?.detail.cause ?? null;
}
