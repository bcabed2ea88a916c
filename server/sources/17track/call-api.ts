import { z } from 'zod';
import type { VendorAnswer } from '@/server/domain/subscription/vendor-answer';
import { environment } from '@/server/platform/environment';
import { callVendor, readJson } from '../call-vendor';
import { listOf, scalar } from '../schema-parts';
import type { SourceAccount } from '../source';
import type { Watch } from '../subscriber';
import { carrierNumber, carrierTag } from './carriers';

const rejected = z.object({ number: scalar, error: z.object({ code: z.number().optional().catch(undefined) }).nullish() });
const answerSchema = z.object({
  code: z.number(),
  data: z.object({ accepted: listOf(z.looseObject({ number: scalar })).nullish(), rejected: listOf(rejected).nullish() }).nullish(),
});

/** An item that the vendor accepted, or what it says to the whole call or to the number. */
export type ItemAnswer = { kind: 'accepted'; item: object } | { kind: 'rejected'; code: number } | { kind: 'failed'; answer: VendorAnswer };

/** Faults of our account (INTEGRATIONS B2): address, key, disabled; quota used up. */
const CONFIG = [-18010001, -18010002, -18010004, -18019907, -18019908];

/** `POST /track/v2.2/<path>` with up to forty numbers; one answer a watch, in the same order. */
export async function call17track(account: SourceAccount, path: string, watches: readonly Watch[]): Promise<ItemAnswer[]> {
  const base = environment().TRACK17_BASE_URL ?? 'https://api.17track.net';
  const body = JSON.stringify(watches.map((w) => itemOf(w, path)));
  const headers = { '17token': account.secrets.key ?? '', 'content-type': 'application/json' };
  const reply = await callVendor(`${base}/track/v2.2/${path}`, body, headers);
  const failed = (answer: VendorAnswer): ItemAnswer[] => watches.map(() => ({ kind: 'failed', answer }));
  if (reply.kind === 'no_answer') return failed({ outcome: 'retry', detail: reply.detail });
  if (reply.status === 401) return failed({ outcome: 'config', detail: 'HTTP 401' });
  const read = answerSchema.safeParse(readJson(reply.body.toString('utf8')));
  if (!read.success) return failed({ outcome: 'retry', detail: `HTTP ${reply.status} without an answer` });
  if (CONFIG.includes(read.data.code)) return failed({ outcome: 'config', detail: `code ${read.data.code}` });
  const { accepted, rejected: refused } = read.data.data ?? {};
  return watches.map((watch): ItemAnswer => {
    const isIt = (item: { number?: string }) => item.number === watch.shipment.trackingNo;
    const item = accepted?.find(isIt);
    if (item) return { kind: 'accepted', item };
    const code = refused?.find(isIt)?.error?.code;
    if (code === undefined) return { kind: 'failed', answer: { outcome: 'retry', detail: `code ${read.data.code}` } };
    return CONFIG.includes(code) ? { kind: 'failed', answer: { outcome: 'config', detail: `code ${code}` } } : { kind: 'rejected', code };
  });
}

function itemOf({ shipment }: Watch, path: string): object {
  const carrier = carrierNumber(shipment.carrier);
  const item = { number: shipment.trackingNo, ...(carrier ? { carrier } : {}) };
  return path === 'register' ? { ...item, ...(carrier ? {} : { auto_detection: true }), tag: carrierTag(shipment.carrier) } : item;
}
