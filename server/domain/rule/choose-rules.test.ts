import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paid, placed } from '@/tests/builders/fact';
import { foldOrder } from '../order/fold-order';
import { chooseRules } from './choose-rules';
import { DEFAULT_RULES } from './default-rules';
import type { Rule } from './rule';
import { narrowedBy, type RuleScope } from './rule-scope';
import { isTried } from './rule-trial';

const body = DEFAULT_RULES.warehouse_accept!;
const rule = (code: string, scope: RuleScope, more: Partial<Rule> = {}): Rule => ({
  ...body,
  code,
  scope,
  version: 1,
  enabled: true,
  ...more,
});
const order = (header = {}) => foldOrder({ shop: 'demo', orderNo: 'A1' }, [placed(header), paid(1)]);
const clock = { clock: 'warehouse_accept', shipmentKey: '' } as const;
const codes = (rules: Rule[], header = {}) => chooseRules(rules, clock, order(header)).rules.map((r) => r.code);

describe('of several rules on one clock', () => {
  it('the one that asks for the most watches, and it is said why the others stood back', () => {
    const rules = [rule('all', {}), rule('vip', { vip: true }), rule('vip_tmall', { vip: true, channels: ['tmall'] })];
    const header = { tags: ['VIP'], channel: 'tmall' };
    expect(codes(rules)).toEqual(['all']);
    expect(codes(rules, { tags: ['VIP'] })).toEqual(['vip']);
    const chosen = chooseRules(rules, clock, order(header));
    expect(chosen.rules.map((r) => r.code)).toEqual(['vip_tmall']);
    expect(chosen.stoodBack.map(({ rule, because }) => [rule.code, because])).toEqual([
      ['vip', 'narrower'],
      ['all', 'narrower'],
    ]);
  });

  it('the one changed last counts where both ask for as much', () => {
    const rules = [rule('a', { tags: ['gift'] }), rule('b', { categories: ['tea'] }, { version: 3 })];
    const header = { tags: ['gift'], items: [{ sku: '1', name: 'Tea', quantity: 1, category: 'tea' }] };
    expect(codes(rules, header)).toEqual(['b']);
    expect(chooseRules(rules, clock, order(header)).stoodBack).toMatchObject([{ because: 'newer' }]);
  });

  it('those that count beside take nobody’s place', () => {
    expect(codes([rule('all', {}), rule('watch', { vip: true }, { isBeside: true })], { tags: ['VIP'] })).toEqual(['all', 'watch']);
  });

  it('those switched off or about another clock do not count', () => {
    expect(codes([rule('off', { tags: ['x'] }, { enabled: false }), rule('other', {}, { clock: 'review' })], { tags: ['x'] })).toEqual([]);
  });

  it('the outcome does not depend on their order in the table', () => {
    const scopes: RuleScope[] = [
      {},
      { vip: true },
      { tags: ['VIP'] },
      { orderTypes: ['normal'], vip: true },
      { amountFrom: 10 },
      { shops: ['demo'] },
    ];
    const rules = scopes.map((scope, i) => rule(`r${i}`, scope, { version: 1 + (i % 2) }));
    const header = { tags: ['VIP'], amount: '99.00' };
    const expected = codes(rules, header);
    expect(expected).toEqual(['r3']);
    fc.assert(
      fc.property(fc.shuffledSubarray(rules, { minLength: rules.length }), (shuffled) => {
        expect(codes(shuffled, header)).toEqual(expected);
      }),
    );
  });
});

describe('a scope', () => {
  it.each<[string, RuleScope, object, boolean]>([
    ['an amount within', { amountFrom: 100, amountTo: 200 }, { amount: '200.00' }, true],
    ['an amount beyond', { amountFrom: 100, amountTo: 200 }, { amount: '200.01' }, false],
    ['an amount nobody told', { amountFrom: 0 }, { amount: undefined }, false],
    ['another currency', { amountFrom: 1, currency: 'USD' }, { amount: '5', currency: 'CNY' }, false],
    ['a city of the destination', { regions: ['广州市'] }, { destination: { country: 'CN', province: '广东省', city: '广州市' } }, true],
    ['another country', { regions: ['US'] }, { destination: { country: 'CN' } }, false],
    [
      'a lane',
      { origins: ['上海市'], regions: ['北京市'] },
      { origin: { province: '上海市' }, destination: { country: 'CN', city: '北京市' } },
      true,
    ],
    ['no VIP asked for', { vip: false }, { tags: ['VIP'] }, false],
    ['a channel nobody told', { channels: ['tmall'] }, {}, false],
  ])('covers or leaves out %s', (_, scope, header, isCovered) => {
    expect(codes([rule('one', scope)], header)).toEqual(isCovered ? ['one'] : []);
  });

  it('counts an amount with its two ends and its currency as one thing asked', () => {
    expect(narrowedBy({ amountFrom: 1, amountTo: 2, currency: 'CNY', tags: ['a'] })).toEqual(['amount', 'tags']);
  });
});

describe('a trial', () => {
  const tried = (percent: number): Rule => rule('all', {}, { trial: { percent, version: 2, body: { ...body, reason: 'tried' } } });

  it('watches its share of the orders and no other, and an order stays where it is', () => {
    const inTrial = Array.from({ length: 20_000 }, (_, i) => isTried('all', 10, { shop: 's', orderNo: `N${i}` })).filter(Boolean).length;
    expect(inTrial).toBeGreaterThan(1_800);
    expect(inTrial).toBeLessThan(2_200);
    expect(isTried('all', 100, { shop: 's', orderNo: 'x' })).toBe(true);
    expect(isTried('all', 0, { shop: 's', orderNo: 'x' })).toBe(false);
  });

  it('gives its orders the other version and leaves the others the one in force', () => {
    expect(chooseRules([tried(100)], clock, order()).rules).toMatchObject([{ code: 'all', version: 2, reason: 'tried' }]);
    expect(chooseRules([tried(0)], clock, order()).rules).toMatchObject([{ code: 'all', version: 1 }]);
  });
});
