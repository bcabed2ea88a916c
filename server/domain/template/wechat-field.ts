import { clip, oneLine } from './clip';

/** Types of template fields by the prefix of their key, with how many characters each holds (INTEGRATIONS A2). */
export const WECHAT_FIELD_LIMITS = {
  thing: 20,
  character_string: 32,
  number: 32,
  letter: 32,
  phrase: 5,
  const: 20,
  time: 16,
  date: 10,
} as const;
export type WechatFieldType = keyof typeof WECHAT_FIELD_LIMITS;

/** The type of a field such as `thing2`; null where it is none that a message of ours can fill. */
export function wechatFieldType(key: string): WechatFieldType | null {
  const type = /^([a-z_]+)\d{1,2}$/.exec(key)?.[1] ?? '';
  return Object.hasOwn(WECHAT_FIELD_LIMITS, type) ? (type as WechatFieldType) : null;
}

/** Words as a field of a type can hold them: what does not belong there is left out, what is too long is cut; never empty. */
export function fitWechatField(type: WechatFieldType, text: string): string {
  const line = oneLine(text);
  const limit = WECHAT_FIELD_LIMITS[type];
  const kept = (not: RegExp) => line.replace(not, '').slice(0, limit) || '-';
  switch (type) {
    case 'thing':
    case 'const':
      return clip(line, limit, '...') || '-';
    case 'character_string':
      return kept(/[^\x21-\x7e]/g);
    case 'letter':
      return kept(/[^A-Za-z]/g);
    case 'number':
      return line.replace(/\D/g, '').slice(0, limit) || '0';
    case 'phrase':
      return kept(/[^\p{Script=Han}]/gu);
    case 'time':
    case 'date':
      // a year of more digits is not cut in half
      return type === 'date' ? line.split(' ')[0]! : line;
  }
}
