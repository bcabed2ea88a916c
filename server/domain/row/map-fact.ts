import { isTimeZone } from '../calendar/is-time-zone';
import { POSTABLE_CODES } from '../tracking/event-code';
import { identityKey } from '../tracking/identity';
import { dropAbsent } from './drop-absent';
import { mapPlace } from './map-place';
import type { MappedFact } from './mapped';
import type { ValueReader } from './read-value';
import type { Row } from './row';
import type { FactMapping, PlaceMapping, RowMapping } from './row-mapping';
import { ROW_PROBLEM } from './row-problems';

const codes = new Set(POSTABLE_CODES);
/** Longest tracking number, as the API takes them. */
const MOST_NUMBER = 64;

/** The fact that a rule makes of a row; null when its conditions do not hold or it has no time. */
export function mapFact(
  mapping: RowMapping,
  rule: FactMapping,
  order: { shop: string; orderNo: string },
  read: ValueReader,
  row: Row,
): MappedFact | null {
  const field = (name: string) => `facts.${rule.name}.${name}`;
  if (!(rule.when ?? []).every((c) => holds(c, read))) return null;
  const before = read.problems.length;
  const date = clockOf(rule, field, read).date(field('at'), rule.at);
  if (!date) {
    if (rule.required && read.problems.length === before) read.refuse(field('at'), ROW_PROBLEM.missing);
    return null;
  }
  const code = read.text(field('code'), rule.code) ?? null;
  if (code !== null && !codes.has(code)) read.refuse(field('code'), ROW_PROBLEM.noCode(code));
  const sourceCode = read.text(field('sourceCode'), rule.sourceCode);
  if (code === null && sourceCode === undefined) read.refuse(field('code'), ROW_PROBLEM.missing);
  const place = mapPlace(field('place'), rule.place, read);
  const data = dataOf(rule, field, read);
  // a row of orders says each thing once, so that a corrected time is a revision of the same fact
  const ownId = mapping.order && rule.each === undefined ? `row|${rule.name}` : undefined;
  return dropAbsent({
    sourceKind: rule.sourceKind,
    order: order.orderNo === '' ? undefined : order,
    shipment: rule.shipment && shipmentOf(rule.shipment, field, read),
    identityKey: identityKey({
      eventId: read.text(field('eventId'), rule.eventId) ?? ownId,
      rawCode: sourceCode ?? code ?? '',
      occurredAt: date.at,
      precision: date.precision,
      rawPlace: place && rawPlaceOf(rule.place, row),
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

/** The reader whose times are on the clock of the event's own zone. */
function clockOf(rule: FactMapping, field: (name: string) => string, read: ValueReader): ValueReader {
  const zone = read.text(field('zone'), rule.zone);
  if (zone === undefined) return read;
  if (isTimeZone(zone)) return read.at(zone);
  read.refuse(field('zone'), ROW_PROBLEM.noZone(zone.slice(0, 40)));
  return read;
}

function dataOf({ payment, expectedBy, warehouse }: FactMapping, field: (name: string) => string, read: ValueReader) {
  const [house, expected] = [read.text(field('warehouse'), warehouse), read.instant(field('expectedBy'), expectedBy)];
  return dropAbsent({
    payment: payment && {
      paymentNo: read.needed(field('payment.paymentNo'), payment.paymentNo),
      ...dropAbsent({
        method: read.text(field('payment.method'), payment.method),
        amount: read.decimal(field('payment.amount'), payment.amount),
        currency: read.text(field('payment.currency'), payment.currency)?.toUpperCase(),
      }),
    },
    expectedBy: expected,
    warehouse: house,
  });
}

/** A shipment is known by its tracking number: without one there is none, without a carrier the row is refused. */
function shipmentOf(map: NonNullable<FactMapping['shipment']>, field: (name: string) => string, read: ValueReader): MappedFact['shipment'] {
  const trackingNo = read.text(field('shipment.trackingNo'), map.trackingNo);
  if (trackingNo === undefined) return undefined;
  if (trackingNo.length > MOST_NUMBER) read.refuse(field('shipment.trackingNo'), ROW_PROBLEM.tooLong(MOST_NUMBER));
  return { carrier: read.needed(field('shipment.carrier'), map.carrier), trackingNo };
}

function holds(condition: NonNullable<FactMapping['when']>[number], read: ValueReader): boolean {
  const text = (read.text('when', condition.value) ?? '').toLowerCase();
  if (condition.is && !condition.is.some((t) => t.toLowerCase() === text)) return false;
  return !condition.isNot?.some((t) => t.toLowerCase() === text);
}

/** The place's cells as they are written: part of an event's identity. */
function rawPlaceOf(map: PlaceMapping | undefined, row: Row): string {
  const cells = [map?.text, map?.province, map?.city, map?.district].map((v) => (v && 'column' in v ? row.cell(v.column) : ''));
  return cells.join('');
}
