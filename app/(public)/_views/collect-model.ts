import type { OrderState, TimelineLine } from '@/server/domain/order/order-state';
import type { Language } from '@/server/domain/shared/language';
import type { ShipmentState } from '@/server/domain/tracking/shipment-state';
import { formatMoment, type Viewer } from '@/server/domain/wording/dates';
import { collectMessages } from './messages/collect';
import type { Offer } from './page-action';
import { wordPlace } from './place-words';
import { describeShipments } from './shipment-model';

/** How the parcels that wait for their recipient are collected. */
export interface CollectModel {
  title: string;
  offer: Offer;
  parcels: {
    trackingNo: string;
    /** Which parcel; null where it is the only one. */
    name: string | null;
    rows: { name: string; value: string }[];
    link: { words: string; href: string };
  }[];
}

/** Where a parcel can wait, by sub-status. */
const POINTS = ['locker', 'station', 'store'] as const;
const AT_POINT = /^available_for_pickup/;

/**
 * Where and with what each parcel at a pickup point is collected, and since when it waits; null where none does. Takes the redacted
 * state. Nothing is made up: codes and opening hours are nobody's to tell us, so that it says where those are found.
 */
export function describeCollect(state: OrderState, language: Language, viewer: Viewer): CollectModel | null {
  const waiting = state.shipments.filter((s) => s.milestone === 'available_for_pickup' && s.goneOnAs === undefined && !s.isReturn);
  if (waiting.length === 0 || state.history) return null;
  const { title } = collectMessages(language);
  const models = describeShipments(state, language, viewer);
  return {
    title,
    offer: { words: title, href: '#collect', isWaitedFor: true },
    parcels: waiting.map((shipment) => {
      const model = models.find((one) => one.trackingNo === shipment.trackingNo)!;
      return {
        trackingNo: shipment.trackingNo,
        name: state.shipments.length > 1 ? model.name : null,
        rows: rowsOf(shipment, state, language, viewer),
        link: { words: model.linkName, href: model.url },
      };
    }),
  };
}

function rowsOf(shipment: ShipmentState, { timeline }: OrderState, language: Language, viewer: Viewer) {
  const m = collectMessages(language);
  const scans = timeline.filter((line) => line.shipmentKey === shipment.key && AT_POINT.test(line.code ?? ''));
  const kind = POINTS.find((point) => scans.some((line) => line.code === `available_for_pickup.${point}`));
  const isOverdue = shipment.subStatus === 'overdue';
  const since = formatMoment(scans[0]?.at ?? shipment.since, language, viewer, scans[0]?.precision);
  return [
    { name: m.where, value: [m[kind ?? 'point'], whereOf(shipment, scans, language)].filter(Boolean).join(' · ') },
    { name: m.code, value: m.codeText(shipment.trackingNo) },
    { name: m.hours, value: kind === 'locker' ? m.lockerHours : m.pointHours },
    { name: m.until, value: isOverdue ? m.overdue(since) : m.since(since) },
  ];
}

/** The carrier's own words of the scan that put it there, else the name of the point, else the city. */
function whereOf(shipment: ShipmentState, scans: readonly TimelineLine[], language: Language): string {
  // that it waits too long says no more where
  const put = scans.filter((line) => line.code !== 'available_for_pickup.overdue');
  const said = put.findLast((line) => line.text)?.text;
  const named = put.findLast((line) => line.place?.text)?.place?.text;
  return said ?? named ?? wordPlace(shipment.place, language);
}
