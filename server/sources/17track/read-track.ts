import type { Instant } from '@/server/domain/shared/instant';
import type { FeedWord } from '@/server/domain/subscription/vendor-answer';
import { isNumber } from '@/server/domain/tracking/recordable';
import { newestOf } from '../order-list';
import { readEstimate } from '../read-estimate';
import { emptyReport, type Parsed, type ReportedFact, type ShipmentRef, type SourceAccount } from '../source';
import { carrierOf17track } from './carriers';
import type { Track, TrackInfo } from './push-schema';
import { readEvents } from './read-events';
import { map17track } from './status-map';

/** What one number says: every event of every carrier, the status of the whole, the estimate. `isStopped`: it is watched no more. */
export function readTrack(track: Track, account: SourceAccount, receivedAt: Instant, isStopped: boolean): Parsed {
  const { number: trackingNo, track_info: info } = track;
  if (!trackingNo || !isNumber(trackingNo)) return { kind: 'unreadable', reason: 'data names no number: this is no tracking' };
  const provider = info?.tracking?.providers?.[0]?.provider;
  const carrier = carrierOf17track({ tag: track.tag, carrier: track.carrier, provider: provider?.alias ?? provider?.name });
  if (!carrier) return { kind: 'unreadable', reason: 'data names no carrier: this is no tracking' };
  if (!info && !isStopped) return { kind: 'unreadable', reason: 'data has no track_info: only webhooks of version 2 are read' };
  const shipment = { carrier, trackingNo };
  const report = emptyReport();
  report.facts = info ? readEvents(info, shipment, account.timeZone, report.unreadable) : [];
  const hasEvents = report.facts.length > 0;
  if (info && hasEvents && isComplete(info)) report.snapshots = [shipment];
  const status = info ? unprovenStatus(info, shipment, report.facts, receivedAt) : null;
  if (status) report.facts.push(status);
  const expected = info?.time_metrics?.estimated_delivery_date;
  const expectedBy = readEstimate(expected?.to ?? expected?.from, account.timeZone);
  const newest = newestOf(report.facts);
  if (newest && expectedBy !== undefined) newest.data = { ...newest.data, expectedBy };
  if (isStopped) report.facts.push(stopped(shipment, receivedAt));
  if (report.facts.length === 0) return { kind: 'unreadable', reason: 'track_info has neither events nor a status: this is no tracking' };
  const word = feedWord(info, isStopped, hasEvents);
  if (word) report.feeds = [{ shipment, word }];
  return { kind: 'report', report };
}

/** A carrier that could not be asked this time takes nothing back by telling nothing. */
function isComplete(info: TrackInfo): boolean {
  const providers = info.tracking?.providers ?? [];
  return providers.length > 0 && providers.every((p) => (p.events?.length ?? 0) > 0 && p.latest_sync_status !== 'Failure');
}

/** The status of the whole where no event says it: nothing known yet, expired, an exception without an event of its own. */
function unprovenStatus(info: TrackInfo, shipment: ShipmentRef, facts: readonly ReportedFact[], receivedAt: Instant): ReportedFact | null {
  const sourceCode = info.latest_status?.sub_status ?? info.latest_status?.status;
  if (!sourceCode) return null;
  const mapped = map17track(sourceCode, '');
  const newest = newestOf(facts);
  const milestone = mapped.code?.split('.')[0];
  const isSaid = facts.some((f) => f.sourceCode === sourceCode) || (milestone !== 'problem' && newest?.code?.split('.')[0] === milestone);
  if (isSaid || (newest && (milestone === 'in_transit' || milestone === 'no_data'))) return null;
  const occurredAt = newest?.occurredAt ?? receivedAt;
  return {
    shipment,
    identityKey: `status|${sourceCode}|${newest?.identityKey ?? ''}`,
    ...mapped,
    sourceCode,
    occurredAt,
    precision: newest?.precision ?? 'second',
    ordinal: facts.length,
  };
}

function stopped(shipment: ShipmentRef, receivedAt: Instant): ReportedFact {
  const told = {
    identityKey: `stopped|${new Date(receivedAt).toISOString().slice(0, 10)}`,
    code: 'problem.feed_ended',
    reason: 'system.sync_gap',
  };
  return { ...told, shipment, sourceCode: 'TRACKING_STOPPED', occurredAt: receivedAt, precision: 'second', ordinal: 10_000 };
}

function feedWord(info: TrackInfo | null | undefined, isStopped: boolean, hasEvents: boolean): FeedWord | null {
  if (isStopped) return info?.latest_status?.status === 'Delivered' ? 'done' : 'no_change';
  return hasEvents ? 'alive' : null;
}
