import type { AlertParams } from '../notice/staff-alert';
import type { PromiseKind } from '../promise/promise';
import type { Text, WrittenLanguage } from '../shared/language';
import { formatMoment, type Viewer } from './dates';
import { fillWords } from './fill-words';
import { PROMISE_NAMES } from './promise-words';

const say = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });

const TITLES = {
  'alert.promises_due': say('对客户的承诺快到时间了', 'A promise to a customer is nearly due'),
  'alert.promises_broken': say('对客户的承诺没有做到', 'A promise to a customer was broken'),
} as const;
const TEXT = say('{orderNo}：{promise}，答应 {by} 前{more}', '{orderNo}: {promise}, promised by {by}{more}');
const MORE = say('；另有 {n} 条', '; and {n} more');

/** Promises that are near their end or past it: the first by its order, and how many more. */
export function wordPromises(
  template: keyof typeof TITLES,
  params: AlertParams,
  language: WrittenLanguage,
  viewer: Viewer,
): { title: string; text: string } {
  const others = Number(params.others);
  const values = {
    orderNo: String(params.orderNo),
    promise: PROMISE_NAMES[params.promise as PromiseKind][language],
    by: formatMoment(Number(params.dueAt), language, viewer),
    more: others > 0 ? fillWords(MORE[language], { n: others }) : '',
  };
  return { title: TITLES[template][language], text: fillWords(TEXT[language], values) };
}
