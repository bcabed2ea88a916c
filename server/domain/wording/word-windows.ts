import type { AlertParams } from '../notice/staff-alert';
import type { Text, WrittenLanguage } from '../shared/language';
import { formatDuration } from './dates';
import { fillWords } from './fill-words';

const say = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });

const TITLES: Record<string, Text> = {
  below: say('{shop} 的预计送达不够准了', 'Arrival windows of {shop} hold too seldom'),
  above: say('{shop} 的预计送达说得太宽了', 'Arrival windows of {shop} are wider than they need be'),
};
const DRIFT = say(
  '最近两周 {orders} 单，{share} 在说好的时间里送到，应为 80%',
  'Of {orders} orders in two weeks {share} came inside the window told; it should be 80 %',
);
const OVER = say('{shop} 的预计送达恢复正常', 'Arrival windows of {shop}: over');
const WHYS: Record<string, Text> = {
  holds: say('历时 {lasted}，现在又和说的一样准了', 'It lasted {lasted}; they hold as often as they say again'),
  thin: say('历时 {lasted}；送达的订单太少，暂时判断不了', 'It lasted {lasted}; too few orders arrive to tell'),
};

/** An alarm over told windows of arrival in words, as it begins or (with `why`) as it ends. */
export function wordWindows(params: AlertParams, language: WrittenLanguage): { title: string; text: string } {
  const isOver = params.why !== undefined;
  const title = isOver ? OVER : TITLES[String(params.side)];
  const text = isOver ? WHYS[String(params.why)] : DRIFT;
  if (!title || !text) throw new Error(`an alert of windows says neither on which side nor why: ${params.side} ${params.why}`);
  const values: Record<string, string | number> = isOver
    ? { lasted: formatDuration(Number(params.lastedMs), language) }
    : {
        orders: Number(params.orders),
        share: Number(params.share).toLocaleString(language, { style: 'percent', maximumFractionDigits: 0 }),
      };
  return {
    title: fillWords(title[language], { shop: String(params.windowsOf) }),
    text: fillWords(text[language], values),
  };
}
