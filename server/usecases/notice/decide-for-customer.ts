import { recipientZone } from '@/server/domain/calendar/recipient-zone';
import { gateNotice } from '@/server/domain/notice/gate-notice';
import { quietHoursOf } from '@/server/domain/preference/preference';
import type { Context } from '@/server/store/context';
import type { DueNotice } from '@/server/store/notice';
import { orderLink } from '../brand/order-link';
import { chooseChannel } from './choose-channel';
import type { Decision } from './decision';
import type { Round } from './round';
import { shopQuietHours } from './shop-quiet-hours';
import { type Message, writeMessage } from './write-message';

/**
 * Whether a customer's notice may go now, by which channel and in which words. `sentBefore` are messages of this round to the
 * same customer: each uses up a part of the day's budget.
 */
export async function decideForCustomer(ctx: Context, notice: DueNotice, round: Round, sentBefore: number): Promise<Decision> {
  const { now } = round;
  const { id, preference } = notice;
  const timeZone = recipientZone(notice.document.state.destination, notice.timeZone);
  const quietHours = shopQuietHours();
  const gate = gateNotice({ ...notice, sentToday: notice.sentToday + sentBefore, timeZone, quietHours, preference, now });
  if (gate.kind === 'suppress') return { kind: 'settle', id, to: { state: 'suppressed', detail: gate.reason } };
  if (gate.kind === 'postpone') return { kind: 'settle', id, to: { state: 'pending', detail: gate.why, dueAt: gate.until } };
  const choice = chooseChannel(notice, round);
  if (choice.kind === 'nobody') return { kind: 'settle', id, to: { state: choice.state, detail: choice.reason } };
  if (choice.kind === 'wait') return { ...choice, id };
  const link = await orderLink(ctx, notice.document.state.shop, `/q/${notice.code}`);
  const recipient = { timeZone, quiet: quietHoursOf(preference, quietHours), link, language: preference.language, now };
  const message = wordMessage(ctx, notice, () => writeMessage(notice, choice.by.code, recipient));
  if (!message) return { kind: 'settle', id, to: { state: 'dead', detail: 'it could not be worded' } };
  return { ...choice, notice, message };
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
