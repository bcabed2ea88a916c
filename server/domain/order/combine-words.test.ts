import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, paid, placed, told } from '@/tests/builders/fact';
import type { Fact } from '../tracking/fact';
import { COMBINED_LIFECYCLES, CONDITION_CODES, type CombinationRule, DEFAULT_COMBINATIONS } from './combination';
import { foldOrder } from './fold-order';
import { stepOnWay } from './forced-state';

const NAME = { shop: 'demo', orderNo: 'A1' };
const fold = (rules: readonly CombinationRule[], ...facts: Fact[]) => foldOrder(NAME, facts, rules);
const rule = (more: Partial<CombinationRule>): CombinationRule => ({
  code: 'mine',
  name: { 'zh-CN': '规则', en: 'Rule' },
  enabled: true,
  when: [],
  lifecycle: 'packed',
  since: 3,
  ...more,
});
const erpPaid = () => told('paid', 5, 'erp');
const wmsPicked = () => told('picked', 9, 'wms');

describe('rules over several sources', () => {
  it('ERP paid and WMS picked is to be packed, in either order, by a row of the table (golden case 13)', () => {
    for (const facts of [
      [placed(), erpPaid(), wmsPicked()],
      [wmsPicked(), erpPaid(), placed()],
    ]) {
      expect(fold(DEFAULT_COMBINATIONS, ...facts)).toMatchObject({
        lifecycle: 'picked',
        since: at(9),
        combined: { code: 'paid_picked', since: 0 },
      });
    }
    const without = DEFAULT_COMBINATIONS.map((r) => (r.code === 'paid_picked' ? { ...r, enabled: false } : r));
    expect(fold(without, placed(), erpPaid(), wmsPicked()).lifecycle).toBe('payment_verifying');
  });

  it('a tracking number that came back is "shipped" where the shop switches that on', () => {
    const linked = told('shipment.linked', 20, 'erp', { data: { shipment: { carrier: 'sf', trackingNo: 'SF1' } } });
    const on = DEFAULT_COMBINATIONS.map((r) => ({ ...r, enabled: true }));
    expect(fold(DEFAULT_COMBINATIONS, placed(), paid(1), linked).lifecycle).toBe('paid');
    expect(fold(on, placed(), paid(1), linked)).toMatchObject({ lifecycle: 'shipped', since: at(20) });
  });

  it('count the last word on a matter, of those who are asked', () => {
    const mine = rule({
      when: [
        { kinds: ['crm'], sources: [], says: ['review.passed'] },
        { kinds: [], sources: ['wms'], says: ['picked'] },
      ],
    });
    const start = () => [placed(), paid(1), wmsPicked()];
    expect(fold([mine], ...start(), told('review.passed', 20, 'erp')).lifecycle).toBe('picked');
    expect(fold([mine], ...start(), told('review.passed', 20, 'crm'))).toMatchObject({
      lifecycle: 'packed',
      combined: { code: 'mine', since: 3 },
    });
    expect(fold([mine], ...start(), told('review.passed', 20, 'crm'), told('review.started', 30, 'crm')).lifecycle).toBe('picked');
  });

  it('lead on and never back, and never beyond paid while nothing says that it is paid', () => {
    const free = rule({ when: [{ kinds: [], sources: [], says: ['picked'] }], lifecycle: 'shipped' });
    expect(fold([free], placed(), wmsPicked())).toMatchObject({
      lifecycle: 'pending_payment',
      attention: [{ reason: 'payment.shipped_unpaid' }],
    });
    expect(fold([free], placed({ codAllowed: true }), wmsPicked()).lifecycle).toBe('shipped');
    const hold = rule({ when: [{ kinds: [], sources: [], says: ['review.started'] }], lifecycle: 'backordered' });
    expect(fold([hold], placed(), paid(1), told('review.started', 5, 'erp')).lifecycle).toBe('in_review');
    const back = rule({ when: [{ kinds: [], sources: [], says: ['picked'] }], lifecycle: 'in_review' });
    expect(fold([back], placed(), paid(1), wmsPicked()).lifecycle).toBe('picked');
  });

  it('whatever rows there are: same state for every order of arrival, and no state that the way forbids', () => {
    const condition = fc.record({
      kinds: fc.subarray(['erp', 'wms', 'gateway'] as const, { maxLength: 1 }),
      sources: fc.constant([]),
      says: fc.subarray([...CONDITION_CODES], { minLength: 1, maxLength: 3 }),
    });
    const rows = fc.array(
      fc
        .record({ when: fc.array(condition, { minLength: 1, maxLength: 2 }), lifecycle: fc.constantFrom(...COMBINED_LIFECYCLES) })
        .map(rule),
      { maxLength: 4 },
    );
    const words = fc.array(
      fc.record({
        code: fc.constantFrom(
          'paid',
          'payment.denied',
          'picked',
          'packed',
          'stock.short',
          'review.started',
          'cancel.confirmed',
          'allocated',
        ),
        minute: fc.integer({ min: 1, max: 50 }),
        by: fc.constantFrom('erp' as const, 'wms' as const, 'gateway' as const),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(
        rows,
        words
          .map((list) => [placed(), ...list.map(({ code, minute, by }, i) => told(code, minute, by, { identity: `${i}` }))])
          .chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length }))),
        (rules, [facts, shuffled]) => {
          const state = fold(rules, ...facts);
          expect(fold(rules, ...shuffled)).toEqual(state);
          const plain = fold([], ...facts);
          const [reached, now] = [stepOnWay(plain.lifecycle), stepOnWay(state.lifecycle)];
          if (reached === null) expect(state.lifecycle).toBe(plain.lifecycle);
          else expect(now).toBeGreaterThanOrEqual(reached);
          const isPaid = state.payment !== 'none';
          if (!isPaid) expect(now ?? 0).toBeLessThanOrEqual(stepOnWay('paid')!);
        },
      ),
      { numRuns: 300 },
    );
  });
});
