import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '@/tests/builders/fact';
import {
  alikeStalls,
  apartByShop,
  explains,
  FEWEST,
  findCommonCause,
  type Tally,
  type TraitCount,
  type Traits,
  tallyOf,
} from './common-cause';
import type { CauseScope, IncidentOpening } from './incident';
import { newIncident } from './new-incident';
import { type CauseEvidence, probableCause, type SourceEvidence } from './probable-cause';

const SINCE = at(0);

function stalls(n: number, traits: Partial<Traits> = {}): Traits[] {
  return Array.from({ length: n }, (_, i) => ({ step: 'movement', since: SINCE + i * 1_000, shop: 'main', ...traits }));
}

const tally = (some: readonly Traits[]) => tallyOf(alikeStalls(some));

const usually =
  (usual: number) =>
  (tally: TraitCount): Tally => ({ ...tally, usual });

describe('stalls of one step', () => {
  it('have one cause from twenty on, when that is far more than usual', () => {
    expect(findCommonCause('movement', tally(stalls(FEWEST - 1)).map(usually(0)))).toBeNull();
    expect(findCommonCause('movement', tally(stalls(FEWEST)).map(usually(0)))).toMatchObject({ stalls: FEWEST, since: SINCE });
    expect(findCommonCause('movement', tally(stalls(FEWEST)).map(usually(6)))).toBeNull();
    expect(findCommonCause('movement', tally(stalls(200)).map(usually(30)))).toMatchObject({ stalls: 200 });
  });

  it('are narrowed by what nearly all of them share, and by nothing else', () => {
    const mixed = [...stalls(90, { carrier: 'sf', region: '浙江省' }), ...stalls(10, { carrier: 'zto', region: '广东省' })];
    expect(findCommonCause('movement', tally(mixed).map(usually(0)))?.scope).toEqual({
      step: 'movement',
      shop: 'main',
      carrier: 'sf',
      region: '浙江省',
    });
    const even = [...stalls(50, { carrier: 'sf' }), ...stalls(50, { carrier: 'zto' })];
    expect(findCommonCause('movement', tally(even).map(usually(0)))?.scope).toEqual({ step: 'movement', shop: 'main' });
  });

  it('stand out by one trait where the step as a whole does not', () => {
    const some = [...stalls(40, { region: '广东省' }), ...stalls(60, { region: '浙江省' })];
    const tallies = tally(some).map((t) => usually(t.value === '广东省' ? 2 : 60)(t));
    expect(findCommonCause('movement', tallies)?.scope).toEqual({ step: 'movement', region: '广东省' });
  });

  it('are counted the same in whatever order they fall due', () => {
    const some = [...stalls(15, { carrier: 'sf' }), ...stalls(15, { carrier: 'zto' })];
    const sorted = (list: readonly Traits[]) => tally(list).toSorted((a, b) => (`${a.trait}${a.value}` < `${b.trait}${b.value}` ? -1 : 1));
    fc.assert(
      fc.property(fc.shuffledSubarray(some, { minLength: some.length }), (shuffled) => {
        expect(sorted(shuffled)).toEqual(sorted(some));
      }),
    );
  });
});

