import type { OrderState } from '@/server/domain/order/order-state';
import type { Language } from '@/server/domain/shared/language';
import { carrierName, carrierUrl } from '@/server/domain/tracking/carriers';
import { MILESTONES } from '@/server/domain/tracking/milestone';
import type { ShipmentState } from '@/server/domain/tracking/shipment-state';
import { formatMoment, formatPromisedDay, type Viewer } from '@/server/domain/wording/dates';
import { textIn } from '@/server/domain/wording/text-in';
import { messagesOf } from './messages';

export interface ShipmentModel {
  /** '包裹 1', or '退回包裹'. */
  name: string;
  carrier: string;
  trackingNo: string;
  url: string;
  /** Whose page the address leads to. */
  linkName: string;
  milestone: string;
  tone: 'go' | 'done' | 'warn' | 'quiet';
  /** Its carrier still has something to do with it. */
  isUnderWay: boolean;
  /** When it reached its milestone. */
  since: string;
  /** The carrier's own estimate. */
  expected: string | null;
  items: { name: string; quantity: number }[];
}

/** Each parcel of the order with its own state, in the order in which they were sent; return legs last. */
export function describeShipments(state: OrderState, language: Language, viewer: Viewer): ShipmentModel[] {
  const m = messagesOf(language);
  const sorted = [...state.shipments].sort((a, b) => Number(a.isReturn) - Number(b.isReturn) || a.linkedAt - b.linkedAt);
  return sorted.map((shipment, at) => ({
    name: shipment.isReturn ? m.returnLeg : m.parcelOf(at + 1),
    carrier: carrierName(shipment.carrier, language),
    trackingNo: shipment.trackingNo,
    ...linkOf(shipment, language),
    milestone: textIn(MILESTONES[shipment.milestone].name, language),
    tone: toneOf(shipment),
    isUnderWay: MILESTONES[shipment.milestone].terminal === 'no',
    since: formatMoment(shipment.since, language, viewer),
    expected:
      shipment.expectedBy !== undefined && shipment.milestone !== 'delivered' && shipment.expectedBy >= viewer.now
        ? `${m.expectedBy} ${formatPromisedDay(shipment.expectedBy, language, viewer)}`
        : null,
    items: shipment.items.map((item) => ({
      name: state.items.find((known) => known.sku === item.sku)?.name ?? item.sku,
      quantity: item.quantity,
    })),
  }));
}

/** The carrier's own page; an aggregator's for carriers that have none known to us, and then it is called so. */
function linkOf({ carrier, trackingNo }: ShipmentState, language: Language): { url: string; linkName: string } {
  const m = messagesOf(language);
  const url = carrierUrl(carrier, trackingNo, language);
  return { url, linkName: url.startsWith('https://t.17track.net/') ? m.trackerPage : m.carrierPage };
}

function toneOf({ milestone }: ShipmentState): ShipmentModel['tone'] {
  if (milestone === 'delivered') return 'done';
  if (milestone === 'attempt_failed' || milestone === 'lost' || milestone === 'destroyed' || milestone === 'returning') return 'warn';
  return milestone === 'returned' || milestone === 'voided' ? 'quiet' : 'go';
}
