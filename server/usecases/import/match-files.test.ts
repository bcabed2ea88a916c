import { describe, expect, it } from 'vitest';
import { matchFiles } from './match-files';
import { presetSchema } from './preset';

const preset = presetSchema.parse({
  name: 'x',
  source: 'x',
  timeZone: 'UTC',
  main: { file: '*orders*' },
  joins: [
    { name: 'items', file: 'order_items', on: 'no', key: 'no', many: true },
    { name: 'extra', file: 'extra', on: 'no', key: 'no', optional: true },
    { name: 'same', file: '', on: 'no', key: 'no', many: true },
  ],
  orderNo: { column: 'no' },
});
const match = (...names: string[]) =>
  matchFiles(
    preset,
    names.map((name) => ({ name })),
  );

describe('files of an import', () => {
  it('are told apart by their names, whatever folder and ending', () => {
    const found = match('exports/ORDERS.csv.gz', 'order_items.tsv');
    expect(found.kind === 'matched' && [found.main.name, [...found.joined.keys()], found.joined.get('same')?.name]).toEqual([
      'exports/ORDERS.csv.gz',
      ['items', 'same'],
      'exports/ORDERS.csv.gz',
    ]);
  });

  it('that are missing, doubled or asked for by nothing are named', () => {
    expect(match('orders.csv')).toMatchObject({ problems: [{ en: expect.stringContaining('"order_items" is missing') }] });
    expect(match('orders.csv', 'old_orders.csv', 'order_items.csv')).toMatchObject({
      problems: [{ en: expect.stringContaining('Several files') }],
    });
    expect(match('orders.csv', 'order_items.csv', 'notes.csv')).toMatchObject({ problems: [{ en: expect.stringContaining('notes.csv') }] });
  });
});
