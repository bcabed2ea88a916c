import type { OrderDocument } from '../order/order-document';
import { DAY, HOUR, type Instant } from '../shared/instant';
import type { Language } from '../shared/language';
import type { TemplateKey } from './library';
import type { MessageInput } from './say-variable';
import { promisesNext } from './variables';

/** Causes that go with a message; the others are about a parcel that does not move. */
const REASONS: Partial<Record<TemplateKey, string>> = {
  'stall.payment_due': 'payment.timeout',
  'stall.payment_verify': 'payment.verify_slow',
  'stall.review': 'shipper.review_late',
  'stall.warehouse_accept': 'shipper.not_accepted',
  'stall.pick_start': 'shipper.picking_late',
  'stall.carrier_collect': 'carrier.missed_pickup',
  'stall.out_for_delivery': 'carrier.not_delivered',
  'stall.pickup_reminder': 'recipient.no_reply_locker',
  'stall.pickup_overdue': 'recipient.no_reply_locker',
  'milestone.attempt_failed': 'recipient.not_home',
  'milestone.returning': 'recipient.refused',
  'milestone.lost': 'carrier.parcel_lost',
};

/** Values of an order that never was, for looking at a message of a key. */
export function sampleParams(key: TemplateKey, now: Instant): MessageInput['params'] {
  const shipment = { carrier: 'sf', trackingNo: 'SF1234567890123', others: 0 };
  const next = { nextUpdateAt: now + 3 * HOUR };
  const cause = REASONS[key];
  switch (key.slice(0, key.indexOf('.'))) {
    case 'request':
      return { ...(key.endsWith('_refused') ? { reason: 'shipper.already_sent' } : {}) };
    case 'ticket':
      return { ticketNo: '2612345' };
    case 'milestone':
      return {
        ...shipment,
        ...(cause ? { reason: cause } : {}),
        ...(promisesNext(key) ? next : {}),
        at: now - HOUR,
        etaAt: now + 2 * DAY,
      };
    default:
      return {
        ...shipment,
        reason: cause ?? 'carrier.no_movement',
        ...next,
        since: now - 25 * HOUR,
        etaAt: now + 2 * DAY,
        city: '杭州',
        step: 'in_transit',
      };
  }
}

/**
 * What a message of a key would say of an order now: of its own what is known, made up what has not happened (why it stands, when the
 * next word comes), so that every message can be looked at on every order.
 */
export function paramsFor(key: TemplateKey, { state, attention, eta }: OrderDocument, now: Instant): MessageInput['params'] {
  const { carrier: _c, trackingNo: _t, city: _p, etaAt: _e, ...madeUp } = sampleParams(key, now);
  const flag = attention.find((one) => one.rule !== undefined) ?? attention[0];
  const shipment = state.shipments.find((one) => one.key === flag?.shipmentKey) ?? state.shipments[0];
  return {
    ...madeUp,
    ...(shipment ? { carrier: shipment.carrier, trackingNo: shipment.trackingNo, step: shipment.milestone } : {}),
    ...(shipment?.place?.city ? { city: shipment.place.city } : {}),
    ...(eta ? { etaAt: eta.p80 } : {}),
    ...(flag && 'since' in madeUp ? { since: flag.since, reason: flag.reason } : {}),
  };
}

/** A message of a key about an order that never was. */
export function sampleMessage(key: TemplateKey, language: Language, link: string, now: Instant): MessageInput {
  const params = sampleParams(key, now);
  const isEnglish = language === 'en';
  return {
    key,
    params: isEnglish
      ? { ...params, ...(params.carrier ? { carrier: 'ups', trackingNo: '1Z999AA10123456784' } : {}), city: 'Lyon' }
      : params,
    orderNo: 'DB20251222-883',
    shopName: isEnglish ? 'Hill Tea' : '山青茶社',
    link,
    language,
    viewer: { timeZone: 'Asia/Shanghai', now },
  };
}
