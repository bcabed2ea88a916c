import type { Language } from '@/server/domain/shared/language';
import { tableIn } from '@/server/domain/wording/text-in';

const ZH = {
  title: (shop: string) => (shop ? `${shop}：包裹到哪了` : '包裹到哪了'),
  text: (when: string, state: string) => `${when}：${state}。点开看最新进度。`,
};

const EN: typeof ZH = {
  title: (shop) => (shop ? `${shop}: where the parcel is` : 'Where the parcel is'),
  text: (when, state) => `${when}: ${state}. Open for the latest.`,
};

/** Words of the card that a messenger draws for a link. */
export function cardMessages(language: Language): typeof ZH {
  return tableIn({ 'zh-CN': ZH, en: EN }, language);
}
