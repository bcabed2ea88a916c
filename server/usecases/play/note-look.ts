import { awaitedKinds } from '@/server/domain/incident/clock-pauses';
import type { CaseSubject } from '@/server/domain/play/case-subject';
import type { Look, StepDetail } from '@/server/domain/play/play-step';
import { DAY } from '@/server/domain/shared/instant';
import { isClosingCause } from '@/server/domain/ticket/closing-cause';
import type { SourceKind } from '@/server/domain/tracking/fact';
import { type Context, inTransaction } from '@/server/store/context';
import { readStaffById } from '@/server/store/staff';
import { type CaseGround, readCaseGround } from './case-ground';
import { keepStep } from './keep-step';
import { axisOf } from './read-evidence';

export type NoteOutcome = { kind: 'taken' } | { kind: 'missing' };

interface ByStaff {
  subject: CaseSubject;
  by: string;
  words: string;
}

/** Keeps that somebody looked at a piece of evidence, and whether the trouble shows there. */
export async function noteLook(ctx: Context, input: ByStaff & { look: Look; isFound: boolean }): Promise<NoteOutcome> {
  const { look: kind, isFound, ...step } = input;
  const ground = await readCaseGround(ctx, input.subject);
  if (!ground) return { kind: 'missing' };
  const system = kind === 'find_break' && isFound ? await brokenSystem(ctx, ground) : null;
  const detail: StepDetail = system ? { system } : {};
  await inTransaction(ctx, (tx) => keepStep(tx, { ...step, kind, outcome: isFound ? 'found' : 'fine', detail }));
  return { kind: 'taken' };
}

/** Kind of system whose word is missing. */
async function brokenSystem(ctx: Context, ground: CaseGround): Promise<SourceKind | null> {
  if (ground.kind === 'ticket') return (await axisOf(ctx, ground))?.breaks[0]?.awaited[0] ?? null;
  const { sourceKind, step } = ground.incident;
  return sourceKind ?? (step ? (awaitedKinds(step)[0] ?? null) : null);
}

/** Names the cause by the tree of causes (DOMAIN 3.3); a later one stands instead. */
export async function nameCause(ctx: Context, input: ByStaff & { cause: string }): Promise<NoteOutcome | { kind: 'bad_cause' }> {
  const { cause, ...step } = input;
  if (!isClosingCause(cause)) return { kind: 'bad_cause' };
  if (!(await readCaseGround(ctx, input.subject))) return { kind: 'missing' };
  await inTransaction(ctx, (tx) => keepStep(tx, { ...step, kind: 'name_cause', outcome: 'done', detail: { cause } }));
  return { kind: 'taken' };
}

/**
 * Keeps what makes the next case rarer (R0-28), with who sees to it and by when; also once the case is closed. Whoever is named is
 * reminded when the time comes; without a time it is a remark that nobody waits for.
 */
export async function noteImprovement(
  ctx: Context,
  input: ByStaff & { ownerId?: string | undefined; days?: number | undefined },
): Promise<NoteOutcome | { kind: 'no_such_owner' }> {
  const { ownerId, days, ...step } = input;
  if (!(await readCaseGround(ctx, input.subject))) return { kind: 'missing' };
  if (ownerId !== undefined && !(await readStaffById(ctx.db, ownerId))?.active) return { kind: 'no_such_owner' };
  await inTransaction(ctx, (tx) =>
    keepStep(tx, {
      ...step,
      kind: 'improve',
      outcome: 'done',
      ...(ownerId === undefined ? {} : { owner: `staff:${ownerId}` }),
      ...(days === undefined ? {} : { until: tx.now() + days * DAY }),
    }),
  );
  return { kind: 'taken' };
}
