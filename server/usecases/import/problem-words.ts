import type { Text } from '@/server/domain/shared/language';

/** What can be wrong with the files of an import, in the words of who has to mend it. */
export const PROBLEM = {
  cellCount: (cells: number, header: number) => ({
    'zh-CN': `有 ${cells} 个单元格，表头有 ${header} 个`,
    en: `has ${cells} cells where the header has ${header}`,
  }),
  openQuote: { 'zh-CN': '引号没有结束', en: 'a quoted cell is never closed' },
  lettersAfterQuote: { 'zh-CN': '引号结束后还有内容', en: 'letters follow the closing quote of a cell' },
  strayQuote: { 'zh-CN': '没有加引号的单元格里出现了引号', en: 'a quote stands in the middle of a cell that is not quoted' },
  hugeRecord: {
    'zh-CN': '一行超过一百万字符，可能是引号没有结束',
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
    'zh-CN': `商品来自“${join}”，但没有关联这个文件。`,
    en: `The items come from "${join}", which is no joined file.`,
  }),
} satisfies Record<string, Text | ((...args: never[]) => Text)>;

/** A sentence that exists in English alone, such as a refusal of the record step. */
export function englishOnly(text: string): Text {
  return { 'zh-CN': text, en: text };
}
