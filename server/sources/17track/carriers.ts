import { canonicalCarrier } from '@/server/domain/tracking/carriers';

/** 17TRACK's numbers for carriers by our codes (INTEGRATIONS B2); the vendor recognises the others from the number. */
const NUMBERS: Readonly<Record<string, number>> = { chinapost: 3011, ems: 3013, dhl: 100001, ups: 100002, fedex: 100003 };
const CODES = new Map(Object.entries(NUMBERS).map(([code, number]) => [number, code]));

/** What our own registrations say in `tag`, which every push gives back: the carrier that the number was linked under. */
const TAG = 'carrier:';

/** The vendor's number for a carrier; undefined when it has to recognise it. */
export function carrierNumber(carrier: string): number | undefined {
  return Object.hasOwn(NUMBERS, carrier) ? NUMBERS[carrier] : undefined;
}

export function carrierTag(carrier: string): string {
  return TAG + carrier;
}

/**
 * Our code for the carrier of a push: as we registered it, by the vendor's number, by the name of the first provider; else
 * a code made of the vendor's number, so that its pushes stay together.
 */
export function carrierOf17track(said: { tag?: string; carrier?: number; provider?: string }): string | null {
  if (said.tag?.startsWith(TAG) && said.tag.length > TAG.length) return canonicalCarrier(said.tag.slice(TAG.length));
  const known = said.carrier === undefined ? undefined : CODES.get(said.carrier);
  if (known) return known;
  if (said.provider) return canonicalCarrier(said.provider);
  return said.carrier ? `17track${said.carrier}` : null;
}
