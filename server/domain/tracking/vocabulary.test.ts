import { describe, expect, it } from 'vitest';
import { at, SF, scanned } from '@/tests/builders/fact';
import { LIFECYCLES, OVERLAYS } from '../order/lifecycle';
import { PAYMENT_STATES } from '../payment/payment-state';
import { DELIVERED_KINDS } from '../wording/fill-template';
import { causeOf, reasonOf } from '../wording/reasons';
import { wordAttention } from '../wording/word-attention';
import { ATTENTION_KINDS } from './attention';
import { readShipmentCode, SHIPMENT_CODES } from './event-code';
import { foldShipment } from './fold-shipment';
import { MILESTONES } from './milestone';

const SEED = { key: SF, carrier: 'sf', trackingNo: 'SF1', linkedAt: at(0), items: [], isReturn: false };
const VIEWER = { timeZone: 'Asia/Shanghai', now: at(100) };

describe('sub-statuses (DOMAIN 3.3)', () => {
  const NAMED = [
    ...['departed', 'arrived', 'info', 'missorted', 'forwarded', 'problem_resolved', 'left_country', 'arrived_country'].map(
      (s) => `in_transit.${s}`,
    ),
    ...['started', 'inspect', 'docs', 'duty', 'held', 'released'].map((s) => `customs.${s}`),
    ...['appointment', 'contacted'].map((s) => `out_for_delivery.${s}`),
    ...['locker', 'station', 'store', 'overdue'].map((s) => `available_for_pickup.${s}`),
    ...['locker_drop', 'at_store'].map((s) => `picked_up.${s}`),
  ];
  it.each(NAMED)('%s is one', (code) => expect(SHIPMENT_CODES).toContain(code));

  it.each(SHIPMENT_CODES)('%s says who acts, whether customers see it, whether it moves, what is told and how grave it is', (code) => {
    const { milestone, status } = readShipmentCode(code)!;
    expect(['customer', 'service', 'warehouse', 'carrier', 'none']).toContain(status.actor);
    expect(typeof status.customerVisible).toBe('boolean');
    expect(typeof status.movesClock).toBe('boolean');
    expect(['none', 'info', 'act', 'alarm']).toContain(status.notifyClass);
    expect([null, 'P0', 'P1', 'P2', 'P3']).toContain(status.severity);
    if (milestone) expect(['no', 'soft', 'hard']).toContain(MILESTONES[milestone].terminal);
  });

  it.each(SHIPMENT_CODES)('%s: who has to act is asked to, and what is grave is alarming', (code) => {
    const { status } = readShipmentCode(code)!;
    if (status.severity === 'P0' || status.severity === 'P1') expect(status.notifyClass).toBe('alarm');
    if (status.notifyClass === 'act') expect(status.actor).toBe('customer');
  });

  it.each([
    'no_data',
    'label_created',
    'awaiting_pickup',
    'in_transit.info',
    'customs.inspect',
    'out_for_delivery.contacted',
    'problem.delayed',
    'problem.not_updated',
    'problem.feed_ended',
  ])('%s is words and no movement', (code) => expect(readShipmentCode(code)?.status.movesClock).toBe(false));
});

describe('kinds of delivery (DOMAIN 3.2)', () => {
  const KINDS = [
    'self',
    'household',
    'agent',
    'neighbour',
    'guard',
    'locker_collected',
    'station_collected',
    'cod',
    'photo_only',
    'after_attempt',
  ];
  it.each(KINDS)('%s is kept and has words', (kind) => {
    expect(foldShipment(SEED, [scanned(`delivered.${kind}`, 60)]).state.deliveredKind).toBe(kind);
    expect(DELIVERED_KINDS[kind]).toMatchObject({ 'zh-CN': expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/[a-z]/) });
  });
  it('nothing said is unspecified', () => {
    expect(foldShipment(SEED, [scanned('delivered', 60)]).state.deliveredKind).toBe('unspecified');
  });
});

