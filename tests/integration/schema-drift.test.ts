import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { Prisma } from '@/server/store/generated/client';
import { prisma } from '@/server/store/prisma';
import { readCatalogue } from '../database/read-catalogue';
import { readSchema } from '../database/read-schema';

const declared = readSchema(fileURLToPath(new URL('../../prisma/schema', import.meta.url)));
const real = await readCatalogue();

describe('the migrated database is what prisma/schema says', () => {
  test('same tables', () => {
    expect([...real.keys()].sort()).toEqual([...declared.keys()].sort());
  });

  test.each([...declared.keys()])('%s has the same columns, types, nullability and indexes', (table) => {
    const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);
    expect(real.get(table)!.columns.toSorted(byName)).toEqual(declared.get(table)!.columns.toSorted(byName));
    expect(real.get(table)!.indexes).toEqual(declared.get(table)!.indexes);
  });

  test('Prisma reads every table', async () => {
    const models = Object.keys(Prisma.ModelName).map((name) => name[0]!.toLowerCase() + name.slice(1));
    const client = prisma() as unknown as Record<string, { findFirst(): Promise<unknown> }>;
    for (const model of models) expect(await client[model]!.findFirst()).toBeNull();
    expect(models).toHaveLength(declared.size);
  });
});
