import { createHash } from 'node:crypto';
import { z } from 'zod';
import { MINUTE } from '@/server/domain/shared/instant';
import { environment } from '@/server/platform/environment';
import { callVendor, readJson } from '../call-vendor';
import { oneByOne } from '../one-by-one';
import type { Pulled, Puller } from '../puller';
import type { Delivery, Parsed, SourceAccount } from '../source';
import type { Watch } from '../subscriber';
import { kuaidi100Word, needsPhone } from './carrier-words';
import { parsePush } from './parse-push';

const answerSchema = z.looseObject({ returnCode: z.coerce.string().optional(), nu: z.unknown().optional(), data: z.unknown().optional() });

/** Refusals of the query: a wrong signature or key is the account's fault; the others concern the number. */
const CONFIG = ['503', '600', '601'];
const NOTHING = ['400', '500'];
const PHONE = '408';

/** `POST /poll/query.do`, signed with key and customer (INTEGRATIONS B1); the same codes as the push brings. */
async function query(account: SourceAccount, { shipment, phoneTail }: Watch): Promise<Pulled> {
  const { key = '', customer = '' } = account.secrets;
  const company = kuaidi100Word(shipment.carrier);
  if (!company) return { outcome: 'nothing' };
  const param = JSON.stringify({
    com: company,
    num: shipment.trackingNo,
    ...(phoneTail ? { phone: phoneTail } : {}),
    resultv2: '4',
    order: 'desc',
  });
  const sign = createHash('md5')
    .update(param + key + customer, 'utf8')
    .digest('hex')
    .toUpperCase();
  const base = environment().KUAIDI100_BASE_URL ?? 'https://poll.kuaidi100.com';
  const reply = await callVendor(`${base}/poll/query.do`, new URLSearchParams({ customer, sign, param }));
  if (reply.kind === 'no_answer') return { outcome: 'retry', detail: reply.detail };
  const read = answerSchema.safeParse(readJson(reply.body.toString('utf8')));
  if (!read.success) return { outcome: 'retry', detail: `HTTP ${reply.status} without an answer` };
  if (read.data.nu !== undefined && read.data.data !== undefined) return { outcome: 'told', body: reply.body };
  return readCode(read.data.returnCode ?? '');
}

function readCode(code: string): Pulled {
  const detail = `returnCode ${code}`;
  if (CONFIG.includes(code)) return { outcome: 'config', detail };
  if (NOTHING.includes(code)) return { outcome: 'nothing' };
  return code === PHONE ? { outcome: 'needs_phone', detail } : { outcome: 'retry', detail };
}

/** The answer holds what a push holds under `lastResult`. */
function read(delivery: Delivery, account: SourceAccount): Parsed {
  return parsePush(`{"status":"polling","lastResult":${delivery.body.toString('utf8')}}`, delivery, account);
}

/** Asking 快递100. The same number rests half an hour between two questions, or the vendor locks the account. */
export const kuaidi100Puller: Puller = {
  perCall: 1,
  paceMs: 100,
  restMs: 31 * MINUTE,
  missing: ({ secrets }) => (secrets.key && secrets.customer ? null : 'the account has no key and customer'),
  covers: (carrier) => (kuaidi100Word(carrier) ? 'knows' : 'no'),
  needsPhone,
  ask: (account, watches) => oneByOne(watches, (watch) => query(account, watch)),
  read,
};
