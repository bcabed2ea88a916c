import { standInVendor, type VendorSays, type VendorStandIn } from './stand-in';

export const KUAIDI100_KEY = 'key-of-the-test-01';

/** What a subscription of the stand-in asked for. */
export interface Kuaidi100Asked {
  company: string;
  number: string;
  key: string;
  parameters: { callbackurl: string; salt?: string; resultv2: string; phone?: string; autoCom: string };
}

export interface Kuaidi100StandIn extends VendorStandIn {
  asked: Kuaidi100Asked[];
}

const MESSAGES: Record<string, string> = { '200': '提交成功', '501': '重复订阅', '601': 'KEY已过期', '702': '识别不到公司' };

/** 快递100's `POST /poll`: a form of `schema` and `param`. `codes` are the next return codes; then what a good day says. */
export async function standInKuaidi100(codes: (string | VendorSays)[] = []): Promise<Kuaidi100StandIn> {
  const asked: Kuaidi100Asked[] = [];
  const seen = new Set<string>();
  const say = (returnCode: string): VendorSays => ({
    body: { result: returnCode === '200', returnCode, message: MESSAGES[returnCode] ?? '服务器错误' },
  });
  const vendor = await standInVendor('KUAIDI100_BASE_URL', (call) => {
    const form = new URLSearchParams(call.body);
    if (call.path !== '/poll' || form.get('schema') !== 'json') return { status: 404, body: 'not found' };
    const param = JSON.parse(form.get('param') ?? '') as Kuaidi100Asked;
    asked.push(param);
    const next = codes.shift();
    if (next !== undefined) return typeof next === 'string' ? say(next) : next;
    if (param.key !== KUAIDI100_KEY) return say('600');
    if (['shunfeng', 'zhongtong'].includes(param.company) && !param.parameters.phone) return say('408');
    const number = `${param.company}/${param.number}`;
    if (seen.has(number)) return say('501');
    seen.add(number);
    return say('200');
  });
  return { ...vendor, asked };
}
