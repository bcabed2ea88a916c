import { describe, expect, it } from 'vitest';
import { at, paid, placed, SF, scanned, shippedAs, told } from '@/tests/builders/fact';
import { planNotices } from '../notice/plan-notices';
import type { Fact } from '../tracking/fact';
import { chooseHeadline } from '../wording/choose-headline';
import { foldOrder } from './fold-order';
import type { OrderDocument } from './order-document';

const fold = (...facts: Fact[]) => foldOrder({ shop: 'demo', orderNo: 'A1' }, facts);
const flags = (...facts: Fact[]) => fold(...facts).attention.map((flag) => flag.reason);
const headline = (...facts: Fact[]) => {
  const state = fold(...facts);
  return chooseHeadline({ state, attention: state.attention, eta: null }).key;
};
const HOURS = 60;
const sent = () => [placed(), paid(1), shippedAs(SF, 10)];
const scan = (code: string, minute: number, city: string, more: object = {}) =>
  scanned(code, minute, { place: { country: 'CN', city }, ...more });
const delivered = () => [...sent(), scan('delivered', 300, '北京市')];

describe('DOMAIN 5.5, row by row', () => {
  describe('a scan of the same leg up to twelve hours after the delivery', () => {
    it.each(['out_for_delivery', 'at_destination', 'in_transit'])('%s stands in the timeline only', (code) => {
      const state = fold(...delivered(), scan(code, 300 + 11 * HOURS, '北京市'));
      expect(state).toMatchObject({ lifecycle: 'delivered', attention: [] });
      expect(state.timeline.at(-1)?.code).toBe(code);
    });
  });

  describe('what contradicts a delivery', () => {
    it.each<[string, Fact[], string]>([
      ['two scans in other cities', [scan('in_transit', 360, '上海市'), scan('in_transit', 420, '广州市')], 'in_transit'],
      ['movement after more than twelve hours', [scan('in_transit', 300 + 13 * HOURS, '北京市')], 'in_transit'],
      ['a refusal', [scan('attempt_failed.refused', 360, '北京市')], 'attempt_failed'],
      ['a return', [scan('returning', 360, '北京市')], 'returning'],
    ])('%s: reopened, being checked, P1', (_, later, milestone) => {
      const state = fold(...delivered(), ...later);
      expect(state.shipments[0]?.milestone).toBe(milestone);
      expect(state.attention).toContainEqual(
        expect.objectContaining({ kind: 'conflict', reason: 'carrier.moved_after_delivery', severity: 'P1' }),
      );
      expect(headline(...delivered(), ...later)).toBe('delivery_conflict');
    });

    it('one scan in another city is not enough', () => {
      expect(fold(...delivered(), scan('in_transit', 360, '上海市'))).toMatchObject({ lifecycle: 'delivered', attention: [] });
    });

    it('a return that the customer asked for contradicts nothing', () => {
      expect(flags(...delivered(), told('return.requested', 320, 'customer'), scan('returning', 360, '北京市'))).toEqual([]);
    });
  });

  it('locker: a signature that is the locker stays to be collected until somebody takes it out', () => {
    expect(fold(...sent(), scanned('available_for_pickup.locker', 300)).lifecycle).toBe('ready_to_collect');
    expect(fold(...delivered(), scanned('available_for_pickup.locker', 340)).lifecycle).toBe('ready_to_collect');
    expect(fold(...sent(), scanned('available_for_pickup.locker', 300), scanned('delivered.locker_collected', 400)).lifecycle).toBe(
      'delivered',
    );
  });

  it('delivered, says the carrier; not received, says the customer: kept as a claim', () => {
    const state = fold(...delivered(), told('receipt.disputed', 400, 'customer'));
    expect(state.attention).toMatchObject([{ kind: 'disputed', reason: 'recipient.not_received', severity: 'P1' }]);
    expect(state.shipments[0]).toMatchObject({ milestone: 'delivered', deliveredKind: 'claimed' });
  });

  it('shipped, says the warehouse; the carrier has nothing: no scan yet, waiting since it left', () => {
    const state = fold(...sent());
    expect(state).toMatchObject({ lifecycle: 'shipped', moments: { shippedAt: at(10) } });
    expect(state.shipments[0]?.milestone).toBe('no_data');
  });

  it('scanned by the carrier, not yet sent for the warehouse: the scan ships it, the gap is flagged until they agree', () => {
    const early = [
      placed(),
      paid(1),
      told('picking', 5, 'wms', { data: { shipment: { carrier: 'sf', trackingNo: 'SF1234567890123' } } }),
      scanned('picked_up', 60),
    ];
    expect(fold(...early)).toMatchObject({
      lifecycle: 'in_transit',
      moments: { shippedAt: at(60) },
      attention: [{ reason: 'system.sync_gap' }],
    });
    expect(flags(...early, told('shipped', 90, 'wms'))).toEqual([]);
  });

  it('the gateway has it but has not confirmed: being verified, paid only once it says so', () => {
    expect(fold(placed(), told('payment_verifying', 2, 'gateway'))).toMatchObject({ lifecycle: 'payment_verifying', payment: 'claimed' });
    expect(fold(placed(), told('payment_verifying', 2, 'gateway'), paid(3))).toMatchObject({ lifecycle: 'paid', payment: 'confirmed' });
  });

  it('paid, says the ERP; no transaction at the gateway: claimed, and not paid', () => {
    expect(fold(placed(), told('paid', 2, 'erp'))).toMatchObject({
      lifecycle: 'payment_verifying',
      payment: 'claimed',
      moments: { paidAt: null },
    });
  });

  it('cancelled and picked up cross: the scan wins', () => {
    const state = fold(...sent(), told('cancel.confirmed', 20, 'wms'), scanned('picked_up', 30));
    expect(state.lifecycle).toBe('in_transit');
    expect(flags(...sent(), told('cancel.confirmed', 20, 'wms'), scanned('picked_up', 30))).toContain('system.cancel_crossed');
  });

  describe('two vendors tell of one shipment', () => {
    it('what both saw within two hours is one line, the carrier’s own', () => {
      const both = [scanned('picked_up', 100, { by: 'aggregator', text: 'a' }), scanned('picked_up', 190, { text: 'c' })];
      const lines = fold(...sent(), ...both).timeline.filter((line) => line.code === 'picked_up');
      expect(lines).toMatchObject([{ source: 'sf', text: 'c', at: at(100), alsoSources: ['kuaidi100'] }]);
    });

    it('the later physical event tells the milestone', () => {
      const both = [scanned('in_transit', 100, { by: 'aggregator' }), scanned('out_for_delivery', 130)];
      expect(fold(...sent(), ...both).lifecycle).toBe('out_for_delivery');
    });

    it('more than two hours apart and elsewhere they disagree', () => {
      expect(flags(...sent(), scan('out_for_delivery', 600, '成都市'), scan('in_transit', 900, '上海市', { by: 'aggregator' }))).toEqual([
        'system.sources_disagree',
      ]);
    });
  });

  describe('a number that two shipments had', () => {
    const day = 24 * HOURS;
    it('older scans are cut off', () => {
      const state = fold(...sent(), scanned('delivered', -30 * day), scanned('picked_up', 100));
      expect(state).toMatchObject({ lifecycle: 'in_transit', attention: [{ kind: 'quarantined', reason: 'system.earlier_scans' }] });
    });

    it('so are those from half a year later', () => {
      const state = fold(...delivered(), scanned('picked_up', 200 * day), scanned('in_transit', 201 * day));
      expect(state).toMatchObject({ lifecycle: 'delivered', attention: [{ kind: 'quarantined', reason: 'system.later_scans' }] });
      expect(state.timeline.filter((line) => line.at > at(300)).every((line) => !line.customerVisible)).toBe(true);
    });
  });

  it('a number with nothing but scans from before it was sent was typed wrong, and no customer sees them', () => {
    const state = fold(...sent(), scanned('delivered', -3 * 24 * HOURS));
    expect(state.attention).toMatchObject([{ kind: 'exception', reason: 'shipper.wrong_waybill' }]);
    expect(state.timeline.find((line) => line.code === 'delivered')?.customerVisible).toBe(false);
  });

  it('a corrected carrier: the order goes by the new number, whichever word came first', () => {
    const corrected = scanned('carrier.corrected', 50, { by: 'aggregator', data: { next: { carrier: 'zto', trackingNo: '7831' } } });
    const facts = [...sent(), scanned('no_data', 40, { by: 'aggregator' }), corrected, scanned('picked_up', 60, { key: 'zto/7831' })];
    const state = fold(...facts);
    expect(state.shipments.map((s) => [s.key, s.milestone])).toEqual([['zto/7831', 'picked_up']]);
    expect(JSON.stringify(fold(...facts.toReversed()))).toBe(JSON.stringify(state));
  });

  it('what its source took back moves nothing, is struck out for staff and hidden from customers', () => {
    const wrong = scanned('delivered', 300, { identity: 'w' });
    const withdrew = scanned('source.withdrew', 400, { data: { target: wrong.identity } });
    const state = fold(...sent(), scanned('in_transit', 200), wrong, withdrew);
    expect(state.shipments[0]?.milestone).toBe('in_transit');
    expect(state.timeline.find((line) => line.code === 'delivered')).toMatchObject({ isWithdrawn: true, customerVisible: false });
    const again = scanned('source.reinstated', 500, { data: { target: wrong.identity } });
    expect(fold(...sent(), scanned('in_transit', 200), wrong, withdrew, again).lifecycle).toBe('delivered');
  });

  describe('who is believed', () => {
    it('about payment the gateway', () => {
      expect(fold(placed(), told('paid', 1, 'crm')).payment).toBe('claimed');
      expect(fold(placed(), told('paid', 1, 'gateway')).payment).toBe('confirmed');
    });

    it('about picking and packing the warehouse, whoever else claims it', () => {
      const claimed = [placed(), paid(1), told('packed', 30, 'erp'), told('allocated', 5, 'wms'), told('picking', 20, 'wms')];
      expect(fold(...claimed)).toMatchObject({ lifecycle: 'picking', moments: { packedAt: null } });
      expect(fold(...claimed.slice(0, 3)).lifecycle).toBe('packed');
    });

    it('about the place the carrier, over a note by hand of the same scan', () => {
      const both = [scan('in_transit', 100, '武汉市', { by: 'manual' }), scan('in_transit', 110, '武汉市', { text: 'c' })];
      expect(fold(...sent(), ...both).timeline.filter((line) => line.code === 'in_transit')).toMatchObject([{ sourceKind: 'carrier' }]);
    });

    it('about the receipt the customer, over every carrier', () => {
      const apart = [scan('out_for_delivery', 600, '成都市'), scan('in_transit', 900, '上海市', { by: 'aggregator' })];
      expect(fold(...sent(), ...apart, told('receipt.confirmed', 1000, 'customer'))).toMatchObject({
        lifecycle: 'completed',
        attention: [],
      });
    });
  });
});

