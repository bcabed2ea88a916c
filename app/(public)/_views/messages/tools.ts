import type { Language } from '@/server/domain/shared/language';
import { tableIn } from '@/server/domain/wording/text-in';

const WORDS = {
  'zh-CN': { calendar: '加入日历', print: '打印', share: '分享', copied: '链接已复制' },
  en: { calendar: 'Add to calendar', print: 'Print', share: 'Share', copied: 'Link copied' },
};

/** Words of what can be taken from a page. */
export function toolMessages(language: Language): (typeof WORDS)['en'] {
  return tableIn(WORDS, language);
}
