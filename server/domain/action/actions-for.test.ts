import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { at, paid, placed, SF, scanned, shippedAs, told } from '@/tests/builders/fact';
import { foldOrder } from '../order/fold-order';
import { LIFECYCLES, type Lifecycle } from '../order/lifecycle';
import type { OrderState } from '../order/order-state';
import { HOUR } from '../shared/instant';
import type { Fact } from '../tracking/fact';
import { MILESTONE_NAMES, type Milestone } from '../tracking/milestone';
import { type ActionCode, type ActionSettings, DEFAULT_ACTION_SETTINGS } from './action-settings';
import { type ActionReader, actionsFor, type CustomerAction } from './actions-for';

const fold = (...facts: Fact[]) => foldOrder({ shop: 'demo', orderNo: 'A1' }, facts);
const OWNER: ActionReader = { tier: 2, role: 'customer', now: at(5_000) };
const of = (state: OrderState, code: ActionCode, reader = OWNER, settings: ActionSettings = DEFAULT_ACTION_SETTINGS): CustomerAction =>
  actionsFor(state, reader, settings).find((action) => action.code === code)!;
const open = (state: OrderState) => {
  const actions = actionsFor(state, OWNER, DEFAULT_ACTION_SETTINGS);
  const primary = actions.find((action) => action.isPrimary);
  return [actions.flatMap((a) => (a.state === 'open' ? [a.code] : [])).join(' '), primary?.code ?? '-'];
};

const to = (code: string) => [placed(), paid(1), told(code, 5, 'wms')];
const sent = () => [placed(), paid(1), shippedAs(SF, 10)];
const two = () => [
  placed({
    items: [
      { sku: 'A', name: 'a', quantity: 1 },
      { sku: 'B', name: 'b', quantity: 1 },
    ],
  }),
  paid(1),
  shippedAs(SF, 10, [{ sku: 'A', quantity: 1 }]),
];
const second = () => shippedAs('sf/SF2', 12, [{ sku: 'B', quantity: 1 }]);

/** How the fold comes to every lifecycle, what is open there for the owner, and what is offered first. */
const BY_LIFECYCLE: Record<Lifecycle, [facts: () => Fact[], open: string, primary: string]> = {
  pending_payment: [() => [placed()], 'place address time cancel', 'address'],
  deposit_paid: [() => [placed(), told('deposit_paid', 1, 'gateway')], 'place address time cancel', 'address'],
  payment_verifying: [() => [placed(), told('payment.claimed', 1, 'erp')], 'place address time cancel', 'address'],
  paid: [() => [placed(), paid(1)], 'place address time cancel invoice', 'address'],
  in_review: [() => [placed(), paid(1), told('review.started', 2, 'erp')], 'place address time cancel invoice', 'address'],
  presale_waiting: [() => [placed({ type: 'presale' }), paid(1)], 'place address time cancel invoice', 'address'],
  in_production: [() => [placed({ type: 'custom' }), paid(1)], 'place address time cancel invoice', 'address'],
  backordered: [() => to('stock.short'), 'place address time cancel invoice', 'address'],
  allocated: [() => to('allocated'), 'place address time cancel invoice', 'address'],
  picking: [() => to('picking'), 'place address time cancel invoice', 'address'],
  picked: [() => to('picked'), 'place address time cancel invoice', 'address'],
  packed: [() => to('packed'), 'place time cancel invoice', 'place'],
  shipped: [sent, 'confirm place cancel invoice', 'place'],
  partially_shipped: [() => [...two(), scanned('picked_up', 60)], 'place invoice', 'place'],
  in_transit: [() => [...sent(), scanned('picked_up', 60)], 'confirm place invoice', 'place'],
  out_for_delivery: [() => [...sent(), scanned('out_for_delivery', 60)], 'confirm place invoice', '-'],
  ready_to_collect: [() => [...sent(), scanned('available_for_pickup.locker', 60)], 'confirm invoice', 'confirm'],
  delivered: [() => [...sent(), scanned('delivered', 60)], 'confirm invoice', 'confirm'],
  partially_delivered: [
    () => [...two(), second(), scanned('delivered', 60), scanned('picked_up', 61, { key: 'sf/SF2' })],
    'place invoice',
    '-',
  ],
  completed: [() => [...sent(), scanned('delivered', 60), told('receipt.confirmed', 70, 'customer')], 'invoice', 'invoice'],
  cancelled: [() => [placed(), paid(1), told('cancel.confirmed', 5, 'manual')], '', '-'],
  returned: [() => [...sent(), scanned('returned', 60)], '', '-'],
};

describe('what is open in every lifecycle (R1-22)', () => {
  it.each(Object.keys(LIFECYCLES) as Lifecycle[])('%s', (lifecycle) => {
    const [facts, ...expected] = BY_LIFECYCLE[lifecycle];
    const state = fold(...facts());
    expect(state.lifecycle).toBe(lifecycle);
    expect(open(state)).toEqual(expected);
  });
});