describe('what an incident explains', () => {
  const opened = (opening: IncidentOpening) => newIncident('i', opening, SINCE);
  const cause = (scope: CauseScope) => opened({ kind: 'common_cause', scope, since: SINCE, cause: 'step_stands', params: {} });
  const silent = (source: string, sourceKind: SourceEvidence['sourceKind'], shop: string | null = null) =>
    opened({ kind: 'source_silent', silence: { source, sourceKind, shop, silentSince: SINCE, lastGoodAt: SINCE, evidence: {} } });
  const one = (traits: Partial<Traits>) => stalls(1, traits)[0]!;

  it('is what it is narrowed to: another shop, carrier, region, source or step is another trouble', () => {
    const narrow = cause({ step: 'movement', shop: 'main', carrier: 'sf', region: '浙江省', source: 'kuaidi100' });
    const own: Partial<Traits> = { carrier: 'sf', region: '浙江省', source: 'kuaidi100' };
    expect(explains(narrow, one(own))).toBe(true);
    const others: Partial<Traits>[] = [
      { shop: 'other' },
      { carrier: 'zto' },
      { region: '广东省' },
      { source: 'sf' },
      { step: 'carrier_collect' },
    ];
    for (const other of others) expect([other, explains(narrow, one({ ...own, ...other }))]).toEqual([other, false]);
    expect(explains(cause({ step: 'movement' }), one({ ...own, shop: 'other' }))).toBe(true);
  });

  it('is of a silent source what waits for it: of its shop, what it told of last or nobody told of yet', () => {
    expect(explains(silent('wms', 'wms'), one({ step: 'pick_start', shop: 'other' }))).toBe(true);
    expect(explains(silent('wms', 'wms', 'main'), one({ step: 'pick_start', shop: 'other' }))).toBe(false);
    expect(explains(silent('wms', 'wms'), one({ step: 'movement' }))).toBe(false);
    expect(explains(silent('kuaidi100', 'aggregator'), one({ source: 'kuaidi100' }))).toBe(true);
    expect(explains(silent('kuaidi100', 'aggregator'), one({ source: 'sf' }))).toBe(false);
    expect(explains(silent('sf', 'carrier'), one({ carrier: 'zto' }))).toBe(false);
    expect(explains(silent('sf', 'carrier'), one({ carrier: 'sf' }))).toBe(true);
  });

  it('is apart by shop unless a source that the step waits for serves several of them', () => {
    const two = alikeStalls([...stalls(15), ...stalls(15, { shop: 'other' })]);
    expect(apartByShop(two, [{ shop: 'main' }, { shop: 'other' }]).map((part) => part[0]!.shop)).toEqual(['main', 'other']);
    expect(apartByShop(two, [{ shop: 'main' }, { shop: null }])).toHaveLength(1);
    expect(apartByShop(two, [])).toHaveLength(1);
  });
});

describe('the probable cause', () => {
  const cause = { scope: { step: 'warehouse_accept' as const }, stalls: 40, since: SINCE };
  const wms: SourceEvidence = { source: 'wms', sourceKind: 'wms', shop: null, lastGoodAt: at(-5), refused: 0, refusedAs: null, failed: 0 };
  const erp: SourceEvidence = { ...wms, source: 'erp', sourceKind: 'erp', lastGoodAt: at(30) };
  const evidence = (more: Partial<CauseEvidence>): CauseEvidence => ({
    sources: [wms, erp],
    regionMissing: { missing: 0, of: 40 },
    ...more,
  });

  it('is the source whose calls are refused and that nobody has heard since', () => {
    const refused = { ...wms, refused: 312, refusedAs: '403' };
    expect(probableCause(cause, evidence({ sources: [refused, erp] }))).toEqual({
      kind: 'source_silent',
      silence: {
        source: 'wms',
        sourceKind: 'wms',
        shop: null,
        silentSince: at(-5),
        lastGoodAt: at(-5),
        evidence: { refused: 312, refusedAs: '403', failed: 0 },
      },
    });
  });

  it('is not a source that is refused now and then but heard all the same', () => {
    const heard = { ...wms, refused: 3, lastGoodAt: at(60) };
    expect(probableCause(cause, evidence({ sources: [heard] }))).toMatchObject({ cause: 'not_handed_over', params: { source: 'wms' } });
  });

  it('is the only source of its kind when that is silent; of several nobody can say which', () => {
    expect(probableCause(cause, evidence({}))).toMatchObject({ kind: 'source_silent', silence: { source: 'wms' } });
    const east = { ...wms, source: 'wms-east' };
    expect(probableCause(cause, evidence({ sources: [wms, east] }))).toMatchObject({ kind: 'common_cause', cause: 'step_stands' });
  });

  it('is no source of another shop', () => {
    const north = { ...wms, source: 'wms-north', shop: 'north' };
    const south = { ...wms, source: 'wms-south', shop: 'south', lastGoodAt: at(60) };
    const ofNorth = { ...cause, scope: { ...cause.scope, shop: 'north' } };
    expect(probableCause(ofNorth, evidence({ sources: [north, south] }))).toMatchObject({
      silence: { source: 'wms-north', shop: 'north' },
    });
    const ofSouth = { ...cause, scope: { ...cause.scope, shop: 'south' } };
    expect(probableCause(ofSouth, evidence({ sources: [north, south] }))).toMatchObject({ cause: 'not_handed_over' });
  });

  it('is the region that nearly all of them lack', () => {
    const heard = { ...wms, lastGoodAt: at(60) };
    const lacking = evidence({ sources: [heard], regionMissing: { missing: 39, of: 40 } });
    expect(probableCause(cause, lacking)).toMatchObject({ cause: 'region_missing', params: { missing: 39, of: 40 } });
  });
});
