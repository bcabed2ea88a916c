import { quietUntil } from '@/server/domain/calendar/quiet-hours';
import { type AlertKey, alertPath, isAlertKey, mayWake } from '@/server/domain/notice/staff-alert';
import { quietHoursOf } from '@/server/domain/preference/preference';
import { DAY } from '@/server/domain/shared/instant';
import { alertSms, wordAlert } from '@/server/domain/wording/word-alert';
import { publicUrl } from '@/server/platform/environment';
import { newId } from '@/server/platform/ids';
import { beginAttempt } from '@/server/store/attempt';
import type { Context } from '@/server/store/context';
import { settleNotice } from '@/server/store/notice';
import type { DueAlert } from '@/server/store/staff-alert';
import { type ReadyChannel, type ReadyChannels, readyChannels } from '../channel/ready-channels';
import type { Round } from './round';
import { settleSend } from './settle-send';
import { shopQuietHours } from './shop-quiet-hours';

/** Staff who chose nothing else work where the first shop is. */
const ZONE = 'Asia/Shanghai';
/** Older than this an alert is history, and stands in the console. */
const STALE_AFTER = DAY;
const ENDS_CHANNEL = new Set(['permanent', 'suppressed', 'failed']);

type Choice = { by: ReadyChannel; address: string };

/** Channels on which the person can be reached and that have not refused this alert for good, in the order of preference. */
function usable({ reach, tried }: DueAlert, channels: ReadyChannels): Choice[] {
  const refused = new Set(tried.filter((t) => ENDS_CHANNEL.has(t.outcome)).map((t) => t.channel));
  return [...channels.values()].flatMap((by) => {
    const { readStaffAddress, medium, takes } = by.channel;
    const address = reach.find((r) => r.medium === medium)?.address;
    return readStaffAddress && address !== undefined && takes(address) && !refused.has(by.code) ? [{ by, address }] : [];
  });
}

/**
 * Sends one alert to one member of staff outside the console, unless by now somebody has seen it there or the trouble is
 * over. What can wait until the morning of that person does.
 */
export async function deliverToPerson(ctx: Context, alert: DueAlert, { pauses, leasedUntil }: Round): Promise<void> {
  const now = ctx.now();
  const settle = (to: Parameters<typeof settleNotice>[2]) => settleNotice(ctx.db, alert.id, to, now);
  if (!isAlertKey(alert.template)) return settle({ state: 'dead', detail: 'it could not be worded' });
  if (alert.isSettled) return settle({ state: 'suppressed', detail: 'resolved' });
  if (now - alert.createdAt > STALE_AFTER) return settle({ state: 'suppressed', detail: 'stale' });
  const quietHours = quietHoursOf(alert, shopQuietHours());
  const quiet = mayWake(alert.template, alert.params) || !quietHours ? null : quietUntil(now, alert.timeZone ?? ZONE, quietHours);
  if (quiet !== null) return settle({ state: 'pending', detail: 'quiet hours', dueAt: quiet });
  const choices = usable(alert, await readyChannels(ctx.db));
  const choice = choices.find(({ by }) => !pauses.has(by.code));
  if (!choice && choices.length > 0)
    return settle({
      state: 'pending',
      detail: 'the channel rests',
      dueAt: Math.min(...choices.map(({ by }) => pauses.get(by.code)!.until)),
    });
  if (!choice) return settle({ state: 'suppressed', detail: alert.reach.length > 0 ? 'no channel is configured' : 'no phone is known' });
  await send(ctx, { ...alert, template: alert.template }, choice, leasedUntil);
}

async function send(ctx: Context, alert: DueAlert & { template: AlertKey }, { by, address }: Choice, leasedUntil: number) {
  const now = ctx.now();
  const language = /^\+(?!86|852|853|886)/.test(address) ? 'en' : 'zh-CN';
  const body = alertSms(
    wordAlert(alert, language, { timeZone: alert.timeZone ?? ZONE, now }),
    publicUrl() + alertPath(alert.params),
    language,
  );
  const content = { kind: 'text' as const, body };
  const attemptId = newId(now);
  if (
    !(await beginAttempt(ctx.db, {
      id: attemptId,
      noticeId: alert.id,
      channel: by.code,
      sendId: attemptId,
      address,
      startedAt: now,
      leasedUntil,
    }))
  )
    return;
  const sent = await by.channel.send(by.account, { attemptId, address, content }, now);
  const notice = { id: alert.id, attempts: alert.attempts, orderId: null, phoneHash: null };
  await settleSend(ctx, { attemptId, notice, channel: by.code, message: { content, promise: null } }, sent);
}
