import type { Text } from '@/server/domain/shared/language';

/** What can be wrong with an import, in the words of who has to mend it: the sentence follows the name of its field. */
export const PROBLEM = {
  missing: { 'zh-CN': '没有内容', en: 'is missing' },
  noFact: { 'zh-CN': '没有可记录的内容:没有任何事件有时间', en: 'holds nothing to record: no fact has a time' },
  noQuantity: { 'zh-CN': '不是大于零的整数', en: 'is not a whole number above zero' },
  missingIn: (column: string) => ({ 'zh-CN': `没有内容(列 ${column})`, en: `is missing (column ${column})` }),
  noOrderType: (text: string) => ({
    'zh-CN': `"${text}" 不是 normal、presale 或 custom`,
    en: `"${text}" is not normal, presale or custom`,
  }),
  noPhone: (country: string) => ({ 'zh-CN': `不是 ${country} 的手机号`, en: `is no phone number of ${country}` }),
  noCode: (code: string) => ({ 'zh-CN': `"${code}" 不是可以记录的事件代码`, en: `"${code}" is no code that can be recorded` }),
  tooLong: (most: number) => ({ 'zh-CN': `超过 ${most} 个字符`, en: `is longer than ${most} characters` }),
  notMapped: (cell: string) => ({ 'zh-CN': `取值对照里没有 "${cell}"`, en: `"${cell}" is not among the mapped values` }),
  noDate: (cell: string, forms: string) => ({
    'zh-CN': `"${cell}" 不是日期${forms === 'auto' ? '' : `(应为 ${forms})`}`,
    en: `"${cell}" is no date${forms === 'auto' ? ' with the year first' : ` of the form ${forms}`}`,
  }),
  noYesNo: (cell: string) => ({ 'zh-CN': `"${cell}" 不是“是”或“否”`, en: `"${cell}" is neither yes nor no` }),
  noNumber: (cell: string) => ({ 'zh-CN': `"${cell}" 不是数字`, en: `"${cell}" is no number` }),
  cellCount: (cells: number, header: number) => ({
    'zh-CN': `有 ${cells} 个单元格,表头有 ${header} 个`,
    en: `has ${cells} cells where the header has ${header}`,
  }),
  openQuote: { 'zh-CN': '引号没有结束', en: 'a quoted cell is never closed' },
  lettersAfterQuote: { 'zh-CN': '引号结束后还有内容', en: 'letters follow the closing quote of a cell' },
  strayQuote: { 'zh-CN': '没有加引号的单元格里出现了引号', en: 'a quote stands in the middle of a cell that is not quoted' },
  hugeRecord: {
    'zh-CN': '一行超过一百万字符,可能是引号没有结束',
    en: 'a record is longer than a million characters; a quote is probably never closed',
  },
  noCsv: (code: string) => ({ 'zh-CN': `不是有效的 CSV(${code})`, en: `is no CSV (${code})` }),
  fileMissing: (file: string, join: string) => ({
    'zh-CN': `缺少文件“${file}”(关联名 ${join})。`,
    en: `The file "${file}" is missing (joined as ${join}).`,
  }),
  fileDoubled: (file: string, names: string) => ({
    'zh-CN': `“${file}”对应多个文件:${names}。`,
    en: `Several files could be "${file}": ${names}.`,
  }),
  mainMissing: (file: string) => ({ 'zh-CN': `找不到主文件“${file}”。`, en: `None of the files is the main file "${file}".` }),
  fileUnasked: (names: string) => ({ 'zh-CN': `映射方案没有用到 ${names}。`, en: `The preset does not ask for ${names}.` }),
  columnMissing: (file: string, columns: string, known: string) => ({
    'zh-CN': `文件 ${file} 没有列 ${columns}。它有:${known}。`,
    en: `The file ${file} has no column ${columns}. It has: ${known}.`,
  }),
  noJoin: (join: string) => ({
    'zh-CN': `商品来自“${join}”,但没有关联这个文件。`,
    en: `The items come from "${join}", which is no joined file.`,
  }),
} satisfies Record<string, Text | ((...args: never[]) => Text)>;

/** The same sentence with the column it was read from. */
export function inColumn(reason: Text, column: string): Text {
  return { 'zh-CN': `${reason['zh-CN']}(列 ${column})`, en: `${reason.en} (column ${column})` };
}

/** A sentence that exists in English alone, such as a refusal of the record step. */
export function englishOnly(text: string): Text {
  return { 'zh-CN': text, en: text };
}
