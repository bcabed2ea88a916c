import type { Language, Text } from '../shared/language';
import type { Attention, AttentionKind } from '../tracking/attention';
import { formatMoment, type Viewer } from './dates';
import { fillTemplate } from './fill-template';
import { reasonOf } from './reasons';
import { nearestWritten, textIn } from './text-in';

export interface WordedAttention {
  /** What kind of trouble, in two or three words. */
  title: string;
  /** Why. */
  reason: string;
  /** Since when. */
  since: string;
  /** Who acts, or what we ask of the customer. */
  doing: string;
  /** When the next update comes; null when none is promised or the moment has passed. */
  next: string | null;
  /** Whether a customer should read it at all. */
  isPublic: boolean;
}

const KINDS: Record<AttentionKind, Text> = {
  stalled: { 'zh-CN': '比平时慢', en: 'Slower than usual' },
  late: { 'zh-CN': '比预计晚', en: 'Later than expected' },
  exception: { 'zh-CN': '遇到问题', en: 'There is a problem' },
  conflict: { 'zh-CN': '有待核实', en: 'Being checked' },
  silent: { 'zh-CN': '数据暂无更新', en: 'No news for now' },
  disputed: { 'zh-CN': '您的反馈核实中', en: 'Looking into it' },
  unmapped: { 'zh-CN': '有状态尚未对照', en: 'Unmapped status' },
  consent_breach: { 'zh-CN': '未经同意代收', en: 'Left without consent' },
  quarantined: { 'zh-CN': '时间异常的记录', en: 'Report ahead of time' },
};

const NEXT_UPDATE: Text = { 'zh-CN': '{next} 前更新进展', en: 'next update by {next}' };

const STAFF_ONLY: ReadonlySet<AttentionKind> = new Set(['unmapped', 'quarantined']);

/** An open flag in words for a reader's language, zone and moment. `shipmentKey` names the carrier that is meant. */
export function wordAttention(attention: Attention, language: Language, viewer: Viewer): WordedAttention {
  const reason = reasonOf(attention.reason);
  const [carrier = ''] = attention.shipmentKey.split('/');
  const params = {
    reason: attention.reason,
    actor: attention.actor,
    carrier,
    ...(attention.nextUpdateAt === undefined ? {} : { next: attention.nextUpdateAt }),
  };
  return {
    title: textIn(KINDS[attention.kind], language),
    reason: attention.told?.kind === 'words' ? attention.told[nearestWritten(language)] : textIn(reason.name, language),
    since: formatMoment(attention.since, language, viewer),
    doing: fillTemplate('{doing}', params, language, viewer) ?? '',
    next: fillTemplate(textIn(NEXT_UPDATE, language), params, language, viewer),
    isPublic: reason.isPublic && attention.told?.kind !== 'silence' && !STAFF_ONLY.has(attention.kind),
  };
}