describe('reasons (DOMAIN 3.3)', () => {
  const FOREIGN: Record<string, string[]> = {
    carrier: [
      'damaged_parcel',
      'sorting_error',
      'address_not_found',
      'parcel_lost',
      'not_enough_time',
      'vehicle_issue',
      'capacity_exceeded',
      'mechanical_delay',
      'parcel_being_researched',
    ],
    shipper: ['cancelled', 'incorrect_data', 'not_ready', 'incorrect_parcel', 'incorrect_dimensions', 'packaging_issue'],
    recipient: [
      'refused',
      'business_closed',
      'not_available',
      'not_home',
      'cancelled',
      'verification_failed',
      'incorrect_address',
      'access_restricted',
      'safe_place_unavailable',
    ],
    customs: ['delay', 'documentation', 'duties_unpaid', 'prohibited', 'inspection'],
    force: ['weather_delay', 'natural_disaster', 'force_majeure', 'security_issue', 'regulatory_hold'],
  };
  const OURS = [
    'recipient.no_contact',
    'recipient.no_reply_locker',
    'carrier.out_of_area',
    'carrier.held_at_depot',
    'carrier.missed_pickup',
    'carrier.early_sign',
    'carrier.no_consent_locker',
    'shipper.stock_short',
    'shipper.packing_late',
    'shipper.wrong_waybill',
    'system.sync_gap',
    'system.mapping_gap',
    'payment.timeout',
    'payment.duplicate',
    'payment.amount',
  ];
  const all = [...Object.entries(FOREIGN).flatMap(([party, causes]) => causes.map((cause) => `${party}.${cause}`)), ...OURS];

  it('the list taken over holds 35 with `unknown`', () => expect(Object.values(FOREIGN).flat()).toHaveLength(34));

  it.each(all)('%s is known exactly, in both languages, with who has to act', (reason) => {
    const cause = causeOf(reason);
    expect(cause?.name['zh-CN']).toMatch(/\p{Script=Han}/u);
    expect(cause?.name.en).toMatch(/[a-z]/);
    expect(['customer', 'service', 'warehouse', 'carrier', 'none']).toContain(cause?.actor);
  });

  it('an unknown one is being looked into, and never guessed', () => {
    expect(causeOf('unknown')).toBeNull();
    expect(reasonOf('unknown').name['zh-CN']).toBe('原因正在核实');
  });
});

it('flags (DOMAIN 3.4): every kind has words in both languages', () => {
  for (const kind of ['stalled', 'late', 'exception', 'conflict', 'silent', 'disputed', 'unmapped', 'consent_breach'] as const) {
    expect(ATTENTION_KINDS).toContain(kind);
    const flag = { kind, shipmentKey: SF, since: at(1), reason: 'carrier.no_movement', actor: 'carrier' as const, severity: 'P2' as const };
    expect(wordAttention(flag, 'zh-CN', VIEWER).title).toMatch(/\p{Script=Han}/u);
    expect(wordAttention(flag, 'en', VIEWER).title).toMatch(/^[A-Z]/);
  }
});

it('lifecycle and payment carry the codes bound to the log (DOMAIN 3.1)', () => {
  const codes = Object.values(LIFECYCLES).map((row) => `${row.code} ${row.phase}`);
  expect(codes).toEqual([
    'O10 awaiting_payment',
    'O12 awaiting_payment',
    'O15 awaiting_payment',
    'O20 paid',
    'O22 paid',
    'O24 paid',
    'O26 preparing',
    'O28 preparing',
    'O30 preparing',
    'O32 preparing',
    'O34 preparing',
    'O36 preparing',
    'O40 shipped',
    'O45 shipped',
    'O50 shipping',
    'O55 shipping',
    'O58 shipping',
    'O60 shipping',
    'O65 shipping',
    'O70 completed',
    'O82 completed',
    'O87 completed',
  ]);
  expect(Object.values(OVERLAYS).map((row) => row.code)).toEqual(['O80', 'O85', 'O90']);
  expect(Object.entries(PAYMENT_STATES).map(([name, row]) => `${row.code} ${name}`)).toEqual([
    'PAY0 none',
    'PAY1 partial',
    'PAY2 claimed',
    'PAY3 confirmed',
    'PAY4 mismatch',
    'PAY5 refunding',
    'PAY6 refunded',
    'PAY7 reconciled',
  ]);
});
