import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dataFolder } from '../support/data-folder';
import type { CarrierExpectations } from './carriers/expected-answer';
import type { VendorExpectations } from './vendors/expected-payload';

/** Vendors with a folder of their own: which test sends every payload of theirs through the front door. */
const BY_ADAPTER: Record<string, string[]> = {
  'tests/integration/recorded-pushes.test.ts': ['aggregator/aftership', 'china-express/kuaidi100', 'shop/shopify'],
  'tests/integration/recorded-carrier-pushes.test.ts': ['aggregator/17track', 'china-express/kdniao', 'china-express/sf'],
  'tests/integration/recorded-vendor-pushes.test.ts': [
    'aggregator/easypost',
    'aggregator/shippo',
    'payment/alipay',
    'payment/wechat_pay',
    'payment/wechat_pay_v2',
    'shop/woocommerce',
  ],
};

const carriers = Object.values(import.meta.glob<CarrierExpectations>('./carriers/*.ts', { eager: true, import: 'default' }));
const vendors = Object.values(import.meta.glob<VendorExpectations>('./vendors/*.ts', { eager: true, import: 'default' }));
const data = dataFolder();

describe.skipIf(!data)('every recorded payload that tells of orders, payments and shipments', () => {
  const manifest = data ? readFileSync(`${data}/fixtures/manifest.jsonl`, 'utf8').trim().split('\n') : [];
  const files: string[] = manifest.map((line) => JSON.parse(line).file);

  test('is read by a test that says what becomes of it', () => {
    const folders = new Set([
      ...Object.values(BY_ADAPTER).flat(),
      ...carriers.filter(Boolean).map(({ folder }) => `carrier/${folder}`),
      ...vendors.filter(Boolean).map(({ folder }) => folder),
    ]);
    expect(files.length).toBeGreaterThan(300);
    // what a message provider answers is read by the channels
    const told = files.filter((file) => !file.startsWith('channel/'));
    expect(told.filter((file) => !folders.has(file.split('/').slice(0, 2).join('/')))).toEqual([]);
  });

  test.each(Object.entries(BY_ADAPTER))('%s names the folders that it reads', (test, folders) => {
    const text = readFileSync(test, 'utf8');
    for (const folder of folders) expect(text).toContain(folder);
  });
});
