/** A Chinese character; its punctuation has room of its own. */
const HAN = /\p{Script=Han}/u;
const LATIN = /\p{Script=Latin}/u;

const needsRoom = (left: string | undefined, right: string | undefined): boolean =>
  left !== undefined && right !== undefined && ((HAN.test(left) && LATIN.test(right)) || (LATIN.test(left) && HAN.test(right)));

/**
 * A text with its `{name}`s filled; a name that is not given stays as it is. Where what is filled in brings Chinese and Latin
 * letters together a space stands between them, as it does in our own texts: 提醒 Administrator, but 提醒陈主管.
 */
export function fillWords(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.split(/(\{\w+\})/).reduce((filled, part) => {
    const value = /^\{\w+\}$/.test(part) ? String(values[part.slice(1, -1)] ?? part) : part;
    return filled + (needsRoom(filled.at(-1), value.at(0)) ? ' ' : '') + value;
  }, '');
}
