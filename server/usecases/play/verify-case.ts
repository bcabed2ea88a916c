import type { CaseSubject } from '@/server/domain/play/case-subject';
import type { PlayStep } from '@/server/domain/play/play-step';
import { openChecks, STUCK_FLAGS, type VerifyCheck, verifyCase } from '@/server/domain/play/verify-case';
import { countStuckOrders, wasCustomerTold } from '@/server/store/case-reading';
import { type Context, inTransaction } from '@/server/store/context';
import { listPlaySteps } from '@/server/store/play-step';
import { type CaseGround, readCaseGround } from './case-ground';
import { keepStep } from './keep-step';

export type Verified = { check: VerifyCheck; isMet: boolean }[];

/** What is still open before the case is over (R0-27); looks only. */
export async function checksOf(ctx: Context, ground: CaseGround, steps: readonly PlayStep[]): Promise<Verified> {
  if (ground.kind === 'incident') {
    const stuck = await countStuckOrders(ctx.db, ground.incident.id, STUCK_FLAGS);
    return verifyCase({ stuck, steps, closingCause: null, isTold: null, isConfirmed: null });
  }
  const { ticket, document } = ground;
  const isStuck = document.attention.some((flag) => STUCK_FLAGS.includes(flag.kind));
  const isReported = ticket.kind !== null;
  return verifyCase({
    stuck: isStuck ? 1 : 0,
    steps,
    closingCause: ticket.cause,
    isTold: ticket.answeredAt !== null || (await wasCustomerTold(ctx.db, ticket.orderId, ticket.openedAt)),
    isConfirmed: isReported ? ticket.confirmedAt !== null : null,
  });
}

/** Checks the end of a case and keeps what came out. */
export async function verifyNow(
  ctx: Context,
  input: { subject: CaseSubject; by: string },
): Promise<{ kind: 'taken'; checks: Verified } | { kind: 'missing' }> {
  const ground = await readCaseGround(ctx, input.subject);
  if (!ground) return { kind: 'missing' };
  const checks = await checksOf(ctx, ground, await listPlaySteps(ctx.db, input.subject));
  const open = openChecks(checks);
  const step = { ...input, kind: 'verify' as const, outcome: open.length > 0 ? 'open' : 'fine', detail: { findings: open } } as const;
  await inTransaction(ctx, (tx) => keepStep(tx, step));
  return { kind: 'taken', checks };
}