/** The same by where the one shipment is. */
const BY_MILESTONE: Record<Milestone, [open: string, primary: string]> = {
  no_data: ['confirm place cancel invoice', 'place'],
  label_created: ['confirm place cancel invoice', 'place'],
  awaiting_pickup: ['confirm place cancel invoice', 'place'],
  picked_up: ['confirm place invoice', 'place'],
  in_transit: ['confirm place invoice', 'place'],
  customs: ['confirm place invoice', 'place'],
  at_destination: ['confirm place invoice', 'place'],
  handed_to_partner: ['confirm place invoice', 'place'],
  out_for_delivery: ['confirm place invoice', '-'],
  available_for_pickup: ['confirm invoice', 'confirm'],
  attempt_failed: ['confirm place invoice', 'place'],
  delivered: ['confirm invoice', 'confirm'],
  returning: ['', '-'],
  returned: ['', '-'],
  lost: ['', '-'],
  destroyed: ['', '-'],
  voided: ['confirm place cancel invoice', 'place'],
};

describe('what is open at every milestone', () => {
  it.each(MILESTONE_NAMES)('%s', (milestone) => {
    expect(open(fold(...sent(), scanned(milestone, 60)))).toEqual(BY_MILESTONE[milestone]);
  });
});

describe('nothing is offered that the state forbids', () => {
  const words = [
    'paid',
    'payment.claimed',
    'allocated',
    'picking',
    'picked',
    'packed',
    'shipped',
    'cancel.requested',
    'cancel.confirmed',
    'cancel.failed',
    'receipt.disputed',
    'receipt.confirmed',
    'stock.short',
    'review.started',
    'return.requested',
    'refund.started',
    'refund.done',
    'order.completed',
    'address.change_requested',
    'address.changed',
    'address.acknowledged',
    'address.change_refused',
    'delivery.time_requested',
    'delivery.time_refused',
    'leave.consented',
    'leave.withdrawn',
    'invoice.requested',
    'invoice.issued',
  ];
  const scans = [
    'picked_up',
    'in_transit',
    'out_for_delivery',
    'available_for_pickup.locker',
    'delivered',
    'returning',
    'returned',
    'lost',
    'voided',
    'attempt_failed.absent',
  ];
  const anyOrder = fc
    .tuple(
      fc.array(
        fc.tuple(
          fc.constantFrom(...words),
          fc.integer({ min: 0, max: 4_000 }),
          fc.constantFrom('wms' as const, 'erp' as const, 'gateway' as const, 'customer' as const, 'manual' as const),
        ),
        { maxLength: 9 },
      ),
      fc.array(fc.tuple(fc.constantFrom(...scans), fc.integer({ min: 0, max: 4_000 }), fc.constantFrom(SF, 'sf/SF2')), { maxLength: 6 }),
      fc.subarray([SF, 'sf/SF2']),
    )
    .map(([said, seen, sentAs]) => [
      placed(),
      ...sentAs.map((key) => shippedAs(key, 10)),
      ...said.map(([code, minute, by]) => told(code, minute, by)),
      ...seen.map(([code, minute, key]) => scanned(code, minute, { key })),
    ]);
  const CODE: Record<ActionCode, string> = {
    confirm: 'receipt.confirmed',
    place: 'leave.withdrawn',
    address: 'address.change_requested',
    time: 'delivery.time_requested',
    cancel: 'cancel.requested',
    invoice: 'invoice.requested',
  };

  it('what is open takes effect when it is done, whatever was said before', () => {
    fc.assert(
      fc.property(anyOrder, (facts) => {
        for (const { code, state } of actionsFor(fold(...facts), OWNER, DEFAULT_ACTION_SETTINGS)) {
          if (state !== 'open') continue;
          const word = told(CODE[code], 5_000, 'customer', { source: 'customer', identity: `do-${code}` });
          const after = fold(...facts, word);
          const now = of(after, code, { ...OWNER, now: at(5_000) });
          expect([code, now.state], `${after.lifecycle}`).toEqual([code, code === 'confirm' || code === 'place' ? 'done' : 'waiting']);
          if (code === 'confirm') expect(after.lifecycle).toBe('completed');
          if (code === 'cancel') expect(after.overlay).toBe('cancelling');
          expect(now.undo?.identity).toBe(word.identity);
          const back = told('source.withdrew', 5_001, 'customer', { data: { target: word.identity } });
          expect(actionsFor(fold(...facts, word, back), OWNER, DEFAULT_ACTION_SETTINGS)).toEqual(
            actionsFor(fold(...facts), OWNER, DEFAULT_ACTION_SETTINGS),
          );
        }
      }),
      { numRuns: 400 },
    );
  });

  it('there is at most one primary action, and it is open', () => {
    fc.assert(
      fc.property(anyOrder, (facts) => {
        const primary = actionsFor(fold(...facts), OWNER, DEFAULT_ACTION_SETTINGS).filter((action) => action.isPrimary);
        expect(primary.length).toBeLessThanOrEqual(1);
        expect(primary.every((action) => action.state === 'open')).toBe(true);
      }),
    );
  });
});

