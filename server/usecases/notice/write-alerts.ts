import type { Content } from '@/server/channels/channel';
import type { Medium } from '@/server/domain/notice/medium';
import type { AlertParams } from '@/server/domain/notice/staff-alert';
import type { CaseSubject } from '@/server/domain/play/case-subject';
import { type AlertMessage, alertMail, alertMarkdown, alertSms } from '@/server/domain/wording/alert-message';
import { publicUrl } from '@/server/platform/environment';
import type { Context } from '@/server/store/context';
import { pictureForGroup } from '../play/picture-for-group';
import { callByName } from './call-by-name';
import type { WordedAlert } from './pick-for-staff';

/** Staff who chose nothing else work where the first shop is. */
export const STAFF_ZONE = 'Asia/Shanghai';
/** Bytes of markdown that robots take (INTEGRATIONS A3), with room for the names that are called. */
export const MARKDOWN_LIMITS: Record<string, number> = { wecom_robot: 3_900, dingtalk_robot: 19_000 };

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
  const owner = lead.owner?.startsWith(PERSON) ? lead.owner.slice(PERSON.length) : null;
  const mentions = await callByName(ctx, owner, to.channel);
  const subject = others.length === 0 ? subjectOf(lead.params) : null;
  const picture = subject === null ? {} : await pictureForGroup(ctx, subject, { channel: to.channel, timeZone: viewer.timeZone });
  const limit = MARKDOWN_LIMITS[to.channel] ?? 3_900;
  return { kind: 'robot', ...alertMarkdown(message, limit), mentions, ...picture };
}

const PERSON = 'person:';

/** The case that an alert is of; null of what is no case. */
function subjectOf({ ticketId, incidentId }: AlertParams): CaseSubject | null {
  if (ticketId !== undefined) return `ticket:${ticketId}`;
  return incidentId === undefined ? null : `incident:${incidentId}`;
}
