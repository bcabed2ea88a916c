import { createHash } from 'node:crypto';
import { standInVendor, type VendorStandIn } from './stand-in';

export const KDNIAO = { businessId: '1237100', apiKey: 'key-of-the-test-bird' };

export interface KdniaoStandIn extends VendorStandIn {
  asked: { requestType: string; request: { ShipperCode: string; LogisticCode: string; CustomerName?: string } }[];
  /** What the query tells of a number. */
  tracks: Map<string, object>;
}

/** 快递鸟's subscription and query: a form with `RequestData` and its signature. `reasons` refuse the next subscriptions. */
export async function standInKdniao(reasons: string[] = []): Promise<KdniaoStandIn> {
  const asked: KdniaoStandIn['asked'] = [];
  const tracks = new Map<string, object>();
  const vendor = await standInVendor('KDNIAO_BASE_URL', (call) => {
    const form = new URLSearchParams(call.body);
    const data = form.get('RequestData') ?? '';
    const digest = createHash('md5')
      .update(data + KDNIAO.apiKey, 'utf8')
      .digest('hex');
    const refuse = (Reason: string) => ({ body: { EBusinessID: form.get('EBusinessID'), Success: false, Reason } });
    if (form.get('DataSign') !== Buffer.from(digest).toString('base64') || form.get('EBusinessID') !== KDNIAO.businessId)
      return refuse('签名错误');
    const request = JSON.parse(data) as KdniaoStandIn['asked'][number]['request'];
    asked.push({ requestType: form.get('RequestType') ?? '', request });
    if (call.path === '/api/dist') {
      const reason = reasons.shift();
      return reason
        ? refuse(reason)
        : { body: { EBusinessID: KDNIAO.businessId, UpdateTime: '2026-11-21 12:00:00', Success: true, Reason: '' } };
    }
    const track = tracks.get(request.LogisticCode);
    if (call.path !== '/Ebusiness/EbusinessOrderHandle.aspx' || !track) return refuse('暂无轨迹信息');
    return { body: { EBusinessID: KDNIAO.businessId, ...request, Success: true, ...track } };
  });
  return { ...vendor, asked, tracks };
}
