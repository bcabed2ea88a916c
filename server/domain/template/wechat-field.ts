import { clip, oneLine } from './clip';

/** Types of template fields by the prefix of their key, with what each may hold (INTEGRATIONS A2). */
export const WECHAT_FIELD_LIMITS = { thing: 20, character_string: 32 } as const;

/** Free words, at most 20 characters. */
export function thing(text: string): string {
  return clip(text, WECHAT_FIELD_LIMITS.thing, '...') || '-';
}

/** Digits, letters and symbols, at most 32; anything else is left out. */
export function characterString(text: string): string {
  return (
    oneLine(text)
      .replace(/[^\x21-\x7e]/g, '')
      .slice(0, WECHAT_FIELD_LIMITS.character_string) || '-'
  );
}
