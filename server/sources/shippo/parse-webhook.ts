import { canonicalCarrier } from '@/server/domain/tracking/carriers';
import { normaliseNumber } from '@/server/domain/tracking/identity';
import { cityPlace } from '../city-place';
import { cleanText } from '../clean-text';
import { newestOf } from '../order-list';
import { readEstimate } from '../read-estimate';
import { readAs, readJsonAs } from '../read-json';
import { readScanList, type ScanLine } from '../read-scan-list';
import { readVendorTime } from '../read-vendor-time';
import { type Delivery, emptyReport, type Parsed, type ReportedFact, type ShipmentRef, type SourceAccount } from '../source';
import { mapShippo } from './status-map';
import { statusSchema, type Track, type TrackStatus, trackSchema, webhookSchema } from './webhook-schema';

/** A webhook of Shippo (INTEGRATIONS B3): a track with its whole history and the carrier's estimate. */
export function parseWebhook(delivery: Delivery, account: SourceAccount): Parsed {
  const webhook = readJsonAs(delivery.body, webhookSchema, 'webhook');
  if (webhook.kind === 'unreadable') return webhook;
  const { event, data } = webhook.value;
  if (event !== 'track_updated') return { kind: 'ignored', reason: 'the event tells nothing about where a shipment is' };
  const track = readAs(data, trackSchema, 'track');
  if (track.kind === 'unreadable') return track;
  const { tracking_status, tracking_history, tracking_number } = track.value;
  if (!tracking_status && !tracking_history) return { kind: 'unreadable', reason: 'the track has neither status nor history' };
  if (normaliseNumber(tracking_number) === '') return { kind: 'unreadable', reason: 'the track has no tracking number' };
  return readTrack(track.value, account);
}

function readTrack(track: Track, account: SourceAccount): Parsed {
  const report = emptyReport();
  const shipment = { carrier: canonicalCarrier(track.carrier), trackingNo: track.tracking_number };
  const history = readHistory(track.tracking_history ?? [], report.unreadable);
  const current = track.tracking_status;
  const isInHistory = history.some((s) => s.status_date === current?.status_date && sourceCodeOf(s) === (current && sourceCodeOf(current)));
  const list = current && !isInHistory ? [...history, current] : history;
  report.facts = readStatuses(list, shipment, account.timeZone, report.unreadable);
  // An empty history may be one that has not been fetched yet.
  if (history.length > 0) report.snapshots = [shipment];
  const expectedBy = readEstimate(track.eta, account.timeZone);
  const newest = newestOf(report.facts);
  if (newest && expectedBy !== undefined) newest.data = { ...newest.data, expectedBy };
  if (report.facts.length === 0) return { kind: 'unreadable', reason: 'the track has no status with a readable time' };
  return { kind: 'report', report };
}

function readHistory(list: readonly unknown[], unreadable: string[]): TrackStatus[] {
  return list.flatMap((raw) => {
    const read = statusSchema.safeParse(raw);
    if (!read.success) unreadable.push('a status of the history');
    return read.success ? [read.data] : [];
  });
}

function readStatuses(list: readonly TrackStatus[], shipment: ShipmentRef, timeZone: string, unreadable: string[]): ReportedFact[] {
  const lines = list.flatMap((status): ScanLine[] => {
    const time = readVendorTime(status.status_date, timeZone);
    const place = cityPlace(status.location);
    const text = cleanText(status.status_details) || cleanText(status.substatus?.text);
    if (time) return [{ ...time, code: sourceCodeOf(status), text, place, rawPlace: place?.text }];
    unreadable.push('a status without a readable time');
    return [];
  });
  const asking = new Set(list.filter((status) => status.substatus?.action_required === true).map(sourceCodeOf));
  const facts = readScanList({ shipment, lines, usual: 'oldest_first', map: mapShippo, zoneAssumed: timeZone });
  return facts.flatMap((fact) => {
    // Somebody has to act although nobody has said yet what the word means (DOMAIN 4, notes).
    const mustAct = fact.code === null && fact.sourceCode !== undefined && asking.has(fact.sourceCode);
    return mustAct ? [fact, { ...fact, identityKey: `${fact.identityKey}|action`, code: 'problem.generic' }] : [fact];
  });
}

function sourceCodeOf(status: TrackStatus): string {
  return status.substatus?.code ? `${status.status}/${status.substatus.code}` : status.status;
}
