import { standInVendor, type VendorSays, type VendorStandIn } from './stand-in';

export const SHIPPO_KEY = 'shippo_test_key';

export interface ShippoStandIn extends VendorStandIn {
  /** Tracks that were asked for, in turn. */
  asked: { carrier: string | null; tracking_number: string | null }[];
}

/** Shippo's `POST /tracks/` with its own kind of authorization. `says` are the next answers; then every number gets a track. */
export async function standInShippo(says: VendorSays[] = []): Promise<ShippoStandIn> {
  const asked: ShippoStandIn['asked'] = [];
  const vendor = await standInVendor('SHIPPO_BASE_URL', (call) => {
    if (call.path !== '/tracks/' || call.headers.get('authorization') !== `ShippoToken ${SHIPPO_KEY}`) return { status: 401, body: {} };
    const form = new URLSearchParams(call.body);
    const track = { carrier: form.get('carrier'), tracking_number: form.get('tracking_number') };
    asked.push(track);
    const status = {
      status: 'TRANSIT',
      status_date: '2026-11-20T10:00:00Z',
      substatus: { code: 'package_departed', action_required: false },
    };
    return says.shift() ?? { status: 201, body: { ...track, tracking_status: status, tracking_history: [status] } };
  });
  return { ...vendor, asked };
}
