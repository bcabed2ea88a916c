const LONGEST = 40;

/**
 * A short code made of people's words, so that `Same Day`, `same-day` and `same_day` are one: lower case, whatever is neither
 * letter nor digit as `_`, at most 40 characters. Undefined when nothing is left.
 */
export function toSlug(words: string | undefined): string | undefined {
  const plain = words
    ?.normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_/, '');
  return (plain && [...plain].slice(0, LONGEST).join('').replace(/_$/, '')) || undefined;
}
