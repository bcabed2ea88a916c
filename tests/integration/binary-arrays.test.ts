import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pool } from '@/server/platform/database';
import { newId } from '@/server/platform/ids';
import { boolArray, intArray, jsonArray, momentArray, textArray, uuidArray } from '@/server/store/binary-array';

async function there(type: string, array: Buffer): Promise<unknown[]> {
  const { rows } = await pool().query<{ list: unknown[] }>(`select array(select v::text from unnest($1::${type}[]) v) as list`, [array]);
  return rows[0]!.list;
}

const words = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('NULL', '', '{a,"b"}', '广东省', '\\', '📦'));
const texts = fc.array(fc.option(words.filter((text) => !text.includes('\0'))), { maxLength: 6 });

test('texts, null and odd ones among them, reach Postgres as they are', async () => {
  await fc.assert(
    fc.asyncProperty(texts, async (list) => {
      expect(await there('text', textArray(list))).toEqual(list);
      const documents = list.map((text) => (text === null ? null : JSON.stringify({ text })));
      expect(await there('json', jsonArray(documents))).toEqual(documents);
    }),
    { numRuns: 60 },
  );
});

test('moments before and after 2000 reach Postgres to the millisecond', async () => {
  const moment = fc.integer({ min: Date.UTC(1950, 0, 1), max: Date.UTC(2150, 0, 1) });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(moment), { maxLength: 6 }), async (list) => {
      const { rows } = await pool().query<{ at: number | null }>('select at from unnest($1::timestamptz[]) at', [momentArray(list)]);
      expect(rows.map(({ at }) => at)).toEqual(list);
    }),
    { numRuns: 60 },
  );
  expect(() => momentArray([Number.NaN])).toThrow();
});

test('ids, numbers and flags reach Postgres as they are; what is no id is refused', async () => {
  const ids = [newId(), newId(0), 'ffffffff-ffff-4fff-bfff-ffffffffffff'];
  expect(await there('uuid', uuidArray(ids))).toEqual(ids);
  expect(await there('int', intArray([0, -1, 2_147_483_647]))).toEqual(['0', '-1', '2147483647']);
  expect(await there('bool', boolArray([true, false]))).toEqual(['true', 'false']);
  expect(() => uuidArray(['none'])).toThrow();
});
