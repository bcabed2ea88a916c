import { pinyin } from 'pinyin-pro';

const MOST = 64;

/** A Latin name as compared: letters only, without accents and case. */
export function lettersOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
}

/** How a Chinese name may be spelled in pinyin; several where a character has several readings (乐清 is Yueqing and Leqing). */
export function readingsOf(name: string): string[] {
  let spellings = [''];
  for (const character of name) {
    const readings = new Set(pinyin(character, { multiple: true, toneType: 'none', type: 'array' }).map(lettersOf));
    spellings = spellings.flatMap((start) => [...readings].map((reading) => start + reading)).slice(0, MOST);
  }
  return spellings;
}
