import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chineseNames } from './chinese-names';
import { findPlaceInText } from './find-place-in-text';

const folder = join(process.env.DAONA_DATA ?? '../shared/data', 'fixtures/china-express');
const WORDS = new Set(['context', 'acceptStation', 'AcceptStation', 'remark', 'status', 'desc', 'content']);

/** What carriers said, out of every recorded trace. */
function scans(): string[] {
  const found = new Set<string>();
  const visit = (value: unknown, key = ''): void => {
    if (typeof value === 'string' && WORDS.has(key) && /\p{Script=Han}{4}/u.test(value)) found.add(value.replace(/<[^>]*>/g, ''));
    else if (Array.isArray(value)) for (const item of value) visit(item, key);
    else if (value && typeof value === 'object') for (const [name, item] of Object.entries(value)) visit(item, name);
  };
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.json')) visit(JSON.parse(readFileSync(join(folder, file), 'utf8')));
  }
  return [...found];
}

describe('recorded scans', () => {
  if (!existsSync(folder)) process.stderr.write(`SKIPPED: ${folder} is missing, so no recorded scan is placed\n`);
  it.skipIf(!existsSync(folder))('are placed in a district or a city, and never in one whose name they do not hold', () => {
    const texts = scans();
    const places = texts.map((text) => findPlaceInText(text));
    const share = (isSo: (place: ReturnType<typeof findPlaceInText>) => boolean) => places.filter(isSo).length / texts.length;
    const [inDistrict, placed] = [share((place) => !!place?.district), share((place) => !!place?.city)];
    process.stdout.write(
      `${texts.length} recorded scans: ${Math.round(inDistrict * 100)} % in a district, ${Math.round(placed * 100)} % placed\n`,
    );
    expect(inDistrict).toBeGreaterThan(0.25);
    expect(placed).toBeGreaterThan(0.8);
    const named = new Map<string, string[]>();
    for (const [name, bearers] of chineseNames()) {
      for (const { city = '' } of bearers) named.set(city, [...(named.get(city) ?? []), name]);
    }
    for (const [i, place] of places.entries()) {
      if (place?.city)
        expect(
          named.get(place.city)?.some((name) => texts[i]?.includes(name)),
          texts[i],
        ).toBe(true);
    }
  });
});
