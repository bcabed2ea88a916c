import type { CustomerWording, Incident } from '../incident/incident';
import { isToldOnce } from '../incident/incident-pause';
import { regionName } from '../place/place-name';
import type { Text, WrittenLanguage } from '../shared/language';
import { carrierName } from '../tracking/carriers';
import { formatMoment, type Viewer } from './dates';
import { fillWords } from './fill-words';
import { stepName } from './step-name';
import { wordRefusal } from './word-refusal';

export interface WordedIncident {
  /** What is the matter, in a few words. */
  title: string;
  /** The probable cause, with its evidence. */
  cause: string;
  /** What its customers are told. */
  told: string;
}

const say = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });

const TITLES: Record<Incident['kind'], Text> = {
  source_silent: say('{source} 没有更新', '{source} is silent'),
  common_cause: say('{scope}大面积停在「{step}」', 'Many orders stand at "{step}"{scope}'),
  fold_difference: say('按事实重算的结果不一致', 'Orders folded anew differ'),
};

/** Parts in square brackets are left out when a placeholder in them has nothing to say. */
const CAUSES: Record<string, Text> = {
  calls_refused: say(
    '自{since} 起没有收到 {source} 的成功调用；{refused} 次调用被拒[（{refusedAs}）][，另有 {failed} 次处理失败]',
    'No successful call from {source} since {since}; {refused} calls refused[ ({refusedAs})][, {failed} more failed]',
  ),
  calls_failed: say(
    '自{since} 起没有收到 {source} 的成功调用；{failed} 次调用处理失败',
    'No successful call from {source} since {since}; {failed} calls failed',
  ),
  nothing_heard: say(
    '自{since} 起没有收到 {source} 的任何调用[，这段时间平时约有 {expected} 次]',
    'Nothing heard from {source} since {since}[, usually about {expected} calls in that time]',
  ),
  region_missing: say(
    '停住的订单里 {missing}/{of} 个没有收货地区：请检查行政区划数据和分仓路由（自{since}）',
    '{missing} of {of} stalled orders have no destination region: check the region data and the routing (since {since})',
  ),
  not_handed_over: say(
    '{stalls} 个已付款订单没有进到仓库（自{since}）；{source} 照常有回调[，最近 {lastGoodAt}]：请检查付款到仓库之间的推送',
    '{stalls} paid orders never reached the warehouse (since {since}); {source} is heard as usual[, last {lastGoodAt}]: check what hands paid orders over',
  ),
  step_stands: say(
    '自{since} 起有 {stalls} 个订单停在这一步，远多于平时[；{source} 照常有回调][，最近 {lastGoodAt}]',
    '{stalls} orders stand at this step since {since}, many more than usual[; {source} is heard as usual][, last {lastGoodAt}]',
  ),
  fold_difference: say(
    '抽查 {sampled} 个订单，按全部事实重算有 {differing} 个与现有结果不同',
    'Of {sampled} orders folded anew from all their facts, {differing} differ from what is shown',
  ),
};

const TOLD: Record<Incident['kind'], Text> = {
  source_silent: say(
    '停滞计时暂停，不发停滞通知；客户页面如实显示“暂时无更新（自{since}）”',
    'Stall clocks stand still and no stall message goes out; the page says there is no news since {since}',
  ),
  common_cause: say(
    '停滞计时暂停，不逐单发停滞通知；客户页面显示卡在哪一步、谁在处理',
    'Stall clocks stand still and no stall message goes out one by one; the page says where it stands and who acts',
  ),
  fold_difference: say(
    '已按事实重算并更正，客户页面随即更新',
    'They were written anew from their facts at once, and so were the customers’ pages',
  ),
};

const TOLD_ONCE = say(
  '每位客户告知一次（原因、谁在处理、下次更新时间），之后计时暂停，不再重复打扰',
  'Each customer is told once, with the reason and the next update; then clocks stand still and nobody is told again and again',
);

/** As much of an incident as its words need. */
export type IncidentTold = Pick<Incident, 'kind' | 'step' | 'carrier' | 'region' | 'cause' | 'params' | 'since'> &
  Partial<Pick<Incident, 'told'>>;

function scopeName(incident: IncidentTold, language: WrittenLanguage): string {
  const parts = [
    incident.carrier ? carrierName(incident.carrier, language) : null,
    incident.region ? regionName(incident.region, language) : null,
  ].filter((part) => part !== null);
  if (parts.length === 0) return '';
  return language === 'en' ? ` (${parts.join(', ')})` : `${parts.join('、')}`;
}

const SILENCE = say(
  '停滞计时暂停，不发停滞通知；已选择不向客户提起，客户页面照常显示进展',
  'Stall clocks stand still and no stall message goes out; it was chosen to say nothing, the page shows where the order is',
);
const BY_HAND = say(
  '停滞计时暂停，不发停滞通知；客户页面显示：',
  'Stall clocks stand still and no stall message goes out; the page says: ',
);

function toldByHand(told: CustomerWording | null | undefined, language: WrittenLanguage): string | null {
  if (!told) return null;
  return told.kind === 'silence' ? SILENCE[language] : BY_HAND[language] + told[language];
}

const MOMENTS = new Set(['since', 'lastGoodAt']);

/** An incident in words for a reader's language, zone and moment. */
export function wordIncident(incident: IncidentTold, language: WrittenLanguage, viewer: Viewer): WordedIncident {
  const named: Record<string, string | number> = {
    ...incident.params,
    since: incident.params.since ?? incident.since,
    step: incident.step ? stepName(incident.step, language) : '',
    scope: scopeName(incident, language),
  };
  const value = (name: string): string | null => {
    const found = named[name];
    if (found === undefined) return null;
    if (name === 'refusedAs') return wordRefusal(String(found), language);
    return MOMENTS.has(name) ? formatMoment(Number(found), language, viewer) : String(found);
  };
  const values = Object.fromEntries(Object.keys(named).map((name) => [name, value(name) ?? '']));
  const worded = (text: Text) =>
    fillWords(
      text[language].replace(/\[([^\]]*)\]/g, (_, part: string) =>
        [...part.matchAll(/\{(\w+)\}/g)].every(([, name]) => value(name!) !== null) ? part : '',
      ),
      values,
    );
  return {
    title: worded(TITLES[incident.kind]),
    cause: worded(CAUSES[incident.cause] ?? say(incident.cause, incident.cause)),
    told: toldByHand(incident.told, language) ?? worded(isToldOnce(incident) ? TOLD_ONCE : TOLD[incident.kind]),
  };
}
