import type { Language } from '../shared/language';
import { smsLength } from './sms-length';

const WORDS: Record<Language, (code: string) => string> = {
  'zh-CN': (code) => `【到哪了】${code} 是您的查询验证码，10 分钟内有效。我们不会向您索要，请勿告诉任何人。`,
  'zh-TW': (code) => `【到哪了】${code} 是您的查詢驗證碼，10 分鐘內有效。我們不會向您索取，請勿告訴任何人。`,
  en: (code) => `[Daona] ${code} is your code to see your orders, good for 10 minutes. We never ask for it: tell nobody.`,
};

/**
 * The SMS with a one-time code: one part, code first. Where it stays one part its last line ties the code to the site
 * (`@host #code`, the format that browsers fill in from), so that another site is not offered it.
 */
export function wordCode(code: string, language: Language, host: string): string {
  const text = WORDS[language](code);
  const bound = `${text}\n\n@${host} #${code}`;
  return smsLength(bound).segments === 1 ? bound : text;
}
