import type { VendorAnswer } from '@/server/domain/subscription/vendor-answer';
import { oneByOne } from '../one-by-one';
import type { SourceAccount } from '../source';
import type { Subscriber, Watch } from '../subscriber';
import { callKdniao, readKdniaoAnswer } from './call-api';
import { kdniaoWord } from './carrier-words';

/** The plain subscription; what it pushes comes as request 101, or 102 where the account has the enhanced one. */
const SUBSCRIBE = '1008';

async function subscribe(account: SourceAccount, watch: Watch): Promise<VendorAnswer> {
  const reply = await callKdniao(account, '/api/dist', SUBSCRIBE, watch);
  if (reply.kind === 'no_answer') return { outcome: 'retry', detail: reply.detail };
  const answer = readKdniaoAnswer(reply.body);
  if (!answer) return { outcome: 'retry', detail: `HTTP ${reply.status} without an answer` };
  return answer.isDone ? { outcome: 'done' } : readReason(answer.reason);
}

/** The vendor explains itself in words alone. */
function readReason(reason: string): VendorAnswer {
  const detail = reason.slice(0, 60) || 'refused without a reason';
  if (/重复|已订阅/.test(reason)) return { outcome: 'done' };
  if (/手机|电话|CustomerName/i.test(reason)) return { outcome: 'needs_phone', detail };
  if (/余额|套餐|未开通|权限|认证|签名|密钥|EBusinessID|商户/i.test(reason)) return { outcome: 'config', detail };
  if (/单号|格式|快递公司|编码|LogisticCode|ShipperCode|不支持/i.test(reason)) return { outcome: 'refused', detail, isBadNumber: true };
  return { outcome: 'retry', detail };
}

/** Subscribing with 快递鸟, one number a call, thirty a second at most. There is no call to end it before the delivery. */
export const kdniaoSubscriber: Subscriber = {
  perCall: 1,
  paceMs: 50,
  missing: () => null,
  covers: (carrier) => (kdniaoWord(carrier) ? 'knows' : 'no'),
  needsPhone: (carrier) => carrier === 'sf' || carrier === 'zto',
  start: (account, watches) => oneByOne(watches, (watch) => subscribe(account, watch)),
  stop: null,
};
