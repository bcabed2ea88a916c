import { quietUntil } from '@/server/domain/calendar/quiet-hours';
import { DAY } from '@/server/domain/shared/instant';
import { wordCarrierAsk } from '@/server/domain/wording/word-carrier-ask';
import { newId } from '@/server/platform/ids';
import { beginAttempt } from '@/server/store/attempt';
import { readCarrierContact } from '@/server/store/carrier-contact';
import type { Context } from '@/server/store/context';
import { type DueNotice, settleNotice } from '@/server/store/notice';
import { readyChannels } from '../channel/ready-channels';
import type { Round } from './round';
import { settleSend } from './settle-send';
import { shopQuietHours } from './shop-quiet-hours';

/** Recipient of a notice to somebody at a carrier. */
export const CONTACT = 'contact:';
/** Older than this it was asked by other means. */
const STALE_AFTER = DAY;
const ENDS = new Set(['permanent', 'suppressed', 'failed']);

/** Whether the parcel still stands where it stood when the contact was to be asked. */
function isStillWaiting({ document, params }: DueNotice): boolean {
  return document.attention.some(
    (flag) => flag.rule === params.rule && flag.shipmentKey === params.shipmentKey && flag.since === params.since,
  );
}

/** Asks somebody at a carrier about one parcel, unless it has moved by now; at night it waits for the morning. */
export async function deliverToContact(ctx: Context, notice: DueNotice, { pauses, leasedUntil }: Round): Promise<void> {
  const now = ctx.now();
  const settle = (to: Parameters<typeof settleNotice>[2]) => settleNotice(ctx.db, notice.id, to, now);
  if (!isStillWaiting(notice)) return settle({ state: 'suppressed', detail: 'resolved' });
  if (now - notice.createdAt > STALE_AFTER) return settle({ state: 'suppressed', detail: 'stale' });
  const contact = await readCarrierContact(ctx.db, notice.recipient.slice(CONTACT.length));
  if (!contact) return settle({ state: 'suppressed', detail: 'no phone is known' });
  const quietHours = shopQuietHours();
  const quiet = quietHours ? quietUntil(now, notice.timeZone, quietHours) : null;
  if (quiet !== null) return settle({ state: 'pending', detail: 'quiet hours', dueAt: quiet });
  const refused = new Set(notice.tried.filter((t) => ENDS.has(t.outcome)).map((t) => t.channel));
  const usable = [...(await readyChannels(ctx.db)).values()].filter(
    ({ code, channel }) =>
      channel.medium === contact.medium && channel.carries.includes('text') && channel.takes(contact.address) && !refused.has(code),
  );
  if (usable.length === 0) return settle({ state: 'suppressed', detail: 'no channel is configured' });
  const by = usable.find(({ code }) => !pauses.has(code));
  if (!by)
    return settle({ state: 'pending', detail: 'the channel rests', dueAt: Math.min(...usable.map(({ code }) => pauses.get(code)!.until)) });
  const language = /^\+(?!86|852|853|886)/.test(contact.address) ? 'en' : 'zh-CN';
  const { carrier, trackingNo, reason, since, city } = notice.params;
  const ask = { carrier: String(carrier), trackingNo: String(trackingNo), reason: String(reason), since: Number(since) };
  const body = wordCarrierAsk({ ...ask, orderNo: notice.orderNo, ...(city ? { city: String(city) } : {}) }, language, now);
  const attemptId = newId(now);
  if (
    !(await beginAttempt(ctx.db, {
      id: attemptId,
      noticeId: notice.id,
      channel: by.code,
      sendId: attemptId,
      address: contact.address,
      startedAt: now,
      leasedUntil,
    }))
  )
    return;
  const content = { kind: 'text' as const, body };
  const sent = await by.channel.send(by.account, { attemptId, address: contact.address, content }, now);
  const { id, attempts, orderId } = notice;
  await settleSend(
    ctx,
    { attemptId, notice: { id, attempts, orderId, phoneHash: null }, channel: by.code, message: { content, promise: null } },
    sent,
  );
}
