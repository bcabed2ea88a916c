import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, paid, placed, SF, scanned, shippedAs, told } from '@/tests/builders/fact';
import type { Fact } from '../tracking/fact';
import { DEFAULT_COMBINATIONS } from './combination';
import { CONFLICT_CODES, CONFLICT_RULES, type ConflictCode, isWithheld } from './conflict-rules';
import { foldOrder } from './fold-order';

const fold = (facts: Fact[], off: readonly ConflictCode[] = []) =>
  foldOrder({ shop: 'demo', orderNo: 'A1' }, facts, DEFAULT_COMBINATIONS, new Set(off));
const conflicts = (...facts: Fact[]) => fold(facts).attention.filter((a) => a.kind === 'conflict');
const reasons = (...facts: Fact[]) => conflicts(...facts).map((a) => a.reason);
const start = () => [placed(), paid(1)];

describe('stock against shortage', () => {
  it('opens when one system has stock and another has none, with both claims', () => {
    const [has, short] = [told('allocated', 10, 'erp'), told('stock.short', 20, 'wms')];
    expect(conflicts(...start(), has, short)).toMatchObject([
      { reason: 'system.stock_against_short', since: at(20), facts: [has.identity, short.identity] },
    ]);
    expect(reasons(...start(), short, told('stock.restocked', 30, 'erp'))).toEqual(['system.stock_against_short']);
  });

  it('closes when they agree, and is none where the warehouse simply went on', () => {
    const open = [...start(), told('allocated', 10, 'erp'), told('stock.short', 20, 'wms')];
    expect(reasons(...open, told('stock.restocked', 40, 'wms'))).toEqual([]);
    expect(reasons(...open, told('stock.short', 40, 'erp'))).toEqual([]);
    expect(reasons(...start(), told('stock.short', 10, 'erp'), told('allocated', 20, 'wms'))).toEqual([]);
    expect(reasons(...open, shippedAs(SF, 50), scanned('picked_up', 60))).toEqual([]);
  });
});

describe('a VIP mark', () => {
  const header = (source: 'crm' | 'erp', tags: string[] | undefined, minute: number) =>
    placed({ tags }, { source, sourceKind: source, identity: source, receivedAt: at(minute) });

  it('that another system does not have is a conflict until both say the same', () => {
    const crm = header('crm', ['VIP3'], 1);
    expect(reasons(...start(), crm, header('erp', [], 2))).toEqual(['system.vip_not_honoured']);
    expect(reasons(...start(), crm, header('erp', ['vip'], 2))).toEqual([]);
    expect(reasons(...start(), crm, header('erp', undefined, 2))).toEqual([]);
  });
});

describe('delivered against refused', () => {
  const sent = () => [...start(), shippedAs(SF, 10), scanned('out_for_delivery', 100)];
  it('opens when another source says refused at about that time or later', () => {
    const yes = scanned('delivered', 200);
    const no = scanned('attempt_failed.refused', 210, { by: 'aggregator' });
    expect(conflicts(...sent(), yes, no)).toMatchObject([
      { reason: 'system.delivered_against_refused', shipmentKey: SF, severity: 'P1', facts: [yes.identity, no.identity] },
    ]);
    expect(reasons(...sent(), no, scanned('delivered', 215))).toEqual(['system.delivered_against_refused']);
  });

  it('is none where the second try came home, nor where who returned it hands it to the sender', () => {
    expect(reasons(...sent(), scanned('attempt_failed.refused', 110, { by: 'aggregator' }), scanned('delivered', 400))).toEqual([]);
    expect(
      reasons(...sent(), scanned('returning', 210), scanned('returned', 900, { by: 'aggregator' }), scanned('delivered', 905)),
    ).toEqual([]);
  });

  it('is settled by the customer, and closes when the other source comes round', () => {
    const facts = [...sent(), scanned('delivered', 200), scanned('attempt_failed.refused', 210, { by: 'aggregator' })];
    expect(reasons(...facts, told('receipt.confirmed', 300, 'customer'))).toEqual([]);
    expect(reasons(...facts, scanned('delivered.self', 230, { by: 'aggregator' }))).toEqual([]);
  });
});

