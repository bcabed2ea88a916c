import type { Instant } from '@/server/domain/shared/instant';
import { canonicalCarrier } from '@/server/domain/tracking/carriers';
import { identityKey, normaliseNumber } from '@/server/domain/tracking/identity';
import { cityPlace } from '../city-place';
import { cleanText } from '../clean-text';
import { newestOf } from '../order-list';
import { readEstimate } from '../read-estimate';
import { readAs, readJsonAs } from '../read-json';
import { readScanList, type ScanLine } from '../read-scan-list';
import { readVendorTime } from '../read-vendor-time';
import { type Delivery, emptyReport, type Parsed, type ReportedFact, type ShipmentRef, type SourceAccount } from '../source';
import { mapEasypost } from './status-map';
import { eventSchema, type Tracker, type TrackingDetail, trackerSchema } from './webhook-schema';

/** A webhook of EasyPost (INTEGRATIONS B3): an event about a tracker with all its scans. */
export function parseWebhook(delivery: Delivery, account: SourceAccount): Parsed {
  const event = readJsonAs(delivery.body, eventSchema, 'event');
  if (event.kind === 'unreadable') return event;
  const { description, result } = event.value;
  if (!/^tracker\.[a-z]+$/.test(description)) return { kind: 'ignored', reason: 'the event tells nothing about where a shipment is' };
  const tracker = readAs(result, trackerSchema, 'tracker');
  if (tracker.kind === 'unreadable') return tracker;
  if (normaliseNumber(tracker.value.tracking_code) === '') return { kind: 'unreadable', reason: 'the tracker has no tracking number' };
  return readTracker(tracker.value, delivery.receivedAt, account);
}

function readTracker(tracker: Tracker, receivedAt: Instant, account: SourceAccount): Parsed {
  const report = emptyReport();
  const shipment = { carrier: canonicalCarrier(tracker.carrier), trackingNo: tracker.tracking_code };
  report.facts = readDetails(tracker.tracking_details ?? [], shipment, account.timeZone, report.unreadable);
  if (report.facts.length > 0) report.snapshots = [shipment];
  const delivered = newestOf(report.facts.filter((fact) => fact.code === 'delivered'));
  if (delivered && tracker.signed_by) delivered.code = 'delivered.self';
  const unproven = unprovenStatus(tracker, shipment, report.facts, receivedAt);
  if (unproven) report.facts.push(unproven);
  const expectedBy = readPromise(tracker, account.timeZone);
  const newest = newestOf(report.facts);
  if (newest && expectedBy !== undefined) newest.data = { ...newest.data, expectedBy };
  return { kind: 'report', report };
}

function readDetails(list: readonly TrackingDetail[], shipment: ShipmentRef, timeZone: string, unreadable: string[]): ReportedFact[] {
  const lines = list.flatMap((detail): ScanLine[] => {
    const time = readVendorTime(detail.datetime, timeZone);
    const place = cityPlace(detail.tracking_location);
    const code = codeOf(detail.status, detail.status_detail);
    if (time) return [{ ...time, code, text: cleanText(detail.message), place, rawPlace: place?.text }];
    unreadable.push('a scan without a readable time');
    return [];
  });
  return readScanList({ shipment, lines, usual: 'oldest_first', map: mapEasypost, zoneAssumed: timeZone });
}

function codeOf(status: string | undefined, detail: string | undefined): string {
  return detail ? `${status ?? 'unknown'}/${detail}` : (status ?? 'unknown');
}

/** Words of a whole that say less than any scan does. */
const COARSE = ['no_data', 'label_created', 'in_transit'];

/** The status of the whole where no scan says it: nothing known yet, expired, cancelled, given up. */
function unprovenStatus(tracker: Tracker, shipment: ShipmentRef, facts: readonly ReportedFact[], receivedAt: Instant): ReportedFact | null {
  const sourceCode = codeOf(tracker.status, tracker.status_detail);
  const mapped = mapEasypost(sourceCode, '');
  const newest = newestOf(facts);
  const isSaid = facts.some((fact) => fact.sourceCode === sourceCode) || `${newest?.code}.`.startsWith(`${mapped.code}.`);
  if (isSaid || (newest && COARSE.includes(mapped.code ?? ''))) return null;
  const time = readVendorTime(tracker.updated_at, 'UTC') ?? readVendorTime(tracker.created_at, 'UTC');
  const occurredAt = Math.max(time?.at ?? receivedAt, newest?.occurredAt ?? 0);
  return {
    shipment,
    identityKey: identityKey({ rawCode: `status|${sourceCode}`, occurredAt, precision: 'second' }),
    ...mapped,
    sourceCode,
    occurredAt,
    precision: 'second',
    ordinal: facts.length,
  };
}

/** The carrier's promise; its local day is nearer to what the customer reads than the same day in UTC. */
function readPromise(tracker: Tracker, timeZone: string): Instant | undefined {
  const { est_delivery_date_local: day, est_delivery_time_local: time } = tracker.carrier_detail ?? {};
  return readEstimate(day && time ? `${day} ${time}` : day, timeZone) ?? readEstimate(tracker.est_delivery_date, timeZone);
}
