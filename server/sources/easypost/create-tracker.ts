import type { VendorAnswer } from '@/server/domain/subscription/vendor-answer';
import { environment } from '@/server/platform/environment';
import { callVendor } from '../call-vendor';
import { readHttpStatus } from '../read-http-status';
import type { SourceAccount } from '../source';
import type { Watch } from '../subscriber';

/**
 * EasyPost's names of carriers by our codes (docs.easypost.com, carriers). It would guess the others from the number, and push
 * them under the name it guessed, where no order looks for them.
 */
export const EASYPOST_CARRIERS: Readonly<Record<string, string>> = {
  australiapost: 'AustraliaPost',
  canadapost: 'CanadaPost',
  dhl: 'DHLExpress',
  dpd: 'DPD',
  fedex: 'FedEx',
  ontrac: 'OnTrac',
  royalmail: 'RoyalMail',
  sf: 'SFExpress',
  ups: 'UPS',
  usps: 'USPS',
};

/** The vendor's name of a carrier; undefined for one it cannot be asked about. */
export function easypostCarrier(carrier: string): string | undefined {
  return Object.hasOwn(EASYPOST_CARRIERS, carrier) ? EASYPOST_CARRIERS[carrier] : undefined;
}

/**
 * `POST /v2/trackers`: the number is watched from now on, and the answer is the tracker as the vendor knows it. A number
 * that is watched already gets the tracker it has.
 */
export async function createTracker(account: SourceAccount, { shipment }: Watch): Promise<{ tracker: Buffer } | VendorAnswer> {
  const carrier = easypostCarrier(shipment.carrier);
  if (!carrier) return { outcome: 'refused', detail: 'a carrier that the vendor has no name for', isBadNumber: false };
  const base = environment().EASYPOST_BASE_URL ?? 'https://api.easypost.com';
  const body = JSON.stringify({ tracker: { tracking_code: shipment.trackingNo, carrier } });
  const authorization = `Basic ${Buffer.from(`${account.secrets.apiKey}:`).toString('base64')}`;
  const reply = await callVendor(`${base}/v2/trackers`, body, { authorization, 'content-type': 'application/json' });
  if (reply.kind === 'no_answer') return { outcome: 'retry', detail: reply.detail };
  return readHttpStatus(reply.status) ?? { tracker: reply.body };
}
