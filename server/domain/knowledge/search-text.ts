/** Text as it is compared: width, case and runs of spaces say nothing. */
function levelled(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}

/** Words of a search: what is between spaces, each at least one letter. */
export function searchWords(text: string): string[] {
  return [...new Set(levelled(text).split(' '))].filter((word) => word !== '');
}

/**
 * Every pair of adjacent letters of a text, each once, marks and spaces apart: what contains a word contains all its pairs. Needs no
 * word list, so Chinese is found like any other script, and parts of words like whole ones.
 */
export function letterPairs(text: string): string[] {
  const pairs = new Set<string>();
  for (const run of levelled(text).match(/[\p{L}\p{N}]+/gu) ?? []) {
    const letters = [...run];
    for (let at = 1; at < letters.length; at += 1) pairs.add(letters[at - 1]! + letters[at]!);
  }
  return [...pairs];
}

/** Whether a text contains every word of a search. */
export function containsWords(text: string, words: readonly string[]): boolean {
  const whole = levelled(text);
  return words.every((word) => whole.includes(word));
}
