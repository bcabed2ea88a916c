import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { at, paid, placed, SF, scanned, shippedAs } from '@/tests/builders/fact';
import { foldOrder } from '../order/fold-order';
import type { OrderDocument } from '../order/order-document';
import type { Attention } from '../tracking/attention';
import type { Fact } from '../tracking/fact';
import { findChanges } from './find-changes';
import { HOOK_CHANGES } from './hook-types';

function doc(facts: Fact[], more: Partial<OrderDocument> = {}): OrderDocument {
  const state = foldOrder({ shop: 'demo', orderNo: 'A1' }, facts);
  return {
    id: '1',
    code: 'c',
    version: 1,
    updatedAt: at(0),
    state,
    attention: [...state.attention],
    health: 'green',
    eta: null,
    headline: { key: 'x', params: {} },
    ...more,
  };
}

const FACTS = [placed(), paid(1), shippedAs(SF, 60), scanned('picked_up', 100), scanned('in_transit', 200), scanned('delivered', 900)];
const STALLED: Attention = {
  kind: 'stalled',
  shipmentKey: SF,
  since: at(100),
  reason: 'carrier.no_movement',
  actor: 'carrier',
  severity: 'P2',
  rule: 'movement',
  rung: 1,
};
const eta = (hours: number) => ({
  from: at(60 * hours),
  to: at(60 * hours + 180),
  p5: at(60 * hours),
  p10: at(60 * hours),
  p50: at(60 * hours + 60),
  p80: at(60 * hours + 120),
  p90: at(60 * hours + 180),
  p95: at(60 * hours + 180),
  lateAt: at(60 * hours + 180),
  basis: { level: 'shop' as const, orders: 10, leg: 'paid' as const },
  model: 1,
});

const types = (before: OrderDocument | null, after: OrderDocument) => findChanges(before, after).map((one) => one.type);

describe('what a version changes', () => {
  it('is told once for each thing that changed: state, payment, shipment', () => {
    expect(types(null, doc(FACTS.slice(0, 1)))).toEqual(['order.state_changed']);
    expect(types(doc(FACTS.slice(0, 1)), doc(FACTS.slice(0, 2)))).toEqual(['order.state_changed', 'order.payment_changed']);
    expect(findChanges(doc(FACTS.slice(0, 3)), doc(FACTS.slice(0, 4)))).toMatchObject([
      { type: 'order.state_changed', change: { to: { lifecycle: 'in_transit' } } },
      { type: 'shipment.milestone_changed', change: { carrier: 'sf', to: 'picked_up', isReturn: false } },
    ]);
  });

  it('tells a stall, each rung that it climbs, and its end', () => {
    const calm = doc(FACTS.slice(0, 4));
    const first = { ...calm, attention: [STALLED] };
    const second = { ...calm, attention: [{ ...STALLED, rung: 2 }] };
    expect(findChanges(calm, first)).toMatchObject([{ type: 'order.stalled', change: { rule: 'movement', rung: 1, actor: 'carrier' } }]);
    expect(findChanges(first, second)).toMatchObject([{ type: 'order.stalled', change: { rung: 2 } }]);
    expect(types(second, second)).toEqual([]);
    expect(findChanges(second, calm)).toMatchObject([{ type: 'order.stall_ended', change: { rung: 2 } }]);
  });

  it('tells an arrival that moved by half an hour or appeared, not the breath of a forecast', () => {
    const before = doc(FACTS.slice(0, 4), { eta: eta(40) });
    expect(types(before, { ...before, eta: { ...eta(40), p50: eta(40).p50 + 60_000 } })).toEqual([]);
    expect(types(before, { ...before, eta: eta(41) })).toEqual(['order.eta_changed']);
    expect(types(before, { ...before, eta: null })).toEqual(['order.eta_changed']);
    expect(types(before, { ...before, eta: { ...eta(40), notBefore: at(9000) } })).toEqual(['order.eta_changed']);
  });

  it('tells a ticket from its opening to its end', () => {
    const before = doc(FACTS);
    const ticket = {
      id: 't',
      no: '12',
      kind: 'damaged' as const,
      state: 'open' as const,
      openedAt: at(950),
      since: at(950),
      identity: 'i',
    };
    const open = { ...before, state: { ...before.state, tickets: [{ ...ticket, answerBy: at(1000) }] } };
    const answered = { ...before, state: { ...before.state, tickets: [{ ...ticket, state: 'answered' as const }] } };
    const closed = { ...before, state: { ...before.state, tickets: [{ ...ticket, state: 'closed' as const }] } };
    expect([types(before, open), types(open, answered), types(answered, closed)]).toEqual([
      ['ticket.opened'],
      ['ticket.changed'],
      ['ticket.closed'],
    ]);
  });

  it('tells nobody of an import of past orders', () => {
    const imported = doc(FACTS);
    expect(types(null, { ...imported, state: { ...imported.state, history: true } })).toEqual([]);
  });

  test('fits the schemas that systems rely on, and the same document twice changes nothing', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(FACTS, { minLength: 1 }),
        fc.shuffledSubarray(FACTS, { minLength: 1 }),
        fc.boolean(),
        (a, b, stalled) => {
          const before = doc(a, { eta: eta(40) });
          const after = doc(b, stalled ? { attention: [STALLED] } : {});
          for (const { type, change } of findChanges(before, after)) expect(HOOK_CHANGES[type].strict().parse(change)).toEqual(change);
          for (const { type, change } of findChanges(null, after)) expect(HOOK_CHANGES[type].strict().parse(change)).toEqual(change);
          expect(findChanges(after, structuredClone(after))).toEqual([]);
        },
      ),
    );
  });
});