test.each<[string, Fact[], ActionCode, string]>([
  ['packed: the warehouse can change nothing more', to('packed'), 'address', 'packed'],
  ['left', sent(), 'address', 'left_warehouse'],
  ['with the carrier', [...sent(), scanned('picked_up', 60)], 'cancel', 'with_carrier'],
  [
    'refused once',
    [placed(), paid(1), told('cancel.requested', 5, 'customer'), told('cancel.failed', 9, 'wms')],
    'cancel',
    'refused_before',
  ],
  ['an invoice of an order that is being cancelled', [placed(), paid(1), told('cancel.requested', 5, 'customer')], 'invoice', 'cancelling'],
  ['an address of an order that is being cancelled', [placed(), paid(1), told('cancel.requested', 5, 'customer')], 'address', 'cancelling'],
  ['disputed', [...sent(), scanned('delivered', 60), told('receipt.disputed', 70, 'customer')], 'confirm', 'case_open'],
  ['coming back', [...sent(), scanned('returning', 60)], 'confirm', 'on_its_way_back'],
  ['one of two is still missing', BY_LIFECYCLE.partially_delivered[0](), 'confirm', 'not_all_there'],
  ['nothing was sent', to('picked'), 'confirm', 'not_sent'],
  ['nothing was paid', [placed()], 'invoice', 'not_paid'],
  ['the money goes back', [placed(), paid(1), told('refund.started', 5, 'gateway')], 'invoice', 'refunding'],
])('says why not: %s', (_, facts, code, reason) => {
  expect(of(fold(...facts), code)).toMatchObject({ state: 'closed', reason });
});

describe('limits by tier, role and time (R1-3)', () => {
  const picked = fold(...to('packed').slice(0, 2), told('picked', 5, 'wms'));

  test('an address is the owner’s to change, other things are open to who knows order and phone', () => {
    expect(of(picked, 'address', { ...OWNER, tier: 1 })).toMatchObject({ state: 'open', needsTier: 2 });
    expect(of(picked, 'address').needsTier).toBeUndefined();
    expect(of(picked, 'cancel', { ...OWNER, tier: 1 }).needsTier).toBeUndefined();
    expect(of(picked, 'cancel', { ...OWNER, tier: 0 }).needsTier).toBe(1);
    const strict = { ...DEFAULT_ACTION_SETTINGS, cancel: { ...DEFAULT_ACTION_SETTINGS.cancel, ownerOnly: true } };
    expect(of(picked, 'cancel', { ...OWNER, tier: 1 }, strict).needsTier).toBe(2);
  });

  test('service may still ask when customers may not: it can call the warehouse', () => {
    const packed = fold(...to('packed'));
    expect(of(packed, 'address').state).toBe('closed');
    expect(of(packed, 'address', { tier: 'staff', role: 'staff', now: at(60) }).state).toBe('open');
  });

  test('each step the shop sets as the limit is the first at which it is closed', () => {
    const steps = ['allocated', 'picking', 'picked', 'packed', 'shipped'] as const;
    for (const until of steps) {
      const settings = { ...DEFAULT_ACTION_SETTINGS, address: { ...DEFAULT_ACTION_SETTINGS.address, until } };
      const opens = steps.filter((step) => of(fold(...to(step)), 'address', OWNER, settings).state === 'open');
      expect(opens).toEqual(steps.slice(0, steps.indexOf(until)));
    }
  });

  test('hours since the order was placed', () => {
    const settings = { ...DEFAULT_ACTION_SETTINGS, cancel: { ...DEFAULT_ACTION_SETTINGS.cancel, withinHours: 2 } };
    expect(of(picked, 'cancel', { ...OWNER, now: at(119) }, settings)).toMatchObject({ state: 'open', deadline: at(120) });
    expect(of(picked, 'cancel', { ...OWNER, now: at(120) }, settings)).toMatchObject({ state: 'closed', reason: 'time_over' });
  });

  test('a confirmation can be taken back for a day', () => {
    const done = fold(...sent(), scanned('delivered', 60), told('receipt.confirmed', 70, 'customer'));
    expect(of(done, 'confirm', { ...OWNER, now: at(70) + 24 * HOUR - 1 }).undo).toMatchObject({ until: at(70) + 24 * HOUR });
    expect(of(done, 'confirm', { ...OWNER, now: at(70) + 24 * HOUR }).undo).toBeUndefined();
  });

  test('what the shop switched off is not there', () => {
    const settings = { ...DEFAULT_ACTION_SETTINGS, invoice: { ...DEFAULT_ACTION_SETTINGS.invoice, enabled: false } };
    expect(actionsFor(picked, OWNER, settings).map((action) => action.code)).not.toContain('invoice');
  });

  test('an imported order of the past offers nothing', () => {
    const past = fold(...BY_LIFECYCLE.delivered[0]().map((fact) => ({ ...fact, history: true })));
    expect(open(past)).toEqual(['', '-']);
  });
});
