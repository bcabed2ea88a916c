import { TAIWAN_CHARACTERS } from '../wording/taiwan-characters';
import { chineseNames } from './chinese-names';

let simplified: ReadonlyMap<string, string> | undefined;

/** A text with the characters of Taiwan and Hong Kong written as on the mainland, character by character, so that names are found. */
export function inSimplified(text: string): string {
  simplified ??= readCharacters();
  return text.replace(/\p{Script=Han}/gu, (character) => simplified?.get(character) ?? character);
}

/** Without characters that names on the mainland bear as they are (乾县). */
function readCharacters(): Map<string, string> {
  const borne = new Set([...chineseNames().keys()].join(''));
  const map = new Map([['臺', '台']]);
  for (const [here, there] of TAIWAN_CHARACTERS) if (!borne.has(there) && !map.has(there)) map.set(there, here);
  return map;
}
