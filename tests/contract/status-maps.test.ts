import { describe, expect, it } from 'vitest';
import { findSource } from '@/server/sources/registry';
import { MAPPING_TABLE, type MappingRow } from './mapping-table';

type Vendor = Exclude<keyof MappingRow, 'means'>;
const VENDORS: Vendor[] = ['aftership', 'easypost', 'shippo', 'track17', 'kuaidi100', 'kdniao', 'sf'];

/** Vendors whose folder has another name than their column. */
const FOLDERS: Partial<Record<Vendor, string>> = { track17: '17track' };

describe.each(VENDORS)('the status map of %s', (vendor) => {
  const source = findSource(vendor) ?? findSource(FOLDERS[vendor] ?? vendor);
  const words = MAPPING_TABLE.flatMap(({ means, ...row }) => (row[vendor] ?? []).map((word) => ({ means, word: [word].flat() })));

  it.skipIf(!source).each(words)('says that $word is $means', ({ means, word: [code = '', text = ''] }) => {
    const said = source!.map(code, text).code;
    if (means.endsWith('*')) expect(said?.split('.')[0]).toBe(means.slice(0, -1));
    else expect(said).toBe(means);
  });

  it.skipIf(!source)('knows no word that is not its own', () => {
    expect(source!.map('ZZ9', '').code).toBeNull();
  });
});
