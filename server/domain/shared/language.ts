/** Languages that every word is written in; the first is the default. The console speaks these. */
export const WRITTEN_LANGUAGES = ['zh-CN', 'en'] as const;
export type WrittenLanguage = (typeof WRITTEN_LANGUAGES)[number];

/** Languages of customers' screens and messages: Taiwan's Chinese is made from ours by `textIn`. */
export const LANGUAGES = ['zh-CN', 'zh-TW', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One text in every language; Taiwan's only where the one made by rule would not do. Read with `textIn`. */
export type Text = Record<WrittenLanguage, string> & { 'zh-TW'?: string };
