import type { OrderState } from '../order/order-state';
import { HOUR, type Instant } from '../shared/instant';
import { judgeNumber } from '../tracking/number-forms';
import type { ShipmentState } from '../tracking/shipment-state';

/** What can be wrong with the numbers of an order, the worst first. */
export const WAYBILL_FINDINGS = ['no_waybill', 'odd_number', 'elsewhere', 'never_scanned', 'not_collected', 'gone_quiet'] as const;
export type WaybillFinding = (typeof WAYBILL_FINDINGS)[number];

/** From when on a number without a scan, a parcel that was not fetched, or one that moves no more is worth a word. */
const SCANNED_WITHIN = 4 * HOUR;
const COLLECTED_WITHIN = 24 * HOUR;
const MOVES_WITHIN = 24 * HOUR;

/** Flags that say a number tells of another parcel. */
const ELSEWHERE = new Set(['conflict', 'consent_breach']);

/** Checks the tracking numbers of an order as it stands at `now` (R0-22): is there one, can it be one, was it collected. */
export function checkWaybills(state: OrderState, now: Instant): { shipmentKey: string; finding: WaybillFinding }[] {
  const live = state.shipments.filter((s) => s.milestone !== 'voided' && s.goneOnAs === undefined);
  if (live.length === 0) return state.moments.shippedAt === null ? [] : [{ shipmentKey: '', finding: 'no_waybill' }];
  return live.flatMap((shipment) => {
    const finding = findingOf(shipment, state, now);
    return finding ? [{ shipmentKey: shipment.key, finding }] : [];
  });
}

function findingOf(shipment: ShipmentState, state: OrderState, now: Instant): WaybillFinding | null {
  if (judgeNumber(shipment.carrier, shipment.trackingNo).kind === 'doubtful') return 'odd_number';
  if (state.attention.some((flag) => ELSEWHERE.has(flag.kind) && flag.shipmentKey === shipment.key)) return 'elsewhere';
  if (shipment.deliveredAt !== null || shipment.milestone === 'returned') return null;
  if (shipment.lastEventAt === null) return now - shipment.linkedAt > SCANNED_WITHIN ? 'never_scanned' : null;
  if (shipment.pickedUpAt === null && shipment.movedAt === null) return now - shipment.linkedAt > COLLECTED_WITHIN ? 'not_collected' : null;
  return now - (shipment.movedAt ?? shipment.linkedAt) > MOVES_WITHIN ? 'gone_quiet' : null;
}
