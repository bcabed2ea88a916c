import type { Contact } from '@/server/domain/order/contact';
import type { Place } from '@/server/domain/place/place';
import { readPhone } from '@/server/domain/shared/phone';
import { POSTABLE_CODES } from '@/server/domain/tracking/event-code';
import type { OrderItem } from '@/server/domain/tracking/fact';
import { identityKey } from '@/server/domain/tracking/identity';
import type { NewFact, NewOrder } from '../tracking/record-batch';
import type { RowScope } from './joined-tables';
import type { Preset, PresetFact, PresetOrder, PresetPlace } from './preset';
import { PROBLEM } from './problem-words';
import { type RowProblem, ValueReader } from './read-value';

/** What one row of the main file says. */
export type MappedRow =
  | { kind: 'mapped'; orderNo: string; order: NewOrder | null; facts: NewFact[] }
  /** Nothing of the row is taken: half a row would have to be mended by hand later. */
  | { kind: 'refused'; problems: RowProblem[] };

const codes = new Set(POSTABLE_CODES);
/** Longest order or tracking number, as the API takes them. */
const MOST_NUMBER = 64;
const ORDER_TYPES = ['normal', 'presale', 'custom'] as const;

/** Maps one row of the main file to an order and its facts by the preset. Pure; gathers every problem of the row. */
export function mapRow(preset: Preset, shop: string, scope: RowScope): MappedRow {
  const read = new ValueReader(preset, scope);
  const orderNo = read.needed('orderNo', preset.orderNo);
  if (orderNo.length > MOST_NUMBER) read.refuse('orderNo', PROBLEM.tooLong(MOST_NUMBER));
  const order = preset.order ? orderFrom(preset, preset.order, shop, orderNo, read, scope) : null;
  const facts = preset.facts.flatMap((rule) => factFrom(preset, rule, shop, orderNo, read, scope) ?? []);
  if (read.problems.length === 0 && !order && facts.length === 0) read.refuse('facts', PROBLEM.noFact);
  if (read.problems.length > 0) return { kind: 'refused', problems: read.problems };
  return { kind: 'mapped', orderNo, order, facts };
}

function orderFrom(preset: Preset, map: PresetOrder, shop: string, orderNo: string, read: ValueReader, scope: RowScope): NewOrder {
  const placedAt = read.instant('placedAt', map.placedAt);
  if (placedAt === undefined && !read.problems.some((p) => p.field === 'placedAt')) read.refuse('placedAt', PROBLEM.missing);
  const type = read.text('type', map.type) ?? 'normal';
  const knownType = ORDER_TYPES.find((t) => t === type);
  if (!knownType) read.refuse('type', PROBLEM.noOrderType(type));
  return {
    reporter: { source: preset.source, kind: preset.sourceKind },
    header: dropAbsent({
      shop,
      orderNo,
      type: knownType ?? 'normal',
      placedAt: placedAt ?? 0,
      destination: placeFrom('destination', map.destination, read),
      origin: placeFrom('origin', map.origin, read),
      items: itemsFrom(map, read, scope),
      amount: read.decimal('amount', map.amount),
      currency: read.text('currency', map.currency)?.toUpperCase(),
      promisedBy: read.instant('promisedBy', map.promisedBy),
      tags: read
        .text('tags', map.tags)
        ?.split(/[,;，；|]/)
        .map((t) => t.trim())
        .filter((t) => t !== ''),
      lockerConsent: read.yesNo('lockerConsent', map.lockerConsent),
    }),
    contact: contactFrom(preset, map, read),
  };
}

function contactFrom(preset: Preset, map: PresetOrder, read: ValueReader): Contact {
  const raw = read.text('customer.phone', map.phone);
  const phone = raw === undefined ? undefined : readPhone(raw, preset.phoneCountry);
  if (phone === null && map.phone?.ifBad !== 'omit') read.refuse('customer.phone', PROBLEM.noPhone(preset.phoneCountry));
  return dropAbsent({
    name: read.text('customer.name', map.name),
    phone: phone ?? undefined,
    email: read.text('customer.email', map.email),
    address: read.text('destination.address', map.address),
    postcode: read.text('destination.postcode', map.postcode),
  });
}

function placeFrom(field: string, map: PresetPlace | undefined, read: ValueReader): Place | undefined {
  if (!map) return undefined;
  const [lat, lon] = [read.number(`${field}.lat`, map.lat), read.number(`${field}.lon`, map.lon)];
  const isOnEarth = lat !== undefined && lon !== undefined && Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
  const place: Place = dropAbsent({
    text: read.text(`${field}.text`, map.text),
    country: read.text(`${field}.country`, map.country)?.toUpperCase(),
    province: read.text(`${field}.province`, map.province),
    city: read.text(`${field}.city`, map.city),
    district: read.text(`${field}.district`, map.district),
    ...(isOnEarth ? { lat, lon } : {}),
  });
  const isNamed = place.text ?? place.province ?? place.city ?? place.district ?? place.lat;
  return isNamed === undefined ? undefined : place;
}

