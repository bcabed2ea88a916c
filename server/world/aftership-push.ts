import { createHash, createHmac } from 'node:crypto';
import { SCAN_STEPS } from './scan-step';
import type { ShipmentPlan } from './story';
import { iso } from './time';

/**
 * An AfterShip `tracking_update` (INTEGRATIONS B3) with all checkpoints up to a moment, oldest first, and its signature
 * for the header `aftership-hmac-sha256`. The event id follows from the content, so that a push sent again keeps it.
 */
export function aftershipPush(shipment: ShipmentPlan, upTo: number, orderNo: string, secret: string): { body: string; signature: string } {
  const scans = shipment.scans.filter((scan) => scan.at <= upTo);
  const latest = scans.at(-1);
  if (!latest) throw new Error(`nothing to push yet for ${shipment.trackingNo}`);
  const checkpoints = scans.map((scan) => {
    const subtag = SCAN_STEPS[scan.step].subtag;
    return {
      slug: shipment.carrier,
      checkpoint_time: iso(scan.at),
      message: scan.text,
      city: scan.place.city,
      state: scan.place.province,
      country_iso3: null,
      country_region: scan.place.country,
      location: `${scan.place.city}, ${scan.place.country}`,
      tag: subtag.split('_')[0],
      subtag,
    };
  });
  const subtag = SCAN_STEPS[latest.step].subtag;
  const body = JSON.stringify({
    ts: Math.floor(latest.at / 1000),
    event: 'tracking_update',
    event_id: stableUuid(`${shipment.trackingNo}|${latest.at}`),
    is_tracking_first_tag: checkpoints.at(-2)?.tag !== subtag.split('_')[0],
    msg: {
      id: stableUuid(shipment.trackingNo).replaceAll('-', '').slice(0, 24),
      tracking_number: shipment.trackingNo,
      slug: shipment.carrier,
      title: orderNo,
      order_id: orderNo,
      active: true,
      custom_fields: {},
      expected_delivery: null,
      tag: subtag.split('_')[0],
      subtag,
      checkpoints,
    },
  });
  return { body, signature: createHmac('sha256', secret).update(body).digest('base64') };
}

/** A UUID in the form of version 4 made from a text, always the same for the same text. */
function stableUuid(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
