import type { VendorAnswer } from '@/server/domain/subscription/vendor-answer';
import { environment } from '@/server/platform/environment';
import { callVendor } from '../call-vendor';
import { readHttpStatus } from '../read-http-status';
import type { SourceAccount } from '../source';
import type { Watch } from '../subscriber';

/** Shippo's tokens of carriers by our codes (docs.goshippo.com, supported carriers); it guesses none. */
export const SHIPPO_TOKENS: Readonly<Record<string, string>> = {
  australiapost: 'australia_post',
  canadapost: 'canada_post',
  dhl: 'dhl_express',
  fedex: 'fedex',
  ontrac: 'ontrac',
  ups: 'ups',
  usps: 'usps',
};

/** The vendor's token of a carrier; undefined for one it does not watch. */
export function shippoToken(carrier: string): string | undefined {
  return Object.hasOwn(SHIPPO_TOKENS, carrier) ? SHIPPO_TOKENS[carrier] : undefined;
}

/** `POST /tracks/`: the number is watched from now on, and the answer is the track as the vendor knows it. */
export async function registerTrack(account: SourceAccount, { shipment }: Watch): Promise<{ track: Buffer } | VendorAnswer> {
  const carrier = shippoToken(shipment.carrier);
  if (!carrier) return { outcome: 'refused', detail: 'a carrier that the vendor does not watch', isBadNumber: false };
  const base = environment().SHIPPO_BASE_URL ?? 'https://api.goshippo.com';
  const headers = { authorization: `ShippoToken ${account.secrets.apiKey}`, 'content-type': 'application/x-www-form-urlencoded' };
  const reply = await callVendor(`${base}/tracks/`, new URLSearchParams({ carrier, tracking_number: shipment.trackingNo }), headers);
  if (reply.kind === 'no_answer') return { outcome: 'retry', detail: reply.detail };
  return readHttpStatus(reply.status) ?? { track: reply.body };
}
