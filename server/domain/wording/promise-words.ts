import type { PromiseKind } from '../promise/promise';
import type { Text, WrittenLanguage } from '../shared/language';
import { carrierName } from '../tracking/carriers';

const say = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });

/** What is promised, as a list and a report call it. */
export const PROMISE_NAMES: Record<PromiseKind, Text> = {
  next_update: say('下次更新', 'Next update'),
  eta_shown: say('预计送达', 'Arrival told'),
  call_back: say('回电', 'Call back'),
  ticket_answer: say('工单答复', 'Answer to a ticket'),
};

/** Columns of the report, in their order. */
export const PROMISE_COLUMNS = {
  group: say('分组', 'Group'),
  judged: say('有结果', 'With an outcome'),
  kept: say('做到', 'Kept'),
  broken: say('没做到', 'Broken'),
  shareKept: say('做到比例', 'Share kept'),
  medianEarlyMin: say('提前（分钟，中位）', 'Early (minutes, median)'),
  medianLateMin: say('迟到（分钟，中位）', 'Late (minutes, median)'),
  never: say('一直没补上', 'Never made up for'),
  withdrawn: say('已撤回', 'Withdrawn'),
  open: say('进行中', 'Open'),
} as const;
export type PromiseColumn = keyof typeof PROMISE_COLUMNS;

/** By what the report counts. */
export const TALLY_NAMES = {
  all: say('全部', 'All'),
  kind: say('按承诺种类', 'By kind'),
  rule: say('按规则', 'By rule'),
  carrier: say('按快递', 'By carrier'),
  person: say('按负责人', 'By person'),
  week: say('按周', 'By week'),
} as const;

const NONE: Record<keyof typeof TALLY_NAMES, Text> = {
  all: TALLY_NAMES.all,
  kind: say('未知', 'unknown'),
  rule: say('不由规则触发', 'no rule'),
  carrier: say('还没有快递', 'no carrier yet'),
  person: say('系统自动', 'the portal itself'),
  week: say('未知', 'unknown'),
};

/** A group of the report in words; a person by name, where one is known. */
export function wordTallyKey(by: keyof typeof TALLY_NAMES, key: string | null, language: WrittenLanguage): string {
  if (key === null) return NONE[by][language];
  if (by === 'kind') return PROMISE_NAMES[key as PromiseKind]?.[language] ?? key;
  return by === 'carrier' ? carrierName(key, language) : key;
}
