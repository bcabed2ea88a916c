import { z } from 'zod';
import type { VendorAnswer } from '@/server/domain/subscription/vendor-answer';
import { environment } from '@/server/platform/environment';
import { callVendor, readJson } from '../call-vendor';
import { oneByOne } from '../one-by-one';
import { readHttpStatus } from '../read-http-status';
import type { SourceAccount } from '../source';
import type { Subscriber, Watch } from '../subscriber';

/**
 * AfterShip's slugs of carriers by our codes (aftership.com/couriers). It would detect the others from the number, and push
 * them under the slug it found, where no order looks for them.
 */
export const AFTERSHIP_SLUGS: Readonly<Record<string, string>> = {
  australiapost: 'australia-post',
  cainiao: 'cainiao',
  canadapost: 'canada-post',
  chinapost: 'china-post',
  dhl: 'dhl',
  dpd: 'dpd',
  ems: 'china-ems',
  fedex: 'fedex',
  fourpx: '4px',
  ontrac: 'ontrac',
  royalmail: 'royal-mail',
  sf: 'sf-express',
  ups: 'ups',
  usps: 'usps',
  yunexpress: 'yunexpress',
};

const slugOf = (carrier: string) => (Object.hasOwn(AFTERSHIP_SLUGS, carrier) ? AFTERSHIP_SLUGS[carrier] : undefined);

const answerSchema = z.object({ meta: z.object({ code: z.number() }) });
/** Watched already. */
const HAS_IT = 4003;
/** The format of the number is wrong. */
const BAD_NUMBER = 4005;

/** `POST /tracking/2025-01/trackings`: one number a call. */
async function createTracking(account: SourceAccount, { shipment }: Watch): Promise<VendorAnswer> {
  const slug = slugOf(shipment.carrier);
  if (!slug) return { outcome: 'refused', detail: 'a carrier that the vendor has no slug for', isBadNumber: false };
  const base = environment().AFTERSHIP_BASE_URL ?? 'https://api.aftership.com';
  const body = JSON.stringify({ tracking_number: shipment.trackingNo, slug });
  const headers = { 'as-api-key': account.secrets.apiKey ?? '', 'content-type': 'application/json' };
  const reply = await callVendor(`${base}/tracking/2025-01/trackings`, body, headers);
  if (reply.kind === 'no_answer') return { outcome: 'retry', detail: reply.detail };
  const code = answerSchema.safeParse(readJson(reply.body.toString('utf8'))).data?.meta.code;
  if (code === HAS_IT) return { outcome: 'done' };
  const answer = readHttpStatus(reply.status) ?? { outcome: 'done' };
  return answer.outcome === 'refused' ? { ...answer, detail: `code ${code}`, isBadNumber: code === BAD_NUMBER } : answer;
}

/** Creating trackings with AfterShip. Where it pushes is set up in its console; its watching ends by itself. */
export const aftershipSubscriber: Subscriber = {
  perCall: 1,
  /** Ten calls a second, of all that the key is used for. */
  paceMs: 150,
  missing: (account) => (account.secrets.apiKey ? null : 'the account has no apiKey'),
  covers: (carrier) => (slugOf(carrier) ? 'knows' : 'no'),
  needsPhone: () => false,
  start: (account, watches) => oneByOne(watches, (watch) => createTracking(account, watch)),
  stop: null,
};
