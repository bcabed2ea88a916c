import type { Language } from '../shared/language';

const WORDS: Record<Language, (orderNo: string, link: string) => string> = {
  'zh-CN': (orderNo, link) => `您好，订单 ${orderNo} 的最新进度在这里：${link}`,
  'zh-TW': (orderNo, link) => `您好，訂單 ${orderNo} 的最新進度在這裡：${link}`,
  en: (orderNo, link) => `Hello, see where your order ${orderNo} is: ${link}`,
};

/** A message to send a shared link with; one SMS where number and link together have at most 51 characters. */
export function wordShare(orderNo: string, link: string, language: Language): string {
  return WORDS[language](orderNo, link);
}