describe('DOMAIN 5.6, row by row', () => {
  const moving = () => [...sent(), scanned('picked_up', 60), scanned('out_for_delivery', 600)];
  const news = (before: Fact[], after: Fact[]) => {
    const state = fold(...after);
    const document = { state, attention: state.attention, eta: null } as unknown as OrderDocument;
    return planNotices({ before: () => fold(...before), after: document, opened: [], now: at(700) });
  };

  it('late: what happened before what is shown joins the timeline in its place, moves nothing and tells nobody', () => {
    const late = scanned('in_transit.departed', 120, { receivedAt: at(690) });
    const state = fold(...moving(), late);
    expect(state.lifecycle).toBe('out_for_delivery');
    expect(state.timeline.map((line) => line.code)).toEqual([
      'order.placed',
      'paid',
      'shipped',
      'picked_up',
      'in_transit.departed',
      'out_for_delivery',
    ]);
    expect(news(moving(), [...moving(), late])).toEqual([]);
  });

  it('late: a scan that proves a trouble was over closes its flag', () => {
    const damaged = [...sent(), scanned('problem.damaged', 100)];
    expect(flags(...damaged)).toHaveLength(1);
    expect(flags(...damaged, scanned('in_transit.departed', 200, { receivedAt: at(5000) }))).toEqual([]);
  });

  it('ended: a feed that stops is silence, never a delivery, and the next scan ends it', () => {
    const ended = [...moving(), scanned('problem.feed_ended', 60 * 24 * HOURS)];
    expect(fold(...ended)).toMatchObject({
      lifecycle: 'out_for_delivery',
      attention: [{ kind: 'silent', reason: 'system.feed_ended', severity: 'P2' }],
    });
    expect(flags(...ended, scanned('in_transit', 61 * 24 * HOURS))).toEqual([]);
    expect(flags(...delivered(), scanned('problem.feed_ended', 5000))).toEqual([]);
  });

  it('ended: a number nobody knows is looked into', () => {
    expect(fold(...sent(), scanned('problem.bad_number', 3 * 24 * HOURS)).attention).toMatchObject([{ kind: 'exception', severity: 'P2' }]);
  });
});
