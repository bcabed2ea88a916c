import { createHash } from 'node:crypto';
import { standInVendor, type VendorStandIn } from './stand-in';

export const SF_ACCOUNT = { partnerId: 'PARTNER', checkWord: 'word-of-the-test' };

export interface SfStandIn extends VendorStandIn {
  asked: { trackingNumber: string[]; checkPhoneNo?: string }[];
  /** Scans of a waybill, as the query tells them. */
  routes: Map<string, object[]>;
}

/** 丰桥's route query: a signed form; the result is JSON inside JSON. */
export async function standInSf(): Promise<SfStandIn> {
  const asked: SfStandIn['asked'] = [];
  const routes = new Map<string, object[]>();
  const vendor = await standInVendor('SF_BASE_URL', (call) => {
    const form = new URLSearchParams(call.body);
    const [data, timestamp] = [form.get('msgData') ?? '', form.get('timestamp') ?? ''];
    const encoded = new URLSearchParams({ '': data + timestamp + SF_ACCOUNT.checkWord }).toString().slice(1);
    const isSigned = form.get('msgDigest') === createHash('md5').update(encoded).digest('base64');
    if (!isSigned || form.get('partnerID') !== SF_ACCOUNT.partnerId)
      return { body: { apiResultCode: 'A1006', apiErrorMsg: '数字签名无效' } };
    if (form.get('serviceCode') !== 'EXP_RECE_SEARCH_ROUTES') return { body: { apiResultCode: 'A1004', apiErrorMsg: '服务无效' } };
    const request = JSON.parse(data) as SfStandIn['asked'][number];
    asked.push(request);
    const routeResps = request.trackingNumber.map((mailNo) => ({ mailNo, routes: routes.get(mailNo) ?? [] }));
    const result = { success: true, errorCode: 'S0000', errorMsg: null, msgData: { routeResps } };
    return { body: { apiResultCode: 'A1000', apiErrorMsg: '', apiResponseID: '1', apiResultData: JSON.stringify(result) } };
  });
  return { ...vendor, asked, routes };
}
