/** A Chinese character beside a Latin letter; its punctuation has room of its own. */
const TOUCHING = /(\p{Script=Han})(?=\p{Script=Latin})|(\p{Script=Latin})(?=\p{Script=Han})/gu;

/** A text in which a space stands wherever Chinese and Latin letters would touch. */
export function withRoom(text: string): string {
  return text.replace(TOUCHING, '$1$2 ');
}

/**
 * A text with its `{name}`s filled; a name that is not given stays as it is. Where what is filled in brings Chinese and Latin
 * letters together a space stands between them, as it does in our own texts: 提醒 Administrator, but 提醒陈主管.
 */
export function fillWords(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.split(/(\{\w+\})/).reduce((filled, part) => {
    const value = /^\{\w+\}$/.test(part) ? String(values[part.slice(1, -1)] ?? part) : part;
    const seam = (filled.at(-1) ?? '') + (value.at(0) ?? '');
    return filled + (withRoom(seam) === seam ? '' : ' ') + value;
  }, '');
}
