import { randomFor } from './random';
import type { Report } from './report';
import type { OrderPlan, Scan, ShopEvent, Story } from './story';
import { SECOND } from './time';

export const TROUBLE_KINDS = [
  'silent_wms',
  'stopped_depot',
  'duplicate_storm',
  'refused_payments',
  'stopped_handover',
  'lost_regions',
] as const;
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

/** Troubles that keep orders from the warehouse, and the fact of an order from which they do. */
const KEEPS_AT: Partial<Record<TroubleKind, (event: ShopEvent) => boolean>> = {
  stopped_handover: (event) => event.source === 'wms',
  lost_regions: (event) => event.source === 'wms',
  refused_payments: (event) => event.code === 'payment.confirmed',
};

/**
 * The story as it went while orders did not reach the warehouse (the push to it broke, nobody knew which warehouse, the
 * money was not confirmed): the warehouse's first word, and all that follows, waits until they do again.
 */
export function withStoppedHandover(story: Story, troubles: readonly Trouble[]): Story {
  return troubles.reduce(keepFromWarehouse, story);
}

function keepFromWarehouse(story: Story, trouble: Trouble): Story {
  const kept = story.events.find((event) => KEEPS_AT[trouble.kind]?.(event));
  const first = story.events.find((event) => event.source === 'wms');
  if (!kept || !first || !covers(trouble, kept.at)) return story;
  const isLater = ({ at }: { at: number }) => at >= first.at;
  if (trouble.to === null) return { ...story, events: story.events.filter((event) => !isLater(event)), shipments: [] };
  const wait = Math.max(0, trouble.to - first.at + 30 * SECOND);
  const later = <T extends { at: number }>(one: T): T => (isLater(one) ? { ...one, at: one.at + wait } : one);
  return { ...story, events: story.events.map(later), shipments: story.shipments.map((s) => ({ ...s, scans: s.scans.map(later) })) };
}

const NOWHERE = '未知';

/** An order as the shop tells it while the table of regions is gone: the address stands, but nobody can say where that is. */
function withoutRegion(order: OrderPlan): OrderPlan {
  const { country, address } = order.destination;
  return { ...order, destination: { country, province: NOWHERE, city: NOWHERE, address } };
}

/** The reports as they are sent under the troubles of the wire: held back, refused, or said again and again. */
export function withWireTroubles(reports: Report[], troubles: readonly Trouble[]): Report[] {
  return troubles.reduce((sent, trouble) => sent.flatMap((report) => sendUnder(report, trouble)), reports);
}

function sendUnder(report: Report, trouble: Trouble): Report[] {
  if (trouble.kind === 'stopped_depot' || trouble.kind === 'stopped_handover' || !covers(trouble, report.sendAt)) return [report];
  if (trouble.kind === 'lost_regions') {
    if (report.kind !== 'order') return [report];
    const told = { ...report, order: withoutRegion(report.order) };
    // once the table is back the order is told again as it is
    return trouble.to === null ? [told] : [told, { ...report, sendAt: trouble.to + backlogOf(report) }];
  }
  if (trouble.kind === 'duplicate_storm') {
    return Array.from({ length: 5 }, (_, i) => ({ ...report, sendAt: report.sendAt + i * 4 * SECOND }));
  }
  const isHeld =
    trouble.kind === 'silent_wms'
      ? report.kind === 'event' && report.event.source === 'wms'
      : (report.kind === 'event' || report.kind === 'platform') && report.event?.code === 'payment.confirmed';
  if (!isHeld) return [report];
  if (trouble.to === null) return [];
  return [{ ...report, sendAt: trouble.to + backlogOf(report) }];
}

/** What waited comes within a minute of the end. */
function backlogOf(report: Report): number {
  return randomFor(report.orderNo, report.sendAt).int(1, 60) * SECOND;
}
