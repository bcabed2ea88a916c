/** What no field expects. */
export const ODD: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  2 ** 53,
  '',
  '\0',
  '\ud800',
  '9'.repeat(400),
  '0000-99-99T99:99:99Z',
  '9999-12-31T00:00:00Z',
  [],
  [null],
  JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
];

/** Where the values of a push stand: paths into its JSON, or the fields of its form. */
export function placesIn(push: string): (string | number)[][] {
  if (!push.startsWith('{')) return [...new URLSearchParams(push).keys()].map((name) => [name]);
  const walk = (value: unknown, path: (string | number)[]): (string | number)[][] =>
    value && typeof value === 'object' ? [path, ...Object.entries(value).flatMap(([key, inner]) => walk(inner, [...path, key]))] : [path];
  return walk(JSON.parse(push), []);
}

/** The push with another value in one place. */
export function withOdd(push: string, path: readonly (string | number)[], odd: unknown): string {
  if (!push.startsWith('{')) {
    const form = new URLSearchParams(push);
    form.set(String(path[0]), typeof odd === 'string' ? odd : JSON.stringify(odd));
    return form.toString();
  }
  if (path.length === 0) return JSON.stringify(odd);
  const json = JSON.parse(push) as Record<string, unknown>;
  const parent = path.slice(0, -1).reduce<Record<string, unknown>>((held, key) => held[key] as Record<string, unknown>, json);
  parent[String(path.at(-1))] = odd;
  return JSON.stringify(json);
}
