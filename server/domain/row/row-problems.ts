import { maskCell } from '../access/mask-cell';
import type { Text } from '../shared/language';

/** Why a row, or a part of it, cannot be taken: the field it was meant for and a sentence on how to mend it. */
export interface RowProblem {
  field: string;
  reason: Text;
}

const LONGEST_QUOTE = 100;

/** A cell as it may be repeated: one that was put in the wrong column can be somebody's name or phone. */
function quoted(cell: string): string {
  return `"${maskCell(null, cell.slice(0, LONGEST_QUOTE))}"`;
}

/** What can be wrong with a row, in the words of who has to mend it: the sentence follows the name of its field. */
export const ROW_PROBLEM = {
  missing: { 'zh-CN': '没有内容', en: 'is missing' },
  noFact: { 'zh-CN': '没有可记录的内容：没有任何事件有时间', en: 'holds nothing to record: no fact has a time' },
  noQuantity: { 'zh-CN': '不是大于零的整数', en: 'is not a whole number above zero' },
  missingIn: (column: string) => ({ 'zh-CN': `没有内容（取自 ${column}）`, en: `is missing (read from ${column})` }),
  noOrderType: (text: string) => ({
    'zh-CN': `${quoted(text)} 不是 normal、presale 或 custom`,
    en: `${quoted(text)} is not normal, presale or custom`,
  }),
  noPhone: (country: string) => ({ 'zh-CN': `不是 ${country} 的手机号`, en: `is no phone number of ${country}` }),
  noCode: (code: string) => ({ 'zh-CN': `${quoted(code)} 不是可以记录的事件代码`, en: `${quoted(code)} is no code that can be recorded` }),
  tooLong: (most: number) => ({ 'zh-CN': `超过 ${most} 个字符`, en: `is longer than ${most} characters` }),
  notWithin: (least: number, most: number) => ({ 'zh-CN': `不在 ${least} 到 ${most} 之间`, en: `is not between ${least} and ${most}` }),
  notMapped: (cell: string) => ({ 'zh-CN': `取值对照里没有 ${quoted(cell)}`, en: `${quoted(cell)} is not among the mapped values` }),
  noDate: (cell: string, forms: string) => ({
    'zh-CN': `${quoted(cell)} 不是日期${forms === 'auto' ? '' : `(应为 ${forms})`}`,
    en: `${quoted(cell)} is no date${forms === 'auto' ? ' with the year first' : ` of the form ${forms}`}`,
  }),
  noZone: (name: string) => ({ 'zh-CN': `"${name}" 不是时区`, en: `"${name}" is no time zone` }),
  saidNo: (words: string) => ({ 'zh-CN': `对方的答复是:${words}`, en: `the system said: ${words}` }),
  noYesNo: (cell: string) => ({ 'zh-CN': `${quoted(cell)} 不是“是”或“否”`, en: `${quoted(cell)} is neither yes nor no` }),
  noNumber: (cell: string) => ({ 'zh-CN': `${quoted(cell)} 不是数字`, en: `${quoted(cell)} is no number` }),
} satisfies Record<string, Text | ((...args: never[]) => Text)>;

/** The same sentence with the column or path it was read from. */
export function readFrom(reason: Text, column: string): Text {
  return { 'zh-CN': `${reason['zh-CN']}（取自 ${column}）`, en: `${reason.en} (read from ${column})` };
}
