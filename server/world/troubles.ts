import { randomFor } from './random';
import type { Report } from './report';
import type { Scan, Story } from './story';
import { SECOND } from './time';

export const TROUBLE_KINDS = ['silent_wms', 'stopped_depot', 'duplicate_storm', 'refused_payments'] as const;
export type TroubleKind = (typeof TROUBLE_KINDS)[number];

/** Something that went wrong in the world, and until when. Kept for good, since it is part of what happened. */
export interface Trouble {
  kind: TroubleKind;
  /** The depot's city, for `stopped_depot`. */
  city?: string;
  from: number;
  /** Null while it lasts. */
  to: number | null;
}

const covers = (trouble: Trouble, at: number) => at >= trouble.from && (trouble.to === null || at < trouble.to);

/** The story as it went with the depots that stood still: scans there, and all that follows, wait until they move again. */
export function withStoppedDepots(story: Story, troubles: readonly Trouble[]): Story {
  const stops = troubles.filter((t) => t.kind === 'stopped_depot');
  if (stops.length === 0) return story;
  const shipments = story.shipments.map((s) => ({ ...s, scans: stops.reduce((scans, stop) => delayScans(scans, stop), s.scans) }));
  return { ...story, shipments };
}

function delayScans(scans: Scan[], stop: Trouble): Scan[] {
  const first = scans.findIndex((scan) => scan.place.city === stop.city && covers(stop, scan.at));
  if (first < 0) return scans;
  if (stop.to === null) return scans.slice(0, first);
  const wait = stop.to - scans[first]!.at + 30 * SECOND;
  return scans.map((scan, i) => (i < first ? scan : { ...scan, at: scan.at + wait }));
}

/** The reports as they are sent under the troubles of the wire: held back, refused, or said again and again. */
export function withWireTroubles(reports: Report[], troubles: readonly Trouble[]): Report[] {
  return troubles.reduce((sent, trouble) => sent.flatMap((report) => sendUnder(report, trouble)), reports);
}

function sendUnder(report: Report, trouble: Trouble): Report[] {
  if (trouble.kind === 'stopped_depot' || !covers(trouble, report.sendAt)) return [report];
  if (trouble.kind === 'duplicate_storm') {
    return Array.from({ length: 5 }, (_, i) => ({ ...report, sendAt: report.sendAt + i * 4 * SECOND }));
  }
  const isHeld =
    trouble.kind === 'silent_wms'
      ? report.kind === 'event' && report.event.source === 'wms'
      : (report.kind === 'event' || report.kind === 'platform') && report.event?.code === 'payment.confirmed';
  if (!isHeld) return [report];
  if (trouble.to === null) return [];
  const backlog = randomFor(report.orderNo, report.sendAt).int(1, 60) * SECOND;
  return [{ ...report, sendAt: trouble.to + backlog }];
}
