import type { Content } from '@/server/channels/channel';
import type { Medium } from '@/server/domain/notice/medium';
import { type AlertMessage, alertMail, alertMarkdown, alertSms } from '@/server/domain/wording/alert-message';
import { publicUrl } from '@/server/platform/environment';
import type { Context } from '@/server/store/context';
import { readGroupName } from '@/server/store/staff-reach';
import type { WordedAlert } from './pick-for-staff';

/** Staff who chose nothing else work where the first shop is. */
export const STAFF_ZONE = 'Asia/Shanghai';
/** Bytes of markdown that robots take (INTEGRATIONS A3), with room for the names that are called. */
const MARKDOWN_LIMITS: Record<string, number> = { wecom_robot: 3_900, dingtalk_robot: 19_000 };

/** One message about some alerts, the lead first, in the shape that its medium carries. */
export async function writeAlerts(
  ctx: Context,
  [lead, ...others]: readonly [WordedAlert, ...WordedAlert[]],
  to: { channel: string; medium: Medium; address: string },
): Promise<Content> {
  // a phone from abroad reads English; everybody else the language of the house
  const language = to.medium === 'sms' && /^\+(?!86|852|853|886)/.test(to.address) ? 'en' : 'zh-CN';
  const viewer = { timeZone: lead.timeZone ?? STAFF_ZONE, now: ctx.now() };
  const message: AlertMessage = { lead, others, language, viewer, site: publicUrl() };
  if (to.medium === 'mail') return { kind: 'mail', ...alertMail(message), unsubscribe: null };
  if (to.medium !== 'robot') return { kind: 'text', body: alertSms(message) };
  const name = lead.owner?.startsWith('person:')
    ? await readGroupName(ctx.db, lead.owner.slice('person:'.length), to.channel === 'wecom_robot' ? 'wecom' : 'dingtalk')
    : null;
  const isPhone = name !== null && /^\+?\d{6,15}$/.test(name);
  const mentions = { phones: name !== null && isPhone ? [name] : [], ids: name !== null && !isPhone ? [name] : [], all: false };
  return { kind: 'robot', ...alertMarkdown(message, MARKDOWN_LIMITS[to.channel] ?? 3_900), mentions };
}
