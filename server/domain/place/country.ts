import type { Language } from '../shared/language';

const displayNames: Record<Language, Intl.DisplayNames> = {
  'zh-CN': new Intl.DisplayNames('zh-CN', { type: 'region', fallback: 'none' }),
  'zh-TW': new Intl.DisplayNames('zh-TW', { type: 'region', fallback: 'none' }),
  en: new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }),
};

/** Name of a country by its ISO 3166-1 alpha-2 code; the code itself when there is none. */
export function countryName(code: string, language: Language): string {
  return /^[A-Z]{2}$/.test(code) ? (displayNames[language].of(code) ?? code) : code;
}

/** Words beside the official names. */
const ALIASES: Record<string, string> = {
  中国大陆: 'CN',
  中华人民共和国: 'CN',
  prc: 'CN',
  'p.r. china': 'CN',
  'mainland china': 'CN',
  香港: 'HK',
  'hong kong': 'HK',
  澳门: 'MO',
  macau: 'MO',
  macao: 'MO',
  台湾: 'TW',
  usa: 'US',
  'united states of america': 'US',
  uk: 'GB',
  england: 'GB',
  brasil: 'BR',
  korea: 'KR',
  'south korea': 'KR',
  russia: 'RU',
  俄罗斯联邦: 'RU',
};

let byName: Map<string, string> | undefined;

/** The alpha-2 code for a country by code or by its Chinese or English name; null for anything else. */
export function countryCode(name: string): string | null {
  const text = name.trim();
  if (/^[A-Za-z]{2}$/.test(text)) {
    const code = text.toUpperCase();
    if (displayNames.en.of(code)) return code;
  }
  byName ??= namesOfCountries();
  return byName.get(text.toLowerCase()) ?? null;
}

function namesOfCountries(): Map<string, string> {
  const map = new Map(Object.entries(ALIASES));
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const a of letters) {
    for (const b of letters) {
      for (const language of ['zh-CN', 'en'] as const) {
        const name = displayNames[language].of(a + b)?.toLowerCase();
        if (name && !map.has(name)) map.set(name, a + b);
      }
    }
  }
  return map;
}
