import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileOverlay, lookUpMapping } from './overlay';
import { changeMappings, diffMappings, foldText, restoreMappings, type StatusMapping } from './status-mapping';

const mapping = (more: Partial<StatusMapping> = {}): StatusMapping => ({
  scope: 'adapter',
  of: 'kuaidi100',
  sourceCode: 'ZZ9',
  code: 'in_transit',
  since: 1,
  ...more,
});

const anyMapping = fc.record(
  {
    scope: fc.constantFrom('adapter' as const, 'source' as const),
    of: fc.constantFrom('a', 'b'),
    sourceCode: fc.constantFrom('X', 'Y'),
    contains: fc.constantFrom('柜', '快递柜', 'LOCKER', 'locker'),
    code: fc.constantFrom('in_transit', 'delivered', 'available_for_pickup.locker'),
    since: fc.constant(1),
  },
  { requiredKeys: ['scope', 'of', 'sourceCode', 'code', 'since'] },
);
/** A map as it can be saved: one mapping for the same words. */
const anyMap = fc.uniqueArray(anyMapping, { selector: (m) => `${m.scope}|${m.of}|${m.sourceCode}|${foldText(m.contains ?? '')}` });
const anyText = fc.constantFrom('', '放入快递柜', '柜', 'in a Locker', 'LOCKER 快递柜');

describe('the map laid over the built-in ones', () => {
  it('answers the same whatever order its mappings stand in', () => {
    const orders = anyMap.chain((map) =>
      fc.tuple(fc.constant(map), fc.shuffledSubarray(map, { minLength: map.length }), fc.constantFrom('X', 'Y'), anyText),
    );
    fc.assert(
      fc.property(orders, ([map, shuffled, sourceCode, text]) => {
        const ask = (all: readonly StatusMapping[]) =>
          lookUpMapping(compileOverlay(1, all), { source: 'a', adapter: 'b' }, sourceCode, text);
        expect(ask(shuffled)).toEqual(ask(map));
      }),
    );
  });

  it('puts one account before its adapter, and words before none, the longer ones first', () => {
    const all = [
      mapping({ code: 'in_transit' }),
      mapping({ code: 'delivered', contains: '柜' }),
      mapping({ code: 'available_for_pickup.locker', contains: '快递柜' }),
      mapping({ scope: 'source', of: 'east', code: 'lost' }),
    ];
    const ask = (source: string, text: string) =>
      lookUpMapping(compileOverlay(1, all), { source, adapter: 'kuaidi100' }, 'ZZ9', text)?.code;
    expect([ask('west', ''), ask('west', '入柜'), ask('west', '放入快递柜'), ask('east', '放入快递柜')]).toEqual([
      'in_transit',
      'delivered',
      'available_for_pickup.locker',
      'lost',
    ]);
  });

  it('compares words without regard to case and width, and as they are kept: without personal data', () => {
    const overlay = compileOverlay(1, [mapping({ contains: 'Locker 13800138000' }), mapping({ contains: 'ABC' })]);
    const ask = (text: string) => lookUpMapping(overlay, { source: 'x', adapter: 'kuaidi100' }, 'ZZ9', text)?.contains;
    expect(ask('in ＡＢＣ now')).toBe('ABC');
    expect(ask('locker 13800138000')).toBeUndefined();
  });
});

describe('versions of the map', () => {
  it('a change replaces all that was said about the code and nothing else', () => {
    const head = [mapping(), mapping({ contains: '柜', code: 'delivered' }), mapping({ sourceCode: 'ZZ8' })];
    const next = changeMappings(head, { scope: 'adapter', of: 'kuaidi100', sourceCode: 'ZZ9', rows: [{ code: 'delivered' }] }, 2);
    expect(next).toEqual([mapping({ sourceCode: 'ZZ8' }), mapping({ code: 'delivered', since: 2 })]);
  });

  it('what says the same as before keeps the version it came with; what comes back came with this one', () => {
    const [one, two] = [[mapping()], [mapping(), mapping({ sourceCode: 'ZZ8', since: 2 })]];
    expect(restoreMappings(two, one, 3)).toEqual(one);
    expect(restoreMappings([], two, 4).map((m) => m.since)).toEqual([4, 4]);
  });

  it('what is restored says what the old version said, whatever came between', () => {
    fc.assert(
      fc.property(anyMap, anyMap, (head, target) => {
        expect(diffMappings(target, restoreMappings(head, target, 9))).toEqual([]);
      }),
    );
  });
});
