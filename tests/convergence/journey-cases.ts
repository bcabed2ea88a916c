import { paid, placed, scanned, shippedAs, told } from '../builders/fact';
import type { ConvergenceCase } from './convergence-case';

const sent = () => [placed(), paid(1), shippedAs('sf/SF1', 10)];
const scan = (code: string, minute: number, number = 'SF1', more: object = {}) => scanned(code, minute, { key: `sf/${number}`, ...more });
const note = (minute: number) => told('note', minute, 'manual');
const wms = (code: string, minute: number) => told(code, minute, 'wms');
const ITEMS = [
  { sku: 'A', name: 'a', quantity: 1 },
  { sku: 'B', name: 'b', quantity: 1 },
];
const one = (sku: string) => [{ sku, quantity: 1 }];

/** The way to the door, to the locker and back. */
export const JOURNEY_CASES: ConvergenceCase[] = [
  {
    name: 'a plain journey',
    facts: [
      ...sent(),
      scan('picked_up', 60),
      scan('in_transit.departed', 120),
      scan('in_transit.arrived', 600),
      scan('out_for_delivery', 900),
      scan('delivered.self', 1000),
    ],
    end: { lifecycle: 'delivered', payment: 'confirmed', shipments: { SF1: 'delivered.self' } },
  },
  {
    name: 'out for delivery scanned minutes after the delivery',
    facts: [
      ...sent(),
      scan('picked_up', 60),
      scan('in_transit', 300),
      scan('at_destination', 500),
      scan('delivered', 598),
      scan('out_for_delivery', 603),
    ],
    end: { lifecycle: 'delivered', payment: 'confirmed', shipments: { SF1: 'delivered' } },
  },
  {
    name: 'the carrier tells only the end',
    facts: [
      placed(),
      paid(1),
      wms('allocated', 3),
      wms('picking', 5),
      wms('picked', 7),
      wms('packed', 9),
      shippedAs('sf/SF1', 10),
      scan('delivered', 900),
    ],
    end: {
      lifecycle: 'delivered',
      payment: 'confirmed',
      shipments: { SF1: 'delivered' },
      implied: ['SF1 picked_up', 'SF1 in_transit', 'SF1 out_for_delivery'],
    },
  },
  {
    name: 'through customs',
    facts: [
      ...sent(),
      scan('picked_up', 60),
      scan('in_transit.left_country', 120),
      scan('in_transit.arrived_country', 300),
      scan('customs.started', 400),
      scan('customs.released', 500),
    ],
    end: { lifecycle: 'in_transit', payment: 'confirmed', shipments: { SF1: 'customs.released' } },
  },
  {
    name: 'held by customs',
    facts: [
      ...sent(),
      scan('picked_up', 60),
      scan('in_transit.arrived_country', 300),
      scan('customs', 400),
      scan('customs.duty', 500),
      note(501),
    ],
    end: {
      lifecycle: 'in_transit',
      payment: 'confirmed',
      shipments: { SF1: 'customs.duty' },
      flags: ['exception customs.duties_unpaid'],
      hidden: ['note'],
    },
  },
  {
    name: 'into the locker, overdue, collected',
    facts: [
      ...sent(),
      scan('picked_up', 60),
      scan('out_for_delivery', 300),
      scan('available_for_pickup.locker', 320),
      scan('available_for_pickup.overdue', 3000),
      scan('delivered.locker_collected', 3100),
    ],
    end: { lifecycle: 'delivered', payment: 'confirmed', shipments: { SF1: 'delivered.locker_collected' }, implied: ['SF1 in_transit'] },
  },
  {
    name: 'signed for, and really in a locker nobody agreed to',
    facts: [
      placed({ lockerConsent: false }),
      paid(1),
      shippedAs('sf/SF1', 10),
      scan('picked_up', 60),
      scan('in_transit', 100),
      scan('out_for_delivery', 300),
      scan('delivered', 310),
      scan('available_for_pickup.locker', 345),
    ],
    end: {
      lifecycle: 'ready_to_collect',
      payment: 'confirmed',
      shipments: { SF1: 'available_for_pickup.locker' },
      flags: ['consent_breach carrier.no_consent_locker'],
    },
  },
  {
    name: 'taken out of the locker by the courier',
    facts: [
      ...sent(),
      scan('picked_up', 60),
      scan('in_transit', 100),
      scan('out_for_delivery', 300),
      scan('available_for_pickup.locker', 320),
      scan('out_for_delivery', 1500),
    ],
    end: { lifecycle: 'out_for_delivery', payment: 'confirmed', shipments: { SF1: 'out_for_delivery' } },
  },
  {
    name: 'nobody in, delivered the next day',
    facts: [
      ...sent(),
      scan('picked_up', 60),
      scan('in_transit', 100),
      scan('out_for_delivery', 300),
      scan('attempt_failed.absent', 400),
      scan('delivered.after_attempt', 1700),
    ],
    end: { lifecycle: 'delivered', payment: 'confirmed', shipments: { SF1: 'delivered.after_attempt' } },
  },
  {
    name: 'the address is wrong',
    facts: [
      ...sent(),
      scan('picked_up', 60),
      scan('in_transit', 100),
      scan('at_destination', 250),
      scan('out_for_delivery', 300),
      scan('attempt_failed.bad_address', 400),
    ],
    end: {
      lifecycle: 'in_transit',
      overlay: 'exception',
      payment: 'confirmed',
      shipments: { SF1: 'attempt_failed.bad_address' },
      flags: ['exception recipient.incorrect_address'],
    },
  },
  {
    name: 'refused and back at the sender',
    facts: [
      ...sent(),
      scan('picked_up', 60),
      scan('in_transit', 100),
      scan('attempt_failed.refused', 400),
      scan('returning.refused', 500),
      scan('returned', 2000),
    ],
    end: { lifecycle: 'returned', payment: 'confirmed', shipments: { SF1: 'returned' }, flags: ['exception carrier.returned'] },
  },
  {
    name: 'back to the sender under a new number',
    facts: [
      ...sent(),
      scan('picked_up', 60),
      scan('in_transit', 100),
      scan('returning', 500, 'SF1', { data: { next: { carrier: 'sf', trackingNo: 'SF2' } } }),
      scan('in_transit', 600, 'SF2'),
      scan('delivered', 1500, 'SF2'),
    ],
    end: {
      lifecycle: 'returned',
      payment: 'confirmed',
      shipments: { SF1: 'returning', SF2: 'returned' },
      flags: ['exception carrier.returned'],
    },
  },
  {
    name: 'the customer asks to send it back',
    facts: [
      ...sent(),
      scan('picked_up', 60),
      scan('in_transit', 100),
      scan('out_for_delivery', 250),
      scan('delivered.self', 300),
      told('return.requested', 900, 'customer', { data: { shipment: { carrier: 'sf', trackingNo: 'SF2' } } }),
    ],
    end: { lifecycle: 'delivered', payment: 'confirmed', shipments: { SF1: 'delivered.self', SF2: 'no_data' } },
  },
  {
    name: 'the customer has sent it back',
    facts: [
      ...sent(),
      scan('delivered.self', 300),
      told('return.requested', 900, 'customer', { data: { shipment: { carrier: 'sf', trackingNo: 'SF2' } } }),
      scan('picked_up', 1000, 'SF2'),
      scan('in_transit', 1200, 'SF2'),
      scan('delivered', 2000, 'SF2'),
    ],
    end: {
      lifecycle: 'returned',
      payment: 'confirmed',
      shipments: { SF1: 'delivered.self', SF2: 'returned' },
      implied: ['SF1 picked_up', 'SF1 in_transit', 'SF1 out_for_delivery'],
    },
  },
  {
    name: 'one of two parcels is there',
    facts: [
      placed({ items: ITEMS }),
      paid(1),
      shippedAs('sf/SF1', 10, one('A')),
      shippedAs('sf/SF2', 11, one('B')),
      scan('picked_up', 60, 'SF1'),
      scan('delivered', 300, 'SF1'),
      scan('picked_up', 70, 'SF2'),
      scan('in_transit', 200, 'SF2'),
    ],
    end: {
      lifecycle: 'partially_delivered',
      payment: 'confirmed',
      shipments: { SF1: 'delivered', SF2: 'in_transit' },
      implied: ['SF1 in_transit', 'SF1 out_for_delivery'],
    },
  },
  {
    name: 'both parcels are there',
    facts: [
      placed({ items: ITEMS }),
      paid(1),
      shippedAs('sf/SF1', 10, one('A')),
      shippedAs('sf/SF2', 11, one('B')),
      scan('out_for_delivery', 200, 'SF1'),
      scan('delivered', 300, 'SF1'),
      scan('out_for_delivery', 400, 'SF2'),
      scan('delivered', 500, 'SF2'),
    ],
    end: {
      lifecycle: 'delivered',
      payment: 'confirmed',
      shipments: { SF1: 'delivered', SF2: 'delivered' },
      implied: ['SF1 picked_up', 'SF1 in_transit', 'SF2 picked_up', 'SF2 in_transit'],
    },
  },
  {
    name: 'handed to a partner under a new number',
    facts: [
      ...sent(),
      scan('picked_up', 60),
      scan('in_transit', 100),
      scan('handed_to_partner', 200, 'SF1', { data: { next: { carrier: 'sf', trackingNo: 'SF2' } } }),
      scan('out_for_delivery', 400, 'SF2'),
      scan('delivered', 500, 'SF2'),
    ],
    end: {
      lifecycle: 'delivered',
      payment: 'confirmed',
      shipments: { SF1: 'handed_to_partner', SF2: 'delivered' },
      implied: ['SF2 picked_up', 'SF2 in_transit'],
    },
  },
  {
    name: 'the customer has it before the carrier says so',
    facts: [
      ...sent(),
      scan('picked_up', 60),
      scan('in_transit', 100),
      scan('out_for_delivery', 300),
      told('receipt.confirmed', 500, 'customer'),
      note(501),
    ],
    end: { lifecycle: 'completed', payment: 'confirmed', shipments: { SF1: 'out_for_delivery' }, hidden: ['note'] },
  },
];
