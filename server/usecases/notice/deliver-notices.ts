import { MINUTE } from '@/server/domain/shared/instant';
import { newId } from '@/server/platform/ids';
import type { Context } from '@/server/store/context';
import { claimNotices, type DueNotice, deliverToConsole, readDueNotices, rescueNotices, settleNotices } from '@/server/store/notice';
import { readDueAlerts } from '@/server/store/staff-alert';
import { CONTACT, decideForContact } from './decide-for-contact';
import { decideForCustomer } from './decide-for-customer';
import { decideForStaff } from './decide-for-staff';
import type { Decision } from './decision';
import { beginRound, type Round } from './round';
import { sendMessages } from './send-messages';

/** Longer than the slowest provider call and the queue before it in one round. */
const LEASE_MS = 2 * MINUTE;
const BATCH = 200;

/**
 * One round of delivery: rescues what dead deliverers left, takes due notices under a lease, asks for each again whether
 * it may go, and sends it. Tries are written before the provider is called, so a crash at any moment leaves a message
 * either unsent and free, sent and known, or unknown and seen to (resolve-lost.ts). Answers how many notices it took.
 */
export async function deliverNotices(ctx: Context): Promise<{ claimed: number }> {
  const now = ctx.now();
  await rescueNotices(ctx.db, now);
  const ids = await claimNotices(ctx.db, now, LEASE_MS, BATCH);
  if (ids.length === 0) return { claimed: 0 };
  const [round, notices] = await Promise.all([beginRound(ctx, now + LEASE_MS), readDueNotices(ctx.db, ids, now)]);
  const alerts = notices.length < ids.length ? await readDueAlerts(ctx.db, ids) : [];
  const inConsole = [...notices, ...alerts].filter((n) => n.recipient.startsWith('staff:'));
  // staff read their alerts in the console: being there is their delivery
  await deliverToConsole(
    ctx.db,
    inConsole.map((n) => ({ id: n.id, attemptId: newId(now) })),
    now,
  );
  const outside = alerts.filter((a) => !a.recipient.startsWith('staff:'));
  const decisions = [...(await decideAll(ctx, notices, round)), ...(await decideForStaff(ctx, outside, round))];
  await settleNotices(
    ctx.db,
    decisions.filter((one) => one.kind === 'settle'),
    now,
  );
  await sendMessages(
    ctx,
    decisions.filter((one) => one.kind !== 'settle'),
    round,
  );
  return { claimed: ids.length };
}

/** Decides notice by notice; of one customer each sees what those before it use up of the day. */
async function decideAll(ctx: Context, notices: readonly DueNotice[], round: Round): Promise<Decision[]> {
  const decisions: Decision[] = [];
  const sent = new Map<string, number>();
  for (const notice of notices) {
    const isForCustomer = notice.recipient === 'customer';
    if (!isForCustomer && !notice.recipient.startsWith(CONTACT)) continue;
    try {
      const before = sent.get(notice.phoneHash ?? notice.id) ?? 0;
      const decision = isForCustomer ? await decideForCustomer(ctx, notice, round, before) : await decideForContact(ctx, notice, round);
      decisions.push(decision);
      if (isForCustomer && decision.kind === 'send' && notice.phoneHash) sent.set(notice.phoneHash, before + 1);
    } catch (error) {
      // its lease runs out and it is taken again; the others go on
      logFault(ctx, error);
    }
  }
  return decisions;
}

function logFault(ctx: Context, error: unknown): void {
  ctx.log.error({ err: error }, 'a notice could not be delivered now');
}
