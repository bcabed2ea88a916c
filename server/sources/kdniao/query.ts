import { MINUTE } from '@/server/domain/shared/instant';
import { oneByOne } from '../one-by-one';
import type { Pulled, Puller } from '../puller';
import { readJsonAs } from '../read-json';
import { emptyReport, type SourceAccount } from '../source';
import type { Watch } from '../subscriber';
import { callKdniao, readKdniaoAnswer } from './call-api';
import { kdniaoWord } from './carrier-words';
import { trackSchema } from './push-schema';
import { readTrack } from './read-track';

/** The query of every carrier; accounts with the free one (1002) say so in `queryType`. */
const QUERY = '8001';

async function query(account: SourceAccount, watch: Watch): Promise<Pulled> {
  const reply = await callKdniao(account, '/Ebusiness/EbusinessOrderHandle.aspx', account.secrets.queryType ?? QUERY, watch);
  if (reply.kind === 'no_answer') return { outcome: 'retry', detail: reply.detail };
  const answer = readKdniaoAnswer(reply.body);
  if (!answer) return { outcome: 'retry', detail: `HTTP ${reply.status} without an answer` };
  if (answer.isDone) return { outcome: 'told', body: reply.body };
  const detail = answer.reason.slice(0, 60);
  if (/手机|电话|CustomerName/i.test(detail)) return { outcome: 'needs_phone', detail };
  return /余额|套餐|未开通|权限|认证|签名|密钥|次数/.test(detail) ? { outcome: 'config', detail } : { outcome: 'nothing' };
}

/** Asking 快递鸟, one number a call. */
export const kdniaoPuller: Puller = {
  perCall: 1,
  paceMs: 100,
  restMs: 31 * MINUTE,
  missing: () => null,
  covers: (carrier) => (kdniaoWord(carrier) ? 'knows' : 'no'),
  needsPhone: (carrier) => carrier === 'sf' || carrier === 'zto',
  ask: (account, watches) => oneByOne(watches, (watch) => query(account, watch)),
  read(delivery, account) {
    const track = readJsonAs(delivery.body, trackSchema, 'answer');
    if (track.kind === 'unreadable') return track;
    const report = emptyReport();
    const fault = readTrack(track.value, report, account, delivery.receivedAt);
    return fault ? { kind: 'unreadable', reason: fault } : { kind: 'report', report };
  },
};
