import { z } from 'zod';
import { environment } from '@/server/platform/environment';
import { callVendor, readJson, type VendorReply } from '../call-vendor';
import { scalar } from '../schema-parts';
import type { SourceAccount } from '../source';
import type { Watch } from '../subscriber';
import { kdniaoWord } from './carrier-words';
import { signData } from './sign-data';

const answerSchema = z.object({ Success: z.boolean(), Reason: scalar });

/** A call of 快递鸟: a form of `RequestData` with its signature, at the address of that kind of request. */
export function callKdniao(account: SourceAccount, path: string, requestType: string, watch: Watch): Promise<VendorReply> {
  const { businessId, apiKey } = account.secrets;
  const { carrier, trackingNo } = watch.shipment;
  const request = {
    ShipperCode: kdniaoWord(carrier) ?? carrier.toUpperCase(),
    LogisticCode: trackingNo,
    ...(watch.phoneTail ? { CustomerName: watch.phoneTail } : {}),
  };
  const RequestData = JSON.stringify(request);
  const base = environment().KDNIAO_BASE_URL ?? 'https://api.kdniao.com';
  const form = {
    RequestData,
    EBusinessID: businessId ?? '',
    RequestType: requestType,
    DataSign: signData(RequestData, apiKey ?? ''),
    DataType: '2',
  };
  return callVendor(`${base}${path}`, new URLSearchParams(form));
}

/** Whether the vendor did what it was asked, and its words; null when the answer cannot be read. */
export function readKdniaoAnswer(body: Buffer): { isDone: boolean; reason: string } | null {
  const read = answerSchema.safeParse(readJson(body.toString('utf8')));
  return read.success ? { isDone: read.data.Success, reason: read.data.Reason ?? '' } : null;
}