/** Rows of the same SKU are one item with their quantities added up; a row that is its own item may name none. */
function itemsFrom(map: PresetOrder, read: ValueReader, scope: RowScope): OrderItem[] {
  if (!map.items) return [];
  const { each } = map.items;
  if (!each && read.text('items.sku', map.items.sku) === undefined) return [];
  const readers = each ? scope.rowsOf(each).map((row) => read.over(scope.at(each, row))) : [read];
  const items = new Map<string, OrderItem>();
  for (const reader of readers) {
    const item = itemFrom(map.items, reader);
    const held = items.get(item.sku);
    if (held) held.quantity += item.quantity;
    else items.set(item.sku, item);
  }
  return [...items.values()];
}

function itemFrom(map: NonNullable<PresetOrder['items']>, read: ValueReader): OrderItem {
  const sku = read.needed('items.sku', map.sku);
  const quantity = map.quantity ? Number(read.decimal('items.quantity', map.quantity) ?? 1) : 1;
  if (!Number.isInteger(quantity) || quantity < 1) read.refuse('items.quantity', PROBLEM.noQuantity);
  return dropAbsent({
    sku,
    name: read.text('items.name', map.name) ?? sku,
    quantity,
    price: read.decimal('items.price', map.price),
    category: read.text('items.category', map.category),
  });
}

function factFrom(preset: Preset, rule: PresetFact, shop: string, orderNo: string, read: ValueReader, scope: RowScope): NewFact | null {
  const field = (name: string) => `facts.${rule.name}.${name}`;
  if (!(rule.when ?? []).every((c) => holds(c, read))) return null;
  const before = read.problems.length;
  const date = read.date(field('at'), rule.at);
  if (!date) {
    if (rule.required && read.problems.length === before) read.refuse(field('at'), PROBLEM.missing);
    return null;
  }
  const code = read.text(field('code'), rule.code) ?? null;
  if (code !== null && !codes.has(code)) read.refuse(field('code'), PROBLEM.noCode(code));
  const sourceCode = read.text(field('sourceCode'), rule.sourceCode);
  if (code === null && sourceCode === undefined) read.refuse(field('code'), PROBLEM.missing);
  const place = placeFrom(field('place'), rule.place, read);
  const payment = rule.payment;
  const warehouse = read.text(field('warehouse'), rule.warehouse);
  const expectedBy = read.instant(field('expectedBy'), rule.expectedBy);
  const data = dropAbsent({
    payment: payment && {
      paymentNo: read.needed(field('payment.paymentNo'), payment.paymentNo),
      ...dropAbsent({
        method: read.text(field('payment.method'), payment.method),
        amount: read.decimal(field('payment.amount'), payment.amount),
        currency: read.text(field('payment.currency'), payment.currency)?.toUpperCase(),
      }),
    },
    expectedBy,
    warehouse,
  });
  const eventId = read.text(field('eventId'), rule.eventId) ?? (preset.order ? `row|${rule.name}` : undefined);
  return dropAbsent({
    reporter: { source: preset.source, kind: rule.sourceKind ?? preset.sourceKind },
    order: { shop, orderNo },
    shipment: rule.shipment && shipmentFrom(rule.shipment, field, read),
    identityKey: identityKey({
      eventId,
      rawCode: sourceCode ?? code ?? '',
      occurredAt: date.at,
      precision: date.precision,
      rawPlace: place && rawPlaceOf(rule.place, scope),
    }),
    code,
    sourceCode,
    reason: read.text(field('reason'), rule.reason),
    occurredAt: date.at,
    precision: date.precision,
    place,
    text: read.text(field('text'), rule.text),
    data: Object.keys(data).length > 0 ? data : undefined,
  });
}

/** A shipment is known by its tracking number: without one there is none, without a carrier the row is refused. */
function shipmentFrom(map: NonNullable<PresetFact['shipment']>, field: (name: string) => string, read: ValueReader): NewFact['shipment'] {
  const trackingNo = read.text(field('shipment.trackingNo'), map.trackingNo);
  if (trackingNo === undefined) return undefined;
  if (trackingNo.length > MOST_NUMBER) read.refuse(field('shipment.trackingNo'), PROBLEM.tooLong(MOST_NUMBER));
  return { carrier: read.needed(field('shipment.carrier'), map.carrier), trackingNo };
}

function holds(condition: NonNullable<PresetFact['when']>[number], read: ValueReader): boolean {
  const text = (read.text('when', condition.value) ?? '').toLowerCase();
  if (condition.is && !condition.is.some((t) => t.toLowerCase() === text)) return false;
  return !condition.isNot?.some((t) => t.toLowerCase() === text);
}

/** The place's cells as the file has them: part of an event's identity. */
function rawPlaceOf(map: PresetPlace | undefined, scope: RowScope): string {
  const cells = [map?.text, map?.province, map?.city, map?.district].map((v) => (v && 'column' in v ? scope.cell(v.column) : ''));
  return cells.join('');
}

/** The same object without the members that are undefined. */
function dropAbsent<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).filter(([, v]) => v !== undefined)) as T;
}
