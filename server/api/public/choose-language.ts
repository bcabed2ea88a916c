import { LANGUAGES, type Language } from '@/server/domain/shared/language';
import { readCookie } from './cookies';

const COOKIE = 'daona_lang';
const YEAR_S = 31_536_000;

export interface LanguageChoice {
  language: Language;
  /** Keeps a choice made on this page; absent when nothing was chosen. */
  setCookie?: string;
}

/** The page and what is counted of it ask the same. */
const chosen = new WeakMap<Request, LanguageChoice>();

/** Language of a page: `?lang=` (kept in a cookie), else the cookie, else Accept-Language, else Chinese. */
export function chooseLanguage(request: Request): LanguageChoice {
  const before = chosen.get(request);
  if (before) return before;
  const choice = choose(request);
  chosen.set(request, choice);
  return choice;
}

function choose(request: Request): LanguageChoice {
  const asked = askedLanguage(request.url);
  if (asked) return { language: asked, setCookie: `${COOKIE}=${asked}; Path=/; Max-Age=${YEAR_S}; SameSite=Lax` };
  const kept = asLanguage(readCookie(request, COOKIE));
  if (kept) return { language: kept };
  return { language: acceptedLanguage(request.headers.get('accept-language') ?? '') };
}

function askedLanguage(url: string): Language | null {
  const at = url.indexOf('lang=');
  return at < 0 ? null : asLanguage(new URL(url).searchParams.get('lang'));
}

/** The language of ours for a tag of RFC 5646; whoever reads traditional characters gets Taiwan's Chinese. */
function asLanguage(tag: string | null): Language | null {
  const [primary, ...subtags] = (tag ?? '').toLowerCase().split('-');
  if (primary === 'en') return 'en';
  if (primary !== 'zh') return null;
  if (subtags.includes('hans')) return 'zh-CN';
  return subtags.some((subtag) => TRADITIONAL.has(subtag)) ? 'zh-TW' : 'zh-CN';
}

const TRADITIONAL: ReadonlySet<string> = new Set(['hant', 'tw', 'hk', 'mo']);

/** The first language of the header that we speak; browsers list them by preference. English for readers of neither. */
function acceptedLanguage(header: string): Language {
  if (header.trim() === '' || header.trim() === '*') return LANGUAGES[0];
  for (const part of header.split(',')) {
    const language = asLanguage(part.split(';')[0]!.trim());
    if (language) return language;
  }
  return 'en';
}
