import { groupBy } from '@/server/domain/shared/group-by';
import { type Instant, MINUTE } from '@/server/domain/shared/instant';
import { newId } from '@/server/platform/ids';
import type { Context } from '@/server/store/context';
import {
  claimNotices,
  type DueNotice,
  deliverToConsole,
  readDueNotices,
  readFollowers,
  rescueNotices,
  settleNotices,
} from '@/server/store/notice';
import { readDueAlerts } from '@/server/store/staff-alert';
import { alertOfStalls } from './alert-of-stalls';
import { CONTACT, decideForContact } from './decide-for-contact';
import { decideForCustomers } from './decide-for-customers';
import { decideForStaff } from './decide-for-staff';
import type { Decision } from './decision';
import { holdDrafts } from './hold-drafts';
import { mayBeOut } from './pick-channel';
import { beginRound, type Round } from './round';
import { sendMessages } from './send-messages';

/** Longer than the slowest provider call and the queue before it in one round. */
const LEASE_MS = 2 * MINUTE;
const BATCH = 200;
/** What a customer is told this soon may go with what is due now, where it says the same. */
const SOON = MINUTE;

/**
 * One round of delivery: rescues what dead deliverers left, takes due notices under a lease, asks for each again whether
 * it may go, and sends it. Tries are written before the provider is called, so a crash at any moment leaves a message
 * either unsent and free, sent and known, or unknown and seen to (resolve-lost.ts). Answers how many notices it took.
 */
export async function deliverNotices(ctx: Context): Promise<{ claimed: number }> {
  const now = ctx.now();
  await rescueNotices(ctx.db, now);
  const ids = await claimNotices(ctx.db, now, { leaseMs: LEASE_MS, limit: BATCH, soon: now + SOON });
  if (ids.length === 0) return { claimed: 0 };
  const [round, due] = await Promise.all([beginRound(ctx, now + LEASE_MS), readDueNotices(ctx.db, ids, now)]);
  const notices = await withFollowers(ctx, due, now);
  const alerts = notices.length < ids.length ? await readDueAlerts(ctx.db, ids) : [];
  const inConsole = [...notices, ...alerts].filter((n) => n.recipient.startsWith('staff:'));
  await alertOfStalls(
    ctx,
    notices.filter((n) => n.recipient.startsWith('staff:')),
  );
  // staff read their alerts in the console: being there is their delivery
  await deliverToConsole(
    ctx.db,
    inConsole.map((n) => ({ id: n.id, attemptId: newId(now) })),
    now,
  );
  const outside = alerts.filter((a) => !a.recipient.startsWith('staff:'));
  const decisions = [
    ...(await decideForCustomers(
      ctx,
      await holdDrafts(
        ctx,
        notices.filter(({ recipient }) => recipient === 'customer'),
        round,
      ),
      round,
    )),
    ...(await decideForContacts(
      ctx,
      notices.filter(({ recipient }) => recipient.startsWith(CONTACT)),
      round,
    )),
    ...(await decideForStaff(ctx, outside, round)),
  ];
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

/** Beside those whose message may be out, the notices that it told of. */
async function withFollowers(ctx: Context, notices: readonly DueNotice[], now: Instant): Promise<DueNotice[]> {
  const leads = notices.filter(({ tried }) => mayBeOut(tried) !== null).map(({ id }) => id);
  const bound = leads.length === 0 ? [] : await readFollowers(ctx.db, leads);
  if (bound.length === 0) return [...notices];
  const leadOf = new Map(bound.map(({ id, leadId }) => [id, leadId]));
  const read = await readDueNotices(ctx.db, [...leadOf.keys()], now);
  const byLead = groupBy(read, ({ id }) => leadOf.get(id)!);
  return notices.map((notice) => (byLead.has(notice.id) ? { ...notice, followers: byLead.get(notice.id)! } : notice));
}

/** Somebody at a carrier is asked parcel by parcel; what cannot be decided now is taken again when its lease runs out. */
async function decideForContacts(ctx: Context, notices: readonly DueNotice[], round: Round): Promise<Decision[]> {
  const decisions: Decision[] = [];
  for (const notice of notices) {
    try {
      decisions.push(await decideForContact(ctx, notice, round));
    } catch (error) {
      ctx.log.error({ err: error }, 'a notice could not be decided now');
    }
  }
  return decisions;
}
