import { createHash } from 'node:crypto';
import { standInVendor, type VendorSays, type VendorStandIn } from './stand-in';

export const KUAIDI100_KEY = 'key-of-the-test-01';
export const KUAIDI100_CUSTOMER = 'CUSTOMER-OF-THE-TEST';

/** What a subscription of the stand-in asked for. */
export interface Kuaidi100Asked {
  company: string;
  number: string;
  key: string;
  parameters: { callbackurl: string; salt?: string; resultv2: string; phone?: string; autoCom: string };
}

export interface Kuaidi100StandIn extends VendorStandIn {
  asked: Kuaidi100Asked[];
  /** Numbers that the query asked about, with the phone. */
  queried: { com: string; num: string; phone?: string }[];
  /** What the query tells of a number. */
  results: Map<string, object>;
  /** The query answers when this is done. */
  answersAfter?: Promise<void>;
}

const MESSAGES: Record<string, string> = { '200': '提交成功', '501': '重复订阅', '601': 'KEY已过期', '702': '识别不到公司' };

/** 快递100's `POST /poll` (a form of `schema` and `param`) and `POST /poll/query.do`. `codes` are the next return codes of the subscription; then what a good day says. */
export async function standInKuaidi100(codes: (string | VendorSays)[] = []): Promise<Kuaidi100StandIn> {
  const asked: Kuaidi100Asked[] = [];
  const queried: Kuaidi100StandIn['queried'] = [];
  const results = new Map<string, object>();
  const seen = new Set<string>();
  const say = (returnCode: string): VendorSays => ({
    body: { result: returnCode === '200', returnCode, message: MESSAGES[returnCode] ?? '服务器错误' },
  });
  const told: Pick<Kuaidi100StandIn, 'asked' | 'queried' | 'results' | 'answersAfter'> = { asked, queried, results };
  const vendor = await standInVendor('KUAIDI100_BASE_URL', async (call) => {
    const form = new URLSearchParams(call.body);
    if (call.path === '/poll/query.do') {
      const param = form.get('param') ?? '';
      const sign = createHash('md5')
        .update(param + KUAIDI100_KEY + KUAIDI100_CUSTOMER, 'utf8')
        .digest('hex')
        .toUpperCase();
      if (form.get('sign') !== sign || form.get('customer') !== KUAIDI100_CUSTOMER)
        return { body: { result: false, returnCode: '503', message: '验证签名失败' } };
      const asks = JSON.parse(param) as { com: string; num: string; phone?: string };
      queried.push({ com: asks.com, num: asks.num, ...(asks.phone ? { phone: asks.phone } : {}) });
      await told.answersAfter;
      const result = results.get(asks.num);
      if (!result) return { body: { result: false, returnCode: '500', message: '查询无结果，请隔段时间再查' } };
      return { body: { message: 'ok', nu: asks.num, com: asks.com, ischeck: '0', status: '200', ...result } };
    }
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
  return Object.assign(told, vendor);
}
