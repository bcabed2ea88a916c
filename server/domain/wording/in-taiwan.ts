import { TAIWAN_CHARACTERS } from './taiwan-characters';
import { TAIWAN_PHRASES } from './taiwan-phrases';

const longestFirst = Object.keys(TAIWAN_PHRASES).sort((a, b) => b.length - a.length);
const PHRASE_OR_CHARACTER = new RegExp(`${longestFirst.join('|')}|\\p{Script=Han}`, 'gu');

/**
 * Our own Chinese words as they are said and written in Taiwan; placeholders and whatever is not Chinese stay. Only for words of
 * ours and those that staff say in their place to all customers of an incident: what carriers, shops and people wrote is never
 * changed.
 */
export function inTaiwan(words: string): string {
  return words.replace(PHRASE_OR_CHARACTER, (found) => TAIWAN_PHRASES[found] ?? TAIWAN_CHARACTERS.get(found) ?? found);
}

/** A name written in Taiwan's characters and otherwise left as it is: for names of places. */
export function writtenInTaiwan(name: string): string {
  return name.replace(/\p{Script=Han}/gu, (character) => TAIWAN_CHARACTERS.get(character) ?? character);
}
