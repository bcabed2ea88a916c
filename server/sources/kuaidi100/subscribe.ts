import { z } from 'zod';
import type { VendorAnswer } from '@/server/domain/subscription/vendor-answer';
import { environment } from '@/server/platform/environment';
import { callVendor, readJson } from '../call-vendor';
import { oneByOne } from '../one-by-one';
import type { SourceAccount } from '../source';
import type { Subscriber, Watch } from '../subscriber';
import { kuaidi100Word, needsPhone } from './carrier-words';

const answerSchema = z.looseObject({ returnCode: z.coerce.string(), message: z.string().nullish() });

/** Answers of the subscription call (INTEGRATIONS B1). What stands in no list is tried again: 500 and a vendor's bad day. */
const TAKEN = ['200', '501'];
const CONFIG = ['600', '601'];
const REFUSED = ['700', '701', '702'];
const PHONE = ['408'];

/** `POST /poll`, a form of `schema` and `param`: one number a call, with codes of three digits and the vendor's estimate. */
async function subscribe(account: SourceAccount, { shipment, phoneTail }: Watch, callbackUrl: string): Promise<VendorAnswer> {
  const { key, salt } = account.secrets;
  const company = kuaidi100Word(shipment.carrier);
  const param = {
    company: company ?? '',
    number: shipment.trackingNo,
    key,
    parameters: {
      callbackurl: callbackUrl,
      ...(salt ? { salt } : {}),
      resultv2: '4',
      autoCom: company ? '0' : '1',
      interCom: '0',
      ...(phoneTail ? { phone: phoneTail } : {}),
    },
  };
  const base = environment().KUAIDI100_BASE_URL ?? 'https://poll.kuaidi100.com';
  const reply = await callVendor(`${base}/poll`, new URLSearchParams({ schema: 'json', param: JSON.stringify(param) }));
  if (reply.kind === 'no_answer') return { outcome: 'retry', detail: reply.detail };
  const read = answerSchema.safeParse(readJson(reply.body.toString('utf8')));
  return read.success ? readCode(read.data.returnCode) : { outcome: 'retry', detail: `HTTP ${reply.status} without a return code` };
}

function readCode(code: string): VendorAnswer {
  const detail = `returnCode ${code}`;
  if (TAKEN.includes(code)) return { outcome: 'done' };
  if (CONFIG.includes(code)) return { outcome: 'config', detail };
  if (REFUSED.includes(code)) return { outcome: 'refused', detail, isBadNumber: true };
  return PHONE.includes(code) ? { outcome: 'needs_phone', detail } : { outcome: 'retry', detail };
}

/** The vendor pushes to the address that each subscription names, so it has to be one that it can reach. */
function missing({ secrets }: SourceAccount): string | null {
  if (!secrets.key) return 'the account has no key';
  const { PUBLIC_URL, KUAIDI100_BASE_URL } = environment();
  return PUBLIC_URL || KUAIDI100_BASE_URL ? null : 'PUBLIC_URL is not set, so the vendor could not push';
}

/** Subscribing with 快递100, one number a call. Its watching ends with the delivery; there is no call to end it before. */
export const kuaidi100Subscriber: Subscriber = {
  perCall: 1,
  paceMs: 100,
  missing,
  covers: (carrier) => (kuaidi100Word(carrier) ? 'knows' : 'guesses'),
  needsPhone,
  start: (account, watches, callbackUrl) => oneByOne(watches, (watch) => subscribe(account, watch, callbackUrl)),
  stop: null,
};
