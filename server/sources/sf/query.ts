import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { MINUTE } from '@/server/domain/shared/instant';
import { environment } from '@/server/platform/environment';
import { callVendor, readJson } from '../call-vendor';
import { oneByOne } from '../one-by-one';
import { ordinalAmongEquals } from '../order-list';
import type { Pulled, Puller } from '../puller';
import { readJsonAs } from '../read-json';
import { listOf, scalar } from '../schema-parts';
import { type Delivery, emptyReport, type Parsed, type SourceAccount } from '../source';
import type { Watch } from '../subscriber';
import { readRoute } from './read-route';
import { routeSchema } from './route-schema';
import { signMessage } from './sign-message';

const envelopeSchema = z.object({ apiResultCode: scalar, apiErrorMsg: scalar, apiResultData: scalar });
const waybillSchema = z.object({ mailNo: scalar, routes: listOf(routeSchema) });
const resultSchema = z.object({
  success: z.unknown().optional(),
  errorCode: scalar,
  errorMsg: scalar,
  msgData: z.object({ routeResps: z.array(waybillSchema) }).nullish(),
});

/** Faults of the account: partner, digest, service not granted. */
const CONFIG = ['A1001', 'A1002', 'A1003', 'A1004', 'A1005', 'A1006'];

/** `EXP_RECE_SEARCH_ROUTES` of 丰桥 (INTEGRATIONS B4): a signed form; the result is JSON inside JSON. */
async function query(account: SourceAccount, { shipment, phoneTail }: Watch): Promise<Pulled> {
  const { partnerId = '', checkWord = '' } = account.secrets;
  const checkPhoneNo = phoneTail ? { checkPhoneNo: phoneTail } : {};
  const msgData = JSON.stringify({
    language: '0',
    trackingType: '1',
    trackingNumber: [shipment.trackingNo],
    methodType: '1',
    ...checkPhoneNo,
  });
  const timestamp = String(Date.now());
  const form = {
    partnerID: partnerId,
    requestID: randomUUID(),
    serviceCode: 'EXP_RECE_SEARCH_ROUTES',
    timestamp,
    msgDigest: signMessage(msgData, timestamp, checkWord),
    msgData,
  };
  const base = environment().SF_BASE_URL ?? 'https://bspgw.sf-express.com';
  const reply = await callVendor(`${base}/std/service`, new URLSearchParams(form));
  if (reply.kind === 'no_answer') return { outcome: 'retry', detail: reply.detail };
  const envelope = envelopeSchema.safeParse(readJson(reply.body.toString('utf8')));
  if (!envelope.success) return { outcome: 'retry', detail: `HTTP ${reply.status} without an answer` };
  const { apiResultCode: code = '', apiResultData = '' } = envelope.data;
  if (code !== 'A1000') return { outcome: CONFIG.includes(code) ? 'config' : 'retry', detail: `apiResultCode ${code}` };
  const result = resultSchema.safeParse(readJson(apiResultData));
  if (!result.success) return { outcome: 'retry', detail: 'a result that cannot be read' };
  return readResult(result.data, shipment.trackingNo);
}

function readResult(result: z.infer<typeof resultSchema>, trackingNo: string): Pulled {
  const found = result.msgData?.routeResps.find((w) => w.mailNo === trackingNo && w.routes.length > 0);
  if (found) return { outcome: 'told', body: Buffer.from(JSON.stringify(found)) };
  if (/手机|电话|phone/i.test(result.errorMsg ?? '')) return { outcome: 'needs_phone', detail: `errorCode ${result.errorCode ?? ''}` };
  return { outcome: 'nothing' };
}

/** Every scan of a waybill; they are no snapshot, for a push may have told more. */
function read(delivery: Delivery, account: SourceAccount): Parsed {
  const waybill = readJsonAs(delivery.body, waybillSchema, 'waybill of an answer');
  if (waybill.kind === 'unreadable') return waybill;
  const report = emptyReport();
  const countEqual = ordinalAmongEquals();
  for (const [ordinal, route] of waybill.value.routes.entries()) {
    const fact = readRoute({ ...route, mailno: waybill.value.mailNo }, account, countEqual, ordinal);
    if (typeof fact === 'string') report.unreadable.push(fact);
    else report.facts.push(fact);
  }
  return report.facts.length === 0
    ? { kind: 'unreadable', reason: report.unreadable[0] ?? 'the answer holds no scan' }
    : { kind: 'report', report };
}

/** Asking SF about waybills of the account; others need the recipient's phone. */
export const sfPuller: Puller = {
  perCall: 1,
  paceMs: 100,
  restMs: 10 * MINUTE,
  missing: ({ secrets }) => (secrets.partnerId && secrets.checkWord ? null : 'the account has no partnerId and checkWord'),
  covers: (carrier) => (carrier === 'sf' ? 'knows' : 'no'),
  needsPhone: () => true,
  ask: (account, watches) => oneByOne(watches, (watch) => query(account, watch)),
  read,
};
