import { paid, placed, scanned, shippedAs, told } from '../builders/fact';
import type { ConvergenceCase } from './convergence-case';

const DAY_MIN = 24 * 60;
const sent = () => [placed(), paid(1), shippedAs('sf/SF1', 10)];
const scan = (code: string | null, minute: number, more: object = {}) => scanned(code, minute, { key: 'sf/SF1', ...more });
const other = (code: string, minute: number) => scanned(code, minute, { key: 'sf/SF2' });
const in_ = (city: string) => ({ place: { country: 'CN', city } });
const note = (minute: number) => told('note', minute, 'manual');
const BEIJING = { destination: { country: 'CN', province: '北京市', city: '北京市' } };

const unmapped = scan(null, 100, { sourceCode: 'ZZ9', identity: 'later-mapped' });
const reworded = scan('in_transit.departed', 100, { text: '快件已发出', identity: 'reworded' });
const wrong = scan('delivered', 300, { identity: 'taken-back' });

/** Sources that contradict themselves or each other, numbers of other shipments, words taken back. */
export const CONTRADICTION_CASES: ConvergenceCase[] = [
  {
    name: 'lost and replaced',
    facts: [
      ...sent(),
      scan('lost', 2000),
      shippedAs('sf/SF2', 2100),
      other('picked_up', 2200),
      other('in_transit', 2300),
      other('delivered', 3000),
    ],
    end: {
      lifecycle: 'delivered',
      payment: 'confirmed',
      shipments: { SF1: 'lost', SF2: 'delivered' },
      implied: ['SF2 out_for_delivery'],
    },
  },
  {
    name: 'lost and found',
    facts: [
      ...sent(),
      scan('picked_up', 60),
      scan('in_transit', 100),
      scan('lost', 9000),
      scan('in_transit.arrived', 10_000),
      scan('delivered', 11_000),
    ],
    end: { lifecycle: 'delivered', payment: 'confirmed', shipments: { SF1: 'delivered' }, implied: ['SF1 out_for_delivery'] },
  },
  {
    name: 'a label voided and made anew',
    facts: [
      ...sent(),
      scan('label_created', 11),
      scan('voided', 30),
      shippedAs('sf/SF2', 40),
      other('picked_up', 60),
      other('in_transit', 100),
    ],
    end: { lifecycle: 'in_transit', payment: 'confirmed', shipments: { SF1: 'voided', SF2: 'in_transit' } },
  },
  {
    name: 'moved on after the delivery',
    facts: [
      ...sent(),
      scan('picked_up', 60),
      scan('out_for_delivery', 250, in_('北京市')),
      scan('delivered', 300, in_('北京市')),
      scan('in_transit', 360, in_('上海市')),
      scan('in_transit', 420, in_('广州市')),
    ],
    end: {
      lifecycle: 'in_transit',
      overlay: 'exception',
      payment: 'confirmed',
      shipments: { SF1: 'in_transit' },
      flags: ['conflict carrier.moved_after_delivery'],
    },
  },
  {
    name: 'moved on after the delivery, and delivered',
    facts: [
      ...sent(),
      scan('picked_up', 60),
      scan('delivered', 300),
      scan('in_transit', 1100),
      scan('out_for_delivery', 1300),
      scan('delivered.self', 1400),
    ],
    end: { lifecycle: 'delivered', payment: 'confirmed', shipments: { SF1: 'delivered.self' } },
  },
  {
    name: 'refused, an hour after the delivery',
    facts: [
      ...sent(),
      scan('picked_up', 60),
      scan('in_transit', 100),
      scan('out_for_delivery', 250),
      scan('delivered', 300),
      scan('attempt_failed.refused', 360),
    ],
    end: {
      lifecycle: 'in_transit',
      overlay: 'exception',
      payment: 'confirmed',
      shipments: { SF1: 'attempt_failed.refused' },
      flags: ['conflict carrier.moved_after_delivery', 'exception recipient.refused'],
    },
  },
  {
    name: 'not received',
    facts: [
      ...sent(),
      scan('picked_up', 60),
      scan('in_transit', 100),
      scan('out_for_delivery', 200),
      scan('delivered', 300),
      told('receipt.disputed', 400, 'customer'),
    ],
    end: {
      lifecycle: 'delivered',
      payment: 'confirmed',
      shipments: { SF1: 'delivered (claimed)' },
      flags: ['disputed recipient.not_received'],
    },
  },
  {
    name: 'not received, then found',
    facts: [
      ...sent(),
      scan('out_for_delivery', 200),
      scan('delivered', 300),
      told('receipt.disputed', 400, 'customer'),
      told('receipt.confirmed', 500, 'customer'),
      told('order.completed', 22_000, 'portal'),
    ],
    end: {
      lifecycle: 'completed',
      payment: 'confirmed',
      shipments: { SF1: 'delivered' },
      implied: ['SF1 picked_up', 'SF1 in_transit'],
    },
  },
  {
    name: 'the feed ended and came back, then nothing new',
    facts: [
      ...sent(),
      scan('picked_up', 60),
      scan('problem.feed_ended', 5000),
      scan('in_transit', 6000),
      scan('problem.not_updated', 7000),
      note(7001),
    ],
    end: {
      lifecycle: 'in_transit',
      payment: 'confirmed',
      shipments: { SF1: 'in_transit' },
      flags: ['stalled carrier.not_updated'],
      hidden: ['note', 'problem.feed_ended', 'problem.not_updated'],
    },
  },
  {
    name: 'an unknown word that was mapped later',
    facts: [
      ...sent(),
      scan('picked_up', 60),
      unmapped,
      { ...unmapped, code: 'in_transit.arrived', receivedAt: unmapped.receivedAt + 5_000_000, data: { changedAt: 1 } },
      scan('in_transit.departed', 200),
      scan('out_for_delivery', 300),
    ],
    end: { lifecycle: 'out_for_delivery', payment: 'confirmed', shipments: { SF1: 'out_for_delivery' }, lines: 7 },
  },
  {
    name: 'a scan told again in other words',
    facts: [
      ...sent(),
      scan('picked_up', 60),
      reworded,
      { ...reworded, text: '快件已从深圳发往上海', receivedAt: reworded.receivedAt + 60_000 },
      { ...reworded, text: '快件已发往【上海转运中心】', receivedAt: reworded.receivedAt + 120_000 },
      scan('out_for_delivery', 300),
    ],
    end: { lifecycle: 'out_for_delivery', payment: 'confirmed', shipments: { SF1: 'out_for_delivery' }, lines: 6 },
  },
  {
    name: 'two unknown words',
    facts: [
      ...sent(),
      scan('picked_up', 60),
      scan('in_transit', 100),
      scan(null, 150, { sourceCode: 'ZZ9' }),
      scan(null, 160, { sourceCode: 'QQ1' }),
      scan('out_for_delivery', 300),
    ],
    end: {
      lifecycle: 'out_for_delivery',
      payment: 'confirmed',
      shipments: { SF1: 'out_for_delivery' },
      flags: ['unmapped system.mapping_gap'],
      hidden: ['QQ1', 'ZZ9'],
    },
  },
  {
    name: 'a scan from the future',
    facts: [
      ...sent(),
      scan('picked_up', 60),
      scan('in_transit', 100),
      scan('delivered', 200_000, { quarantined: true }),
      scan('out_for_delivery', 300),
      note(310),
    ],
    end: {
      lifecycle: 'out_for_delivery',
      payment: 'confirmed',
      shipments: { SF1: 'out_for_delivery' },
      hidden: ['delivered', 'note'],
    },
  },
  {
    name: 'a delivery that its source took back',
    facts: [
      ...sent(),
      scan('in_transit', 100),
      wrong,
      scan('source.withdrew', 400, { data: { target: wrong.identity } }),
      scan('out_for_delivery', 450),
      note(460),
    ],
    end: {
      lifecycle: 'out_for_delivery',
      payment: 'confirmed',
      shipments: { SF1: 'out_for_delivery' },
      hidden: ['delivered', 'note'],
      lines: 7,
      implied: ['SF1 picked_up'],
    },
  },
  {
    name: 'scans of an older shipment of the same number',
    facts: [
      ...sent(),
      scan('in_transit', -61 * DAY_MIN),
      scan('delivered', -60 * DAY_MIN),
      scan('picked_up', 100),
      scan('in_transit', 200),
      scan('out_for_delivery', 300),
    ],
    end: {
      lifecycle: 'out_for_delivery',
      payment: 'confirmed',
      shipments: { SF1: 'out_for_delivery' },
      flags: ['quarantined system.earlier_scans'],
      hidden: ['delivered', 'in_transit'],
    },
  },
  {
    name: 'a number of another shipment',
    facts: [
      ...sent(),
      scan('picked_up', -9 * DAY_MIN),
      scan('in_transit', -8 * DAY_MIN),
      scan('out_for_delivery', -7 * DAY_MIN),
      scan('delivered', -7 * DAY_MIN + 60),
      note(20),
    ],
    end: {
      lifecycle: 'shipped',
      payment: 'confirmed',
      shipments: { SF1: 'no_data' },
      flags: ['exception shipper.wrong_waybill'],
      hidden: ['delivered', 'in_transit', 'note', 'out_for_delivery', 'picked_up'],
    },
  },
  {
    name: 'delivered in another city',
    facts: [
      placed(BEIJING),
      paid(1),
      shippedAs('sf/SF1', 10),
      scan('picked_up', 60, in_('深圳市')),
      scan('in_transit', 300, in_('武汉市')),
      scan('out_for_delivery', 900, in_('成都市')),
      scan('delivered', 1000, in_('成都市')),
      note(1001),
    ],
    end: {
      lifecycle: 'in_transit',
      payment: 'confirmed',
      shipments: { SF1: 'in_transit' },
      flags: ['exception shipper.wrong_waybill'],
      hidden: ['delivered', 'note', 'out_for_delivery'],
    },
  },
  {
    name: 'astray, and home after all',
    facts: [
      placed(BEIJING),
      paid(1),
      shippedAs('sf/SF1', 10),
      scan('in_transit', 300, in_('武汉市')),
      scan('out_for_delivery', 900, in_('成都市')),
      scan('in_transit', 1000, in_('成都市')),
      scan('out_for_delivery', 3000, in_('北京市')),
      scan('delivered', 3100, in_('北京市')),
    ],
    end: { lifecycle: 'delivered', payment: 'confirmed', shipments: { SF1: 'delivered' }, implied: ['SF1 picked_up'] },
  },
  {
    name: 'two sources that saw the same scans',
    facts: [
      ...sent(),
      scan('picked_up', 60),
      scan('picked_up', 90, { by: 'aggregator' }),
      scan('in_transit', 200),
      scan('in_transit', 260, { by: 'aggregator' }),
      scan('out_for_delivery', 900, { by: 'aggregator' }),
    ],
    end: { lifecycle: 'out_for_delivery', payment: 'confirmed', shipments: { SF1: 'out_for_delivery' }, lines: 6 },
  },
  {
    name: 'two sources that put it in different places',
    facts: [
      ...sent(),
      scan('picked_up', 60),
      scan('out_for_delivery', 600, in_('成都市')),
      scan('in_transit', 900, { ...in_('上海市'), by: 'aggregator' }),
      note(901),
      note(902),
    ],
    end: {
      lifecycle: 'in_transit',
      payment: 'confirmed',
      shipments: { SF1: 'in_transit' },
      flags: ['conflict system.sources_disagree'],
      hidden: ['note', 'note'],
    },
  },
];
