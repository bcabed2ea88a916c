import { standInVendor, type VendorSays, type VendorStandIn } from './stand-in';

export const EASYPOST_KEY = 'EZTK-key-of-the-test';

export interface EasypostStandIn extends VendorStandIn {
  /** Trackers that were asked for, in turn. */
  asked: { tracking_code: string; carrier?: string }[];
}

/** EasyPost's `POST /v2/trackers` with basic authentication. `says` are the next answers; then every number gets a tracker. */
export async function standInEasypost(says: VendorSays[] = []): Promise<EasypostStandIn> {
  const asked: EasypostStandIn['asked'] = [];
  const vendor = await standInVendor('EASYPOST_BASE_URL', (call) => {
    const isKnown = call.headers.get('authorization') === `Basic ${Buffer.from(`${EASYPOST_KEY}:`).toString('base64')}`;
    if (call.path !== '/v2/trackers' || !isKnown) return { status: 401, body: { error: { code: 'APIKEY.INACTIVE' } } };
    const { tracker } = JSON.parse(call.body) as { tracker: EasypostStandIn['asked'][number] };
    asked.push(tracker);
    const scan = { datetime: '2026-11-20T10:00:00Z', status: 'in_transit', status_detail: 'departed_facility', message: 'Departed' };
    const known = { object: 'Tracker', id: 'trk_1', status: 'in_transit', status_detail: 'departed_facility', tracking_details: [scan] };
    return says.shift() ?? { status: 201, body: { ...known, tracking_code: tracker.tracking_code, carrier: tracker.carrier ?? 'USPS' } };
  });
  return { ...vendor, asked };
}
