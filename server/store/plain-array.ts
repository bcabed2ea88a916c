/** Letters that stand in an array without quotes (PostgreSQL, 8.15.6): of ids, keyed hashes, moments in ISO 8601 and our own words. */
const PLAIN = /^(?!null$)[\w|:.+-]+$/i;

/**
 * An array parameter of elements that need no quotes, as Postgres reads it: a fraction of what the driver does for any array, where
 * thousands are written at once. Throws at any other element.
 */
export function plainArray(elements: readonly (string | number)[]): string {
  for (const element of elements) {
    if (typeof element === 'string' && !PLAIN.test(element)) throw new Error('an element of a plain array needs quotes');
  }
  return `{${elements.join(',')}}`;
}
