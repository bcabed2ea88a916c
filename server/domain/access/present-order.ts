import { changeToTell } from '../eta/explain-change';
import { claimsOf } from '../order/claims-of';
import type { Contact } from '../order/contact';
import type { ForcedState } from '../order/forced-state';
import { type ImpliedStep, timelineEntries } from '../order/implied-steps';
import { LIFECYCLES } from '../order/lifecycle';
import type { OrderDocument } from '../order/order-document';
import type { OrderState, TimelineLine } from '../order/order-state';
import { type Instant, toIso } from '../shared/instant';
import type { Language, Text, WrittenLanguage } from '../shared/language';
import type { Attention } from '../tracking/attention';
import { carrierName, carrierUrl } from '../tracking/carriers';
import { MILESTONES } from '../tracking/milestone';
import type { ShipmentState } from '../tracking/shipment-state';
import { wordEtaChange } from '../wording/word-eta-change';
import { wordHeadline } from '../wording/word-headline';
import { wordImpliedStep, wordTimelineLine } from '../wording/word-timeline';
import { maskEmail, maskName, maskPhone } from './mask';
import type { AttentionReading, ItemReading, OrderReading, ShipmentReading, TimelineReading } from './order-reading';
import { presentRequest } from './present-request';
import { presentWindow } from './present-window';
import { redactOrder } from './redact-order';
import { reaches, type Tier } from './tier';

export interface PresentOptions {
  tier: Tier;
  /** Words such as "in 2 hours" are relative to it. */
  now: Instant;
  /** IANA zone in which times are worded; the instants themselves stay UTC. */
  timeZone: string;
  contact?: Contact | null;
}

/**
 * The document as the API and the pages tell it, with only what the tier may see (DESIGN sections 5 and 6). Instants
 * become ISO 8601 in UTC, headline and timeline are worded in both languages.
 */
export function presentOrder(document: OrderDocument, options: PresentOptions): OrderReading {
  const { tier, contact } = options;
  const seen = redactOrder(document, tier);
  const { state } = seen;
  const lifecycle = LIFECYCLES[state.lifecycle];
  const words = (language: Language) => wordHeadline(seen.headline, language, options);
  return {
    shop: state.shop,
    orderNo: state.orderNo,
    type: state.type,
    version: document.version,
    asOf: toIso(document.updatedAt),
    lifecycle: state.lifecycle,
    lifecycleCode: lifecycle.code,
    lifecycleName: lifecycle.name,
    overlay: state.overlay,
    phase: state.phase,
    since: toIso(state.since),
    headline: { 'zh-CN': words('zh-CN'), 'zh-TW': words('zh-TW'), en: words('en') },
    payment: state.payment,
    placedAt: toIso(state.moments.placedAt),
    promisedBy: isoOrNothing(state.promisedBy),
    origin: state.origin,
    destination: state.destination,
    items: state.items.map(({ sku, name, quantity, price }) => ({ sku, name, quantity, price })),
    amount: state.amount,
    currency: state.currency,
    customer: contact ? presentContact(contact, tier) : undefined,
    shipments: state.shipments.map((shipment) => presentShipment(shipment, state)),
    attention: seen.attention.map((flag) => ({
      ...presentAttention(flag, state),
      ...(tier === 'staff' && { claims: presentClaims(flag, state) }),
    })),
    eta: seen.eta && { ...presentWindow(seen.eta), basis: seen.eta.basis },
    etaChange: presentChange(seen, options),
    requests: state.customer?.requests?.map((request) => presentRequest(request)),
    promises: seen.nextUpdateAt === undefined ? [] : [{ kind: 'next_update', dueAt: toIso(seen.nextUpdateAt) }],
    timeline: timelineEntries(state).map((entry) =>
      entry.kind === 'said' ? presentLine(entry.line, state, tier) : presentImplied(entry.step, state),
    ),
    lastEventAt: isoOrNull(state.lastEventAt),
    ...(tier === 'staff' && {
      health: document.health,
      forced: state.forced && presentForced(state.forced),
      warehouse: state.warehouse,
      tags: state.tags,
      seller: state.seller,
      service: state.service,
      dispatchDays: state.dispatchDays,
      paymentMethod: state.paymentMethod,
      history: state.history,
      code: document.code,
    }),
  };
}

function presentForced({ lifecycle, instead, since, until }: ForcedState): OrderReading['forced'] {
  return { lifecycle, instead, since: toIso(since), until: toIso(until) };
}

