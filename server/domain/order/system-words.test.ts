import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, paid, placed, SF, scanned, shippedAs, told } from '@/tests/builders/fact';
import { foldOrder } from './fold-order';
import { compareSystems } from './system-words';

const name = { shop: 'demo', orderNo: 'A1' };
const facts = () => [
  placed(),
  paid(2),
  shippedAs(SF, 90),
  scanned('picked_up', 150, { by: 'aggregator' }),
  scanned('in_transit.departed', 300),
  scanned('out_for_delivery', 900),
];

const bySource = (all: Parameters<typeof compareSystems>[0]) =>
  new Map(compareSystems(all, foldOrder(name, all)).map((column) => [column.source, column]));

describe('every system side by side', () => {
  it('gives each its own column with its last word, when it happened and when we learned it', () => {
    const columns = bySource(facts());
    expect([...columns.keys()].sort()).toEqual(['gateway', 'kuaidi100', 'sf', 'shop', 'wms']);
    expect(columns.get('sf')?.last).toMatchObject({ code: 'out_for_delivery', at: at(900), receivedAt: at(900) + 30_000 });
    expect(columns.get('sf')?.words.map((word) => word.code)).toEqual(['out_for_delivery', 'in_transit.departed']);
  });

  it('tells an older word from a contradiction', () => {
    const columns = bySource(facts());
    expect(columns.get('sf')?.claims[0]?.stand).toBe('same');
    expect(columns.get('kuaidi100')?.claims[0]).toMatchObject({ milestone: 'picked_up', stand: 'behind' });
    expect(columns.get('kuaidi100')?.disagrees).toBe(false);
  });

  it('shows who disagrees when two say different things about the same parcel', () => {
    const all = [
      ...facts(),
      scanned('delivered.self', 960),
      scanned('in_transit.arrived', 3_000, { by: 'aggregator', place: { city: '武汉市' } }),
    ];
    const columns = bySource(all);
    expect([...columns.values()].some((column) => column.disagrees)).toBe(true);
  });

  it('marks both systems of an open conflict about the order, and nobody once they agree', () => {
    const all = [placed(), paid(2), told('allocated', 10, 'erp'), told('stock.short', 20, 'wms')];
    const disagreeing = (facts: typeof all) => compareSystems(facts, foldOrder(name, facts)).filter((column) => column.disagrees);
    expect(disagreeing(all).map((column) => column.source)).toEqual(['wms', 'erp']);
    expect(disagreeing([...all, told('stock.restocked', 40, 'wms')])).toEqual([]);
  });

  it('does not believe what lies in the future, but shows it', () => {
    const column = bySource([...facts(), scanned('delivered.self', 5_000, { quarantined: true })]).get('sf');
    expect(column?.last?.code).toBe('out_for_delivery');
    expect(column?.words[0]).toMatchObject({ code: 'delivered.self', isQuarantined: true });
  });

  it('is the same for every order of arrival', () => {
    const all = facts();
    const expected = compareSystems(all, foldOrder(name, all));
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(compareSystems(shuffled, foldOrder(name, all))).toEqual(expected);
      }),
    );
  });
});
