import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, paid, placed, SF, scanned, shippedAs, told } from '@/tests/builders/fact';
import type { Fact } from '../tracking/fact';
import { foldOrder } from './fold-order';
import type { Lifecycle } from './lifecycle';

const DAY_MIN = 24 * 60;
const fold = (...facts: Fact[]) => foldOrder({ shop: 'demo', orderNo: 'A1' }, facts);

/** Somebody sets a state by hand for a day. */
const forced = (lifecycle: Lifecycle, from: Lifecycle, minute: number, identity = `forced-${minute}`): Fact => ({
  ...told('forced', minute, 'manual', {
    text: '仓库来电确认',
    data: { forced: { lifecycle, from }, by: 'staff:1', until: at(minute + DAY_MIN) },
  }),
  identity,
});
const lapsed = (of: Fact, minute: number): Fact => ({
  ...told('forced.lapsed', minute, 'portal', { data: { target: of.identity } }),
  identity: `lapsed-${of.identity}`,
});
const takenBack = (of: Fact, minute: number): Fact => told('source.withdrew', minute, 'manual', { data: { target: of.identity } });

describe('a state set by hand', () => {
  const start = () => [placed(), paid(1)];

  it('is shown and said to be set by hand, and moves none of the moments that systems report', () => {
    const state = fold(...start(), forced('packed', 'paid', 30));
    expect(state).toMatchObject({ lifecycle: 'packed', phase: 'preparing', since: at(30), attention: [] });
    expect(state.forced).toMatchObject({ lifecycle: 'packed', instead: 'paid', by: 'staff:1', until: at(30 + DAY_MIN) });
    expect(state.moments.packedAt).toBeNull();
  });

  it('gives way to the facts once a system says the same or more', () => {
    const state = fold(...start(), forced('picked', 'paid', 30), told('packed', 90, 'wms'));
    expect(state).toMatchObject({ lifecycle: 'packed', since: at(90), attention: [] });
    expect(state.forced).toBeUndefined();
    expect(fold(...start(), forced('packed', 'paid', 30), told('picking', 90, 'wms'))).toMatchObject({
      lifecycle: 'packed',
      forced: { instead: 'picking' },
    });
  });

  it('17: completed without facts lapses into a conflict and the order goes back to what the facts say', () => {
    const set = forced('completed', 'in_transit', 200);
    const moving = [...start(), shippedAs(SF, 10), scanned('picked_up', 60), set];
    expect(fold(...moving)).toMatchObject({ lifecycle: 'completed', moments: { completedAt: null, deliveredAt: null } });
    const after = fold(...moving, lapsed(set, 200 + DAY_MIN));
    expect(after).toMatchObject({
      lifecycle: 'in_transit',
      attention: [{ kind: 'conflict', reason: 'system.forced_lapsed', since: at(200 + DAY_MIN), facts: [set.identity] }],
    });
    expect(after.forced).toBeUndefined();
  });

  it('leaves no conflict when it is borne out after all, or taken back', () => {
    const set = forced('packed', 'paid', 30);
    const gone = [...start(), set, lapsed(set, 30 + DAY_MIN)];
    expect(fold(...gone, told('shipped', 3000, 'wms')).attention).toEqual([]);
    expect(fold(...gone, takenBack(set, 3000))).toMatchObject({ lifecycle: 'paid', attention: [] });
    expect(fold(...start(), set, takenBack(set, 40))).toMatchObject({ lifecycle: 'paid', attention: [] });
  });

  it('ends when a system ends the order later', () => {
    const set = forced('packed', 'paid', 30);
    expect(fold(...start(), set, told('cancel.confirmed', 60, 'wms'))).toMatchObject({
      lifecycle: 'cancelled',
      attention: [{ kind: 'conflict', reason: 'system.forced_overruled' }],
    });
  });
});

