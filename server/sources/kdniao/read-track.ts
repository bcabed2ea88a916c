import type { Instant } from '@/server/domain/shared/instant';
import type { FeedWord } from '@/server/domain/subscription/vendor-answer';
import { isNumber } from '@/server/domain/tracking/recordable';
import { cleanText } from '../clean-text';
import { readEstimate } from '../read-estimate';
import { readScanList, type ScanLine } from '../read-scan-list';
import { readVendorTime } from '../read-vendor-time';
import type { Report, ReportedFact, ShipmentRef, SourceAccount } from '../source';
import { carrierOfKdniao } from './carrier-words';
import type { Track } from './push-schema';
import { mapKdniao } from './status-map';

/** States of the whole shipment that its traces must bear out; the prefixes of codes that do. */
const OUTCOMES: Readonly<Record<string, readonly string[]>> = {
  '3': ['delivered', 'available_for_pickup'],
  '301': ['delivered', 'available_for_pickup'],
  '302': ['delivered'],
  '304': ['delivered', 'available_for_pickup'],
  '311': ['delivered', 'available_for_pickup'],
  '404': ['attempt_failed.refused', 'returning', 'returned'],
  '406': ['returned'],
  '407': ['returning', 'returned'],
  '412': ['available_for_pickup.overdue'],
};

/** Adds what one shipment of a push says to the report; answers why it cannot be read, or null. */
export function readTrack(track: Track, report: Report, account: SourceAccount, receivedAt: Instant): string | null {
  const { LogisticCode: trackingNo, ShipperCode: word } = track;
  if (!trackingNo || !isNumber(trackingNo)) return 'an item names no tracking number (LogisticCode)';
  if (!word || !isNumber(word)) return 'an item names no carrier (ShipperCode)';
  if (!track.Traces && track.State === undefined && track.Success === undefined)
    return 'an item has neither State nor Traces: this is no tracking';
  const shipment = { carrier: carrierOfKdniao(word), trackingNo };
  const facts = readTraces(track, shipment, account, report.unreadable);
  const hasTraces = facts.length > 0;
  if (hasTraces) report.snapshots.push(shipment);
  facts.push(...feedFacts(track, shipment, receivedAt, hasTraces));
  const expectedBy = readEstimate(track.EstimatedDeliveryTime, account.timeZone);
  const newest = facts.at(-1);
  if (newest && expectedBy !== undefined) newest.data = { ...newest.data, expectedBy };
  const order = account.shop && track.OrderCode && isNumber(track.OrderCode) ? { shop: account.shop, orderNo: track.OrderCode } : undefined;
  report.facts.push(...(order ? facts.map((fact) => ({ ...fact, order })) : facts));
  const feed = feedWord(track, hasTraces);
  if (feed) report.feeds = [...(report.feeds ?? []), { shipment, word: feed }];
  return null;
}

function readTraces(track: Track, shipment: ShipmentRef, account: SourceAccount, unreadable: string[]): ReportedFact[] {
  const lines = (track.Traces ?? []).flatMap((trace): ScanLine[] => {
    const time = readVendorTime(trace.AcceptTime, account.timeZone);
    const place = cleanText(trace.Location);
    const text = [trace.AcceptStation, trace.Remark].map(cleanText).filter(Boolean).join(' ');
    if (time) return [{ ...time, text, code: trace.Action, place: place ? { text: place } : undefined }];
    unreadable.push('a trace without a readable time');
    return [];
  });
  const whole = track.StateEx ?? track.State;
  // 0 and 2 say nothing that the traces do not say better.
  const state = whole === '0' || whole === '2' ? undefined : whole;
  return readScanList({ shipment, lines, isKnownByTime: true, usual: 'oldest_first', map: mapKdniao, state, outcomes: OUTCOMES });
}

/** What the whole says where traces cannot: nothing is known, or silence of the carrier. */
function feedFacts(track: Track, shipment: ShipmentRef, receivedAt: Instant, hasTraces: boolean): ReportedFact[] {
  const told = { shipment, occurredAt: receivedAt, precision: 'second' as const };
  const whole = track.StateEx ?? track.State ?? '0';
  const facts: ReportedFact[] = [];
  if (!hasTraces) {
    const mapped = mapKdniao(whole, '');
    const isKnown = mapped.code !== null && mapped.code !== 'problem.generic';
    facts.push({
      ...told,
      identityKey: `state|${whole}`,
      ...(isKnown ? mapped : { code: 'no_data' }),
      sourceCode: whole,
      text: track.Reason,
      ordinal: 0,
    });
  }
  if (whole === '401') facts.push({ ...told, identityKey: 'bad_number', code: 'problem.bad_number', sourceCode: whole, ordinal: 1 });
  if (hasTraces && (whole === '402' || whole === '403'))
    facts.push({ ...told, identityKey: `state|${whole}`, ...mapKdniao(whole, ''), sourceCode: whole, ordinal: 10_000 });
  return facts;
}

/** The vendor says in words that it gives up; a shipment that is signed for is watched no more. */
function feedWord(track: Track, hasTraces: boolean): FeedWord | null {
  const reason = track.Reason ?? '';
  if (/无(轨迹|物流)?(变化|更新)|未更新/.test(reason)) return 'no_change';
  if (!hasTraces && /天[^,，。]{0,4}无(轨迹|记录|物流)/.test(reason)) return 'never_known';
  if (!hasTraces) return null;
  return track.State === '3' ? 'done' : 'alive';
}
