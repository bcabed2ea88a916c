import type { ScoredStage } from '../arrival/arrival-score';
import { placeName, regionName } from '../place/place-name';
import type { Text, WrittenLanguage } from '../shared/language';
import { carrierName } from '../tracking/carriers';

const say = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });

/** Stages at which a window is scored, as the record calls them. */
export const SCORED_STAGE_NAMES: Record<ScoredStage, Text> = {
  placed: say('下单时', 'When placed'),
  paid: say('付款时', 'When paid'),
  packed: say('打包时', 'When packed'),
  shipped: say('发货时', 'When shipped'),
  picked_up: say('揽收时', 'When picked up'),
  moving: say('运输途中', 'On the way'),
  out_for_delivery: say('派送时', 'Out for delivery'),
  waiting: say('揽收后每一天', 'Each day after pickup'),
};

/** Columns of the record, in their order; lengths are in days. */
export const RECORD_COLUMNS = {
  group: say('分组', 'Group'),
  told: say('说了时间的次数', 'Windows told'),
  inside: say('在说好的时间里（应 80%）', 'Inside the window told (80 %)'),
  inside90: say('在 90% 窗口里', 'Inside the 90 % window'),
  width: say('窗口宽（天）', 'Width (days)'),
  width90: say('90% 窗口宽（天）', 'Width of 90 % (days)'),
  error: say('误差（天）', 'Error (days)'),
  bias: say('偏差（天，正为晚到）', 'Bias (days, + is later)'),
  silent: say('没能说出时间', 'Without a window'),
} as const;
export type RecordColumn = keyof typeof RECORD_COLUMNS;

/** By what the record counts. */
export const RECORD_NAMES = {
  stage: say('按阶段', 'By stage'),
  carrier: say('按快递', 'By carrier'),
  lane: say('按线路', 'By lane'),
  week: say('按周', 'By week'),
} as const;

/** Further sheets of the workbook and the columns of its calibration. */
export const RECORD_SHEETS = {
  calibration: say('校准', 'Calibration'),
  comparison: say('和别人比', 'Comparison'),
  misses: say('差得最多的', 'Worst misses'),
  said: say('说几成会到', 'Share said'),
  came: say('实际到了几成', 'Share that came'),
} as const;

export const WHOSE_NAMES = {
  carrier: say('快递说的', 'The carrier’s date'),
  shop: say('店铺承诺的', 'The shop’s promise'),
  ours: say('我们说的', 'Ours'),
} as const;

export const COMPARISON_COLUMNS = {
  whose: say('谁说的', 'Whose'),
  orders: say('订单数', 'Orders'),
  error: say('平均差（天）', 'Mean error (days)'),
  onTime: say('按时', 'On time'),
  exact: say('正好那天', 'On the very day'),
} as const;

export const MISS_COLUMNS = {
  orderNo: say('订单号', 'Order'),
  shop: say('店铺', 'Shop'),
  carrier: say('快递', 'Carrier'),
  lane: say('线路', 'Lane'),
  missed: say('差多少（天，正为晚到）', 'Missed by (days, + is later)'),
  askedAt: say('什么时候说的', 'Told at'),
  from: say('说最早', 'Told from'),
  likely: say('多半', 'Likely'),
  to: say('说最晚', 'Told to'),
  arrivedAt: say('送到', 'Came'),
  carrierBy: say('快递说', 'Carrier said'),
  promisedBy: say('店铺承诺', 'Promised'),
  waitedAfter: say('最久没动静，停在', 'Longest without news after'),
  waitedDays: say('停了（天）', 'For (days)'),
} as const;

const UNKNOWN = say('未知', 'unknown');

/** A lane in words: '广东 → 北京'; an end is a region, the code of a country in small letters, or '' for unknown. */
export function wordLane({ origin, destination }: { origin: string; destination: string }, language: WrittenLanguage): string {
  const name = (place: string) => {
    if (place === '') return UNKNOWN[language];
    return /^[a-z]{2}$/.test(place) ? placeName(place.toUpperCase(), language) : regionName(place, language);
  };
  return `${name(origin)} → ${name(destination)}`;
}

/** A group of the record in words. */
export function wordRecordGroup(
  { by, key, lane }: { by: string; key: string | null; lane: { origin: string; destination: string } | null },
  language: WrittenLanguage,
): string {
  if (lane) return wordLane(lane, language);
  if (key === null) return UNKNOWN[language];
  return by === 'carrier' ? carrierName(key, language) : key;
}