describe('a cancellation that two persons correct', () => {
  const cancelled = () => [placed(), paid(1), told('cancel.confirmed', 20, 'wms')];
  const set = () => forced('paid', 'cancelled', 60);

  it('is out of force until the correction lapses, and for good once a system goes on with the order', () => {
    expect(fold(...cancelled()).lifecycle).toBe('cancelled');
    const word = set();
    expect(fold(...cancelled(), word)).toMatchObject({ lifecycle: 'paid', forced: { lifecycle: 'paid' } });
    expect(fold(...cancelled(), word, lapsed(word, 2000))).toMatchObject({
      lifecycle: 'cancelled',
      attention: [{ reason: 'system.forced_lapsed' }],
    });
    const goesOn = fold(...cancelled(), word, told('picking', 120, 'wms'), lapsed(word, 2000));
    expect(goesOn).toMatchObject({ lifecycle: 'picking', attention: [] });
    expect(goesOn.forced).toBeUndefined();
  });

  it('does not undo a later cancellation', () => {
    expect(fold(...cancelled(), set(), told('cancel.confirmed', 90, 'platform'))).toMatchObject({
      lifecycle: 'cancelled',
      attention: [{ reason: 'system.forced_overruled' }],
    });
  });
});

describe('a return that two persons correct', () => {
  const cameBack = () => [
    placed(),
    paid(1),
    shippedAs(SF, 10),
    scanned('picked_up', 20),
    scanned('returning', 60),
    scanned('returned', 90),
  ];

  it('is out of force until the correction lapses, and for good once the carrier goes on', () => {
    expect(fold(...cameBack()).lifecycle).toBe('returned');
    const word = forced('out_for_delivery', 'returned', 120);
    const corrected = fold(...cameBack(), word);
    expect(corrected).toMatchObject({ lifecycle: 'out_for_delivery', forced: { instead: 'in_transit' } });
    expect(corrected.overlay).toBeUndefined();
    expect(corrected.timeline.find((line) => line.code === 'returned')).toMatchObject({ isWithdrawn: true });
    expect(fold(...cameBack(), word, lapsed(word, 2000))).toMatchObject({
      lifecycle: 'returned',
      attention: [{ reason: 'carrier.returned' }, { reason: 'system.forced_lapsed' }],
    });
    const goesOn = fold(...cameBack(), word, scanned('delivered', 300), lapsed(word, 2000));
    expect(goesOn).toMatchObject({ lifecycle: 'delivered', attention: [] });
    expect(goesOn.forced).toBeUndefined();
  });
});

describe('the fold with states set by hand', () => {
  const targets: Lifecycle[] = ['paid', 'picked', 'packed', 'shipped', 'delivered', 'completed', 'cancelled', 'returned'];
  const minute = fc.integer({ min: 2, max: 4000 });
  const anyForce = fc
    .tuple(
      fc.constantFrom(...targets),
      fc.constantFrom<Lifecycle>('paid', 'picking', 'cancelled', 'returned'),
      minute,
      fc.constantFrom('', 'lapse', 'back'),
    )
    .map(([to, from, when, end]) => {
      const word = forced(to, from, when, `forced-${to}-${when}`);
      return [word, ...(end === 'lapse' ? [lapsed(word, when + DAY_MIN)] : []), ...(end === 'back' ? [takenBack(word, when + 5)] : [])];
    });
  const anyWord = fc
    .tuple(fc.constantFrom('picking', 'packed', 'shipped', 'cancel.confirmed', 'cancel.failed'), minute)
    .map(([code, when]) => [told(code, when, 'wms')]);
  const anyScan = fc
    .tuple(fc.constantFrom('picked_up', 'in_transit', 'delivered', 'returning', 'returned'), minute)
    .map(([code, when]) => [scanned(code, when)]);
  const anyFacts = fc
    .array(fc.oneof(anyForce, anyWord, anyScan), { maxLength: 8 })
    .map((more) => [placed(), paid(1), shippedAs(SF, 10), ...more.flat()]);

  it('is the same for every order of arrival and any repetition', () => {
    fc.assert(
      fc.property(
        anyFacts.chain((facts) =>
          fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length }), fc.subarray(facts)),
        ),
        ([facts, shuffled, repeated]) => {
          expect(JSON.stringify(fold(...shuffled, ...repeated))).toBe(JSON.stringify(fold(...facts)));
        },
      ),
      { numRuns: 300 },
    );
  });
});
