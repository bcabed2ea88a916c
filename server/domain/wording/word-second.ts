import type { AlertKey, AlertParams } from '../notice/staff-alert';
import type { Text, WrittenLanguage } from '../shared/language';
import { formatMoment, type Viewer } from './dates';
import { reasonOf } from './reasons';

const say = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });

const TITLES: Partial<Record<AlertKey, Text>> = {
  'alert.second_rule': say('一条规则的改动等您同意', 'A change of a rule waits for your word'),
  'alert.second_template': say('一条消息的文字等您同意', 'Words of a message wait for your word'),
  'alert.second_force': say('手动状态等第二人确认', 'A state set by hand waits for a second person'),
  'alert.second_task': say('有订单等您决定', 'An order waits for your decision'),
};

/** What waits for a second person, in words; null for every other alert. */
export function wordSecond(
  { template, params }: { template: AlertKey; params: AlertParams },
  language: WrittenLanguage,
  viewer: Viewer,
): { title: string; text: string } | null {
  const title = TITLES[template]?.[language];
  if (title === undefined) return null;
  const isEn = language === 'en';
  const { orderNo, until, who, reason } = params;
  if (template === 'alert.second_rule' || template === 'alert.second_template') {
    const name = String(isEn ? params.nameEn : params.nameZh);
    if (who === undefined) return { title, text: name };
    return { title, text: isEn ? `${name}, proposed by ${who}` : `${name}，${who} 提交` };
  }
  if (template === 'alert.second_force') {
    const by = formatMoment(Number(until), language, viewer);
    return { title, text: isEn ? `${orderNo}; it lapses ${by} if nobody agrees` : `${orderNo}，${by} 前没人确认就作废` };
  }
  return { title, text: `${orderNo}${isEn ? ': ' : '：'}${reasonOf(String(reason)).name[language]}` };
}
