import { quietUntil } from '@/server/domain/calendar/quiet-hours';
import { DAY } from '@/server/domain/shared/instant';
import { wordCarrierAsk } from '@/server/domain/wording/word-carrier-ask';
import { readCarrierContact } from '@/server/store/carrier-contact';
import type { Context } from '@/server/store/context';
import type { DueNotice, Settlement } from '@/server/store/notice';
import type { Decision } from './decision';
import { pickChannel, refusedChannels } from './pick-channel';
import type { Round } from './round';
import { shopQuietHours } from './shop-quiet-hours';

/** Recipient of a notice to somebody at a carrier. */
export const CONTACT = 'contact:';
/** Older than this it was asked by other means. */
const STALE_AFTER = DAY;

/** Whether the parcel still stands where it stood when the contact was to be asked. */
function isStillWaiting({ document, params }: DueNotice): boolean {
  return document.attention.some(
    (flag) => flag.rule === params.rule && flag.shipmentKey === params.shipmentKey && flag.since === params.since,
  );
}

/** Somebody at a carrier is asked about one parcel, unless it has moved by now; at night it waits for the morning. */
export async function decideForContact(ctx: Context, notice: DueNotice, round: Round): Promise<Decision> {
  const { id, tried } = notice;
  const { now } = round;
  const settle = (to: Settlement): Decision => ({ kind: 'settle', id, to });
  if (!isStillWaiting(notice)) return settle({ state: 'suppressed', detail: 'resolved' });
  if (now - notice.createdAt > STALE_AFTER) return settle({ state: 'suppressed', detail: 'stale' });
  const contact = await readCarrierContact(ctx.db, notice.recipient.slice(CONTACT.length));
  if (!contact) return settle({ state: 'suppressed', detail: 'no phone is known' });
  const quietHours = shopQuietHours();
  const quiet = quietHours ? quietUntil(now, notice.timeZone, quietHours) : null;
  if (quiet !== null) return settle({ state: 'pending', detail: 'quiet hours', dueAt: quiet });
  const { address, medium } = contact;
  const refused = refusedChannels(tried);
  const usable = [...round.channels.values()]
    .filter(
      ({ code, channel }) => channel.medium === medium && channel.carries.includes('text') && channel.takes(address) && !refused.has(code),
    )
    .map((by) => ({ by, address }));
  const pick = pickChannel(usable, notice, round);
  if (!pick) return settle({ state: 'suppressed', detail: 'no channel is configured' });
  if (pick.kind === 'wait') return { ...pick, id };
  const language = /^\+(?!86|852|853|886)/.test(address) ? 'en' : 'zh-CN';
  const { carrier, trackingNo, reason, since, city } = notice.params;
  const ask = { carrier: String(carrier), trackingNo: String(trackingNo), reason: String(reason), since: Number(since) };
  const body = wordCarrierAsk({ ...ask, orderNo: notice.orderNo, ...(city ? { city: String(city) } : {}) }, language, now);
  // what a contact cannot be reached by says nothing of the customer
  return { ...pick, notice: { ...notice, phoneHash: null }, message: { content: { kind: 'text', body }, promise: null } };
}
