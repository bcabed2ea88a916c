import { localDay } from '../calendar/local-day';
import type { Instant } from '../shared/instant';
import { isTemplateKey, TEMPLATES } from '../template/library';
import type { StaffAlert } from './staff-alert';

/** On whose days a refusal that goes on is told anew. */
const ZONE = 'Asia/Shanghai';

/**
 * A provider refuses what a template says, or our account as a whole (`template` null): no message of it goes by that channel until
 * somebody has seen to it. Told once a day.
 */
export function refusedByProvider(refusal: { channel: string; template: string | null; code: string }, now: Instant): StaffAlert {
  const { channel, template, code } = refusal;
  const day = localDay(now, ZONE);
  if (template === null) return { cause: `refused:${channel}:${day}`, template: 'alert.channel_refused', params: { channel, code } };
  const names = isTemplateKey(template) ? TEMPLATES[template].wechatFact : { 'zh-CN': template, en: template };
  const params = { templateKey: template, nameZh: names['zh-CN'], nameEn: names.en, channel, code };
  return { cause: `refused:${channel}:${template}:${day}`, template: 'alert.words_refused', params };
}