/** What the tier shows of the buyer: nothing at 0, masked at 1, all from 2 on. */
function presentContact(contact: Contact, tier: Tier): OrderReading['customer'] {
  if (reaches(tier, 2)) return { ...contact };
  if (!reaches(tier, 1)) return undefined;
  return {
    name: contact.name && maskName(contact.name),
    phone: contact.phone && maskPhone(contact.phone),
    email: contact.email && maskEmail(contact.email),
  };
}

function presentShipment(shipment: ShipmentState, state: OrderState): ShipmentReading {
  const { carrier, trackingNo } = shipment;
  return {
    carrier,
    carrierName: inBoth((language) => carrierName(carrier, language)),
    trackingNo,
    carrierUrl: inBoth((language) => carrierUrl(carrier, trackingNo, language)),
    milestone: shipment.milestone,
    milestoneName: MILESTONES[shipment.milestone].name,
    subStatus: shipment.subStatus,
    reason: shipment.reason,
    since: toIso(shipment.since),
    lastEventAt: isoOrNull(shipment.lastEventAt),
    deliveredAt: isoOrNull(shipment.deliveredAt),
    deliveredKind: shipment.deliveredKind,
    place: shipment.place,
    expectedBy: isoOrNothing(shipment.expectedBy),
    isReturn: shipment.isReturn,
    items: shipment.items.map((item) => presentItem(item, state)),
  };
}

function presentItem(item: { sku: string; quantity: number }, state: OrderState): ItemReading {
  return { sku: item.sku, quantity: item.quantity, name: state.items.find((i) => i.sku === item.sku)?.name };
}

function presentAttention(flag: Attention, state: OrderState): AttentionReading {
  return {
    kind: flag.kind,
    since: toIso(flag.since),
    reason: flag.reason,
    actor: flag.actor,
    severity: flag.severity,
    trackingNo: trackingNoOf(flag.shipmentKey, state),
    nextUpdateAt: isoOrNothing(flag.nextUpdateAt),
    rule: flag.rule,
    rung: flag.rung,
  };
}

function presentClaims(flag: Attention, state: OrderState): AttentionReading['claims'] {
  const claims = claimsOf(flag, state.timeline);
  if (claims.length === 0) return undefined;
  return claims.map((line) => ({
    source: line.source,
    code: line.code,
    words: inBoth((language) => wordTimelineLine(line, language)),
    at: toIso(line.at),
    receivedAt: toIso(line.receivedAt),
  }));
}

function presentChange(seen: OrderDocument, options: PresentOptions): OrderReading['etaChange'] {
  const told = changeToTell(seen, options.now);
  if (!told) return undefined;
  const { step: _step, at, since, ...change } = told;
  return { ...change, at: toIso(at), since: isoOrNothing(since), words: inBoth((language) => wordEtaChange(told, language, options)) };
}

function presentLine(line: TimelineLine, state: OrderState, tier: Tier): TimelineReading {
  return {
    at: toIso(line.at),
    precision: line.precision,
    receivedAt: toIso(line.receivedAt),
    code: line.code,
    words: inBoth((language) => wordTimelineLine(line, language)),
    source: line.source,
    sourceKind: line.sourceKind,
    alsoSources: line.alsoSources,
    text: line.text,
    place: line.place,
    reason: line.reason,
    trackingNo: trackingNoOf(line.shipmentKey, state),
    ...(tier === 'staff' && {
      sourceCode: line.sourceCode,
      revisions: line.revisions,
      by: line.by,
      customerVisible: line.customerVisible,
      isWithdrawn: line.isWithdrawn,
      isQuarantined: line.isQuarantined,
    }),
  };
}

function presentImplied(step: ImpliedStep, state: OrderState): TimelineReading {
  return {
    at: null,
    precision: null,
    receivedAt: null,
    inferred: true,
    code: step.milestone,
    words: inBoth((language) => wordImpliedStep(step, language)),
    source: 'daona',
    sourceKind: 'portal',
    trackingNo: trackingNoOf(step.shipmentKey, state),
  };
}

function trackingNoOf(shipmentKey: string, state: OrderState): string | undefined {
  return state.shipments.find((s) => s.key === shipmentKey)?.trackingNo;
}

function inBoth(word: (language: WrittenLanguage) => string): Text {
  return { 'zh-CN': word('zh-CN'), en: word('en') };
}

function isoOrNothing(at: Instant | undefined): string | undefined {
  return at === undefined ? undefined : toIso(at);
}

function isoOrNull(at: Instant | null): string | null {
  return at === null ? null : toIso(at);
}