describe('paid against unpaid', () => {
  it('opens when shop or ERP deny what the gateway has, or have what it denies, and closes when they agree', () => {
    const denied = told('payment.denied', 30, 'platform', { data: { payment: { paymentNo: 'P1' } } });
    expect(reasons(...start(), denied)).toEqual(['payment.paid_against_unpaid']);
    const again = told('paid', 60, 'platform', { data: { payment: { paymentNo: 'P1' } } });
    expect(reasons(...start(), denied, again)).toEqual([]);
    const claim = told('paid', 5, 'erp', { data: { payment: { paymentNo: 'P1', amount: '128.00' } } });
    expect(reasons(placed(), claim, told('payment.denied', 9, 'gateway', { data: { payment: { paymentNo: 'P1' } } }))).toEqual([
      'payment.paid_against_unpaid',
    ]);
  });
});

describe('an address changed after picking', () => {
  it('is open until the warehouse confirms, repacks, or the carrier forwards it', () => {
    const picking = told('picking', 10, 'wms');
    const changed = told('address.changed', 30, 'platform');
    const open = [...start(), picking, changed];
    expect(conflicts(...open)).toMatchObject([{ reason: 'system.address_after_picking', facts: [picking.identity, changed.identity] }]);
    expect(reasons(...open, told('address.acknowledged', 40, 'wms'))).toEqual([]);
    expect(reasons(...open, told('allocated', 40, 'wms', { reason: 'shipper.repack' }))).toEqual([]);
    expect(reasons(...open, shippedAs(SF, 50), scanned('in_transit.forwarded', 90))).toEqual([]);
    expect(reasons(...start(), told('address.changed', 5, 'platform'), picking)).toEqual([]);
  });
});

it('a rule that is switched off opens nothing', () => {
  const facts = [...start(), told('picking', 10, 'wms'), told('address.changed', 30, 'platform')];
  expect(fold(facts, ['address_after_picking']).attention).toEqual([]);
  expect(fold(facts, ['stock']).attention).toHaveLength(1);
});

describe('messages meanwhile', () => {
  const open = (code: ConflictCode) => [{ ...CONFLICT_RULES[code], kind: 'conflict' as const, shipmentKey: '', since: 0, facts: [] }];
  it('wait where the conflict makes them wrong, and go where it does not', () => {
    expect(isWithheld('milestone.shipped', undefined, open('address_after_picking'))).toBe(true);
    expect(isWithheld('milestone.delivered', undefined, open('delivered_refused'))).toBe(true);
    expect(isWithheld('stall.payment_due', 'payment.timeout', open('paid_unpaid'))).toBe(true);
    expect(isWithheld('stall.pick_start', 'shipper.picking_late', open('stock'))).toBe(true);
    expect(isWithheld('stall.movement', 'carrier.no_movement', open('stock'))).toBe(false);
    expect(isWithheld('milestone.shipped', undefined, open('vip'))).toBe(false);
    expect(isWithheld('milestone.shipped', undefined, [])).toBe(false);
  });
});

it('opens the same for every order of arrival', () => {
  const words = [
    'allocated',
    'picking',
    'stock.short',
    'stock.restocked',
    'address.changed',
    'address.acknowledged',
    'payment.denied',
    'paid',
    'receipt.confirmed',
  ];
  const anyWord = fc
    .tuple(
      fc.constantFrom(...words),
      fc.integer({ min: 2, max: 600 }),
      fc.constantFrom('wms' as const, 'erp' as const, 'platform' as const),
    )
    .map(([code, minute, by]) => told(code, minute, by));
  const anyScan = fc
    .tuple(fc.constantFrom('delivered', 'attempt_failed.refused', 'returning'), fc.integer({ min: 20, max: 900 }), fc.boolean())
    .map(([code, minute, isAggregator]) => scanned(code, minute, isAggregator ? { by: 'aggregator' } : {}));
  const anyFacts = fc.array(fc.oneof(anyWord, anyScan), { maxLength: 9 }).map((more) => [...start(), shippedAs(SF, 15), ...more]);
  const seen = new Set<string>();
  fc.assert(
    fc.property(
      anyFacts.chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length }), fc.subarray(facts))),
      ([facts, shuffled, repeated]) => {
        for (const reason of reasons(...facts)) seen.add(reason);
        expect(JSON.stringify(fold([...shuffled, ...repeated]))).toBe(JSON.stringify(fold(facts)));
      },
    ),
    { numRuns: 400 },
  );
  const drawn = CONFLICT_CODES.filter((code) => code !== 'vip').map((code) => CONFLICT_RULES[code].reason);
  expect(drawn.filter((reason) => !seen.has(reason))).toEqual([]);
});
