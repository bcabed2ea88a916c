import { recipientZone } from '@/server/domain/calendar/recipient-zone';
import { gateNotice } from '@/server/domain/notice/gate-notice';
import { NO_PREFERENCE, quietHoursOf } from '@/server/domain/preference/preference';
import { DAY, MINUTE } from '@/server/domain/shared/instant';
import { newId } from '@/server/platform/ids';
import { beginAttempt } from '@/server/store/attempt';
import { readPauses } from '@/server/store/channel-pause';
import type { Context } from '@/server/store/context';
import {
  claimNotices,
  countSent,
  type DueNotice,
  deliverToConsole,
  readDueNotices,
  rescueNotices,
  settleNotice,
} from '@/server/store/notice';
import { readPreference } from '@/server/store/preference';
import { readReach } from '@/server/store/reach';
import { readDueAlerts } from '@/server/store/staff-alert';
import { orderLink } from '../brand/order-link';
import { readyChannels } from '../channel/ready-channels';
import { chooseChannel } from './choose-channel';
import { CONTACT, deliverToContact } from './deliver-to-contact';
import { deliverToPerson } from './deliver-to-person';
import type { Round } from './round';
import { settleSend } from './settle-send';
import { shopQuietHours } from './shop-quiet-hours';
import { type Message, writeMessage } from './write-message';

/** Longer than the slowest provider call and the queue before it in one round. */
const LEASE_MS = 2 * MINUTE;
const BATCH = 100;
const AT_ONCE = 20;

async function deliverToCustomer(ctx: Context, notice: DueNotice, { pauses, leasedUntil }: Round): Promise<void> {
  const now = ctx.now();
  const timeZone = recipientZone(notice.document.state.destination, notice.timeZone);
  const sentToday = notice.phoneHash ? await countSent(ctx.db, notice.phoneHash, now - DAY) : 0;
  const quietHours = shopQuietHours();
  const { preference } = notice.phoneHash ? await readPreference(ctx.db, notice.phoneHash) : { preference: NO_PREFERENCE };
  const gate = gateNotice({ ...notice, sentToday, timeZone, quietHours, preference, now });
  if (gate.kind === 'suppress') return settleNotice(ctx.db, notice.id, { state: 'suppressed', detail: gate.reason }, now);
  if (gate.kind === 'postpone') return settleNotice(ctx.db, notice.id, { state: 'pending', detail: gate.why, dueAt: gate.until }, now);
  const choice = chooseChannel(
    notice,
    notice.phoneHash ? await readReach(ctx.db, notice.phoneHash) : [],
    await readyChannels(ctx.db),
    pauses,
  );
  if (choice.kind === 'nobody') return settleNotice(ctx.db, notice.id, { state: choice.state, detail: choice.reason }, now);
  if (choice.kind === 'wait')
    return settleNotice(ctx.db, notice.id, { state: 'pending', detail: 'the channel rests', dueAt: choice.until }, now);
  const link = await orderLink(ctx, notice.document.state.shop, `/q/${notice.code}`);
  const recipient = { timeZone, quiet: quietHoursOf(preference, quietHours), link, language: preference.language, now };
  const { by, address } = choice;
  const message = wordMessage(ctx, notice, () => writeMessage(notice, by.code, recipient));
  if (!message) return settleNotice(ctx.db, notice.id, { state: 'dead', detail: 'it could not be worded' }, now);
  const attemptId = newId(now);
  const attempt = { id: attemptId, noticeId: notice.id, channel: by.code, sendId: attemptId, address, startedAt: now, leasedUntil };
  if (!(await beginAttempt(ctx.db, attempt))) return;
  const sent = await by.channel.send(by.account, { attemptId, address, content: message.content }, now);
  await settleSend(ctx, { attemptId, notice, channel: by.code, message }, sent);
}

/** One notice that cannot be worded must not hold up the others; the log says why. */
function wordMessage(ctx: Context, notice: DueNotice, write: () => Message): Message | null {
  try {
    return write();
  } catch (error) {
    ctx.log.error({ err: error, noticeId: notice.id, template: notice.template }, 'a notice could not be worded');
    return null;
  }
}

/** Messages to one customer go one after the other, so that each sees the budget that the one before has used. */
function byCustomer(notices: readonly DueNotice[]): DueNotice[][] {
  const queues = new Map<string, DueNotice[]>();
  for (const notice of notices) {
    const key = notice.phoneHash ?? notice.id;
    const queue = queues.get(key);
    if (queue) queue.push(notice);
    else queues.set(key, [notice]);
  }
  return [...queues.values()];
}

/**
 * One round of delivery: rescues what dead deliverers left, takes due notices under a lease, asks for each again whether
 * it may go, and sends it. The try is written before the provider is called, so a crash at any moment leaves a message
 * either unsent and free, sent and known, or unknown and waiting for its receipt; none is sent twice. Answers how many
 * notices it took.
 */
export async function deliverNotices(ctx: Context): Promise<{ claimed: number }> {
  const now = ctx.now();
  await rescueNotices(ctx.db, now);
  const ids = await claimNotices(ctx.db, now, LEASE_MS, BATCH);
  if (ids.length === 0) return { claimed: 0 };
  const round: Round = { pauses: await readPauses(ctx.db, now), leasedUntil: now + LEASE_MS };
  const notices = await readDueNotices(ctx.db, ids);
  const alerts = notices.length < ids.length ? await readDueAlerts(ctx.db, ids) : [];
  const forStaff = [...notices, ...alerts].filter((n) => n.recipient.startsWith('staff:'));
  // staff read their alerts in the console: being there is their delivery
  await deliverToConsole(
    ctx.db,
    forStaff.map((n) => ({ id: n.id, attemptId: newId(now) })),
    now,
  );
  const queues = [
    ...byCustomer(notices.filter((n) => n.recipient === 'customer')).map((queue) =>
      queue.map((n) => () => deliverToCustomer(ctx, n, round)),
    ),
    ...notices.filter((n) => n.recipient.startsWith(CONTACT)).map((n) => [() => deliverToContact(ctx, n, round)]),
    ...alerts.filter((a) => !a.recipient.startsWith('staff:')).map((alert) => [() => deliverToPerson(ctx, alert, round)]),
  ][Symbol.iterator]();
  const faults: unknown[] = [];
  const line = async () => {
    for (const queue of queues) {
      for (const deliver of queue) {
        try {
          await deliver();
        } catch (error) {
          // its lease runs out and the rescue decides; the others go on
          faults.push(error);
        }
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, line));
  for (const error of faults) ctx.log.error({ err: error }, 'a notice could not be delivered now');
  return { claimed: ids.length };
}
