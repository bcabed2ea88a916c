import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GET, POST } from '@/app/api/receipts/[channel]/[endpoint]/route';
import { GOOD_DAY } from '@/server/channels/stand-in';
import { STAND_IN_ACCOUNT } from '@/server/channels/stand-in-account';
import { HOUR } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { wechatSignature } from '@/server/platform/wechat-message';
import { deliverNotices } from '@/server/usecases/notice/deliver-notices';
import { ensureDefaultRules } from '@/server/usecases/stall/ensure-default-rules';
import { sweepDeadlines } from '@/server/usecases/stall/sweep-deadlines';
import { type Listening, listenForReceipts } from '../../contract/stand-in-portal';
import { freshDatabase } from '../../database/fresh-database';
import { handClock, MORNING, shippedOrder } from './stalled-order';

let listening: Listening;
beforeAll(async () => {
  listening = await listenForReceipts();
});
afterAll(() => listening.close());
beforeEach(async () => {
  await freshDatabase();
  listening.standIns.world.switches = { ...GOOD_DAY, receiptDelayMs: 1 };
});

const params = (channel: string) => ({ params: Promise.resolve({ channel, endpoint: 'main' }) });
/** The process behind a proxy sees another host than the provider called. */
const inside = (path: string, init?: RequestInit) => new Request(`http://10.0.0.5:3000${path}`, init);

describe('the door for receipts', () => {
  it('knows the provider’s signature by the public address, whatever host the request names', async () => {
    const { ctx, at, pass } = handClock();
    await ensureDefaultRules(ctx);
    await shippedOrder(ctx, 'Q1', MORNING);
    at(MORNING + 3 * HOUR);
    await sweepDeadlines(ctx);
    pass(2);
    await deliverNotices(ctx);
    for (const call of await listening.hear(2)) {
      const answer = await POST(inside(call.path, { method: 'POST', headers: call.headers, body: call.body }), params('twilio_sms'));
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toContain('xml');
      const forged = await POST(
        inside(call.path, { method: 'POST', headers: call.headers, body: `${call.body}&x=1` }),
        params('twilio_sms'),
      );
      expect(forged.status).toBe(401);
    }
    const { rows } = await pool().query(`select state from notice where template = 'stall.carrier_collect' and recipient = 'customer'`);
    expect(rows).toEqual([{ state: 'delivered' }]);
  });

  it('answers WeChat’s handshake with its echo, and strangers with nothing to learn from', async () => {
    const signature = wechatSignature([STAND_IN_ACCOUNT.WECHAT_TOKEN, '1', 'n']);
    const path = '/api/receipts/wechat_template/main?timestamp=1&nonce=n&echostr=hello&signature=';
    const answer = await GET(inside(path + signature), params('wechat_template'));
    expect([answer.status, await answer.text()]).toEqual([200, 'hello']);
    expect((await GET(inside(`${path}00`), params('wechat_template'))).status).toBe(401);
    expect((await GET(inside('/api/receipts/telex/main'), params('telex'))).status).toBe(404);
  });

  it('tells a stranger who goes on trying to wait, and still opens for the provider', async () => {
    const signature = wechatSignature([STAND_IN_ACCOUNT.WECHAT_TOKEN, '1', 'n']);
    const call = (sign: string, client: string) =>
      GET(
        inside(`/api/receipts/wechat_template/main?timestamp=1&nonce=n&echostr=hello&signature=${sign}`, {
          headers: { 'x-daona-client': client },
        }),
        params('wechat_template'),
      );
    const answers: number[] = [];
    for (let i = 0; i < 122; i += 1) answers.push((await call('00', '10.66.6.6')).status);
    expect([answers[0], answers.at(-1)]).toEqual([401, 429]);
    expect((await call(signature, '10.1.1.1')).status).toBe(200);
  });
});
