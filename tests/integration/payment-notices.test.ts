import { beforeEach, describe, expect, test } from 'vitest';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { registerSource } from '@/server/usecases/source/register-source';
import { replayReceived } from '@/server/usecases/source/replay-received';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { API_V3_KEY, wechatNotice } from '../builders/wechat-notice';
import { freshDatabase } from '../database/fresh-database';
import { SECRET } from '../support/push';
import { FORM_MAPPING, PUBLIC_KEY, push, signedAlipay, signedJiandaoyun, signedWechatPay } from '../support/sign-push';

const PLACED_AT = Date.parse('2026-11-02T01:00:00Z');
let wechatPay: string;
let alipay: string;

const register = async (adapter: string, secrets: Record<string, string>) =>
  (await registerSource(newContext(), { name: adapter, adapter, shop: 'north', secrets, by: 'system' })).path;

beforeEach(async () => {
  await freshDatabase();
  wechatPay = await register('wechat_pay', { apiV3Key: API_V3_KEY, platformKey: PUBLIC_KEY });
  alipay = await register('alipay', { publicKey: PUBLIC_KEY });
  const header = {
    shop: 'north',
    orderNo: 'N-1',
    type: 'normal',
    placedAt: PLACED_AT,
    items: [],
    amount: '128.00',
    currency: 'CNY',
  } as const;
  const reporter = { source: 'shop', kind: 'platform' } as const;
  await recordFacts(newContext(), { orders: [{ reporter, header: { ...header, items: [] }, contact: {} }], facts: [] });
});

const PAID = {
  out_trade_no: 'N-1',
  transaction_id: '4200001',
  trade_state: 'SUCCESS',
  success_time: '2026-11-02T10:00:00+08:00',
  amount: { total: 12800, currency: 'CNY' },
};
const paid = (id = 'n-1', nonce = id) => signedWechatPay(wechatNotice('TRANSACTION.SUCCESS', PAID, { id }), Date.now(), nonce);

async function order() {
  const { rows } = await pool().query(
    `select version, lifecycle, doc->'state' as state, doc->'state'->'timeline' as timeline from orders where order_no = 'N-1'`,
  );
  return rows[0] as { version: number; lifecycle: string; state: { payment: string }; timeline: { code: string }[] };
}

const verdicts = async () => (await pool().query('select verdict from raw_payload order by id')).rows.map((row) => row.verdict as string);
const paymentFacts = async () =>
  (await pool().query(`select code from fact where code ~ '^(payment|refund)' order by seq`)).rows.map((row) => row.code as string);

describe('a payment notice', () => {
  test('five times is one payment: the order is paid once and never changes again (golden case 12)', async () => {
    // As the vendor repeats it: once byte for byte, and again under ids, nonces and signatures of their own; two at a time.
    await push(wechatPay, paid());
    const first = await order();
    expect(first).toMatchObject({ lifecycle: 'paid', state: { payment: 'confirmed' } });
    const same = paid();
    const answers = await Promise.all([
      push(wechatPay, same),
      push(wechatPay, same),
      push(wechatPay, paid('n-2')),
      push(wechatPay, paid('n-3')),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200]);
    expect(await paymentFacts()).toEqual(['payment.confirmed']);
    expect(await order()).toEqual(first);
    expect(first.timeline.filter(({ code }) => code === 'payment.confirmed')).toHaveLength(1);
    expect(await verdicts()).toEqual(Array(5).fill('recorded'));
  });

  test('from WeChat Pay that was recorded once is not recorded again by a replay of old bytes', async () => {
    const old = signedWechatPay(wechatNotice('TRANSACTION.SUCCESS', PAID), Date.now() - 301_000);
    const answer = await push(wechatPay, old);
    expect([answer.status, await answer.json()]).toMatchObject([401, { code: 'FAIL' }]);
    expect((await order()).lifecycle).toBe('pending_payment');
    await push(wechatPay, paid());
    await push(wechatPay, paid());
    expect(await paymentFacts()).toHaveLength(1);
  });

  test('of Alipay is one payment under every notify_id, and success is all the vendor reads', async () => {
    const params = {
      notify_type: 'trade_status_sync',
      trade_status: 'TRADE_SUCCESS',
      out_trade_no: 'N-1',
      trade_no: '2026',
      total_amount: '128.00',
      gmt_payment: '2026-11-02 10:00:00',
    };
    for (const notify_id of ['1', '1', '2', '3']) {
      expect(await (await push(alipay, signedAlipay({ ...params, notify_id }))).text()).toBe('success');
    }
    await push(alipay, signedAlipay({ ...params, notify_id: '4', trade_status: 'TRADE_FINISHED' }));
    expect(await order()).toMatchObject({ lifecycle: 'paid', state: { payment: 'confirmed' } });
    const tampered = signedAlipay({ ...params, notify_id: '5' });
    const answer = await push(alipay, { ...tampered, body: tampered.body.replace('128.00', '1.00') });
    expect([answer.status, await answer.text()]).toEqual([401, 'fail']);
  });

  test('of another amount is for somebody to look at; part of it sent back leaves the order paid, all of it does not', async () => {
    await push(wechatPay, paid());
    const refund = (id: string, amount: number, state = 'SUCCESS') =>
      push(
        wechatPay,
        signedWechatPay(
          wechatNotice(`REFUND.${state}`, {
            out_trade_no: 'N-1',
            refund_id: id,
            refund_status: state,
            success_time: '2026-11-03T10:00:00+08:00',
            amount: { refund: amount },
          }),
          Date.now(),
        ),
      );
    await refund('R1', 2_800);
    expect((await order()).state.payment).toBe('confirmed');
    await refund('R2', 10_000, 'ABNORMAL');
    expect((await order()).state.payment).toBe('confirmed');
    await refund('R3', 10_000);
    expect((await order()).state.payment).toBe('refunded');
  });

  test('that comes before its order waits for nothing: the order is paid when it comes', async () => {
    const early = { ...PAID, out_trade_no: 'N-9', transaction_id: '4200009' };
    expect((await push(wechatPay, signedWechatPay(wechatNotice('TRANSACTION.SUCCESS', early), Date.now()))).status).toBe(200);
    const header = {
      shop: 'north',
      orderNo: 'N-9',
      type: 'normal' as const,
      placedAt: PLACED_AT,
      items: [],
      amount: '128.00',
      currency: 'CNY',
    };
    await recordFacts(newContext(), { orders: [{ reporter: { source: 'shop', kind: 'platform' }, header, contact: {} }], facts: [] });
    const { rows } = await pool().query(`select lifecycle from orders where order_no = 'N-9'`);
    expect(rows).toEqual([{ lifecycle: 'paid' }]);
  });
});

test('a push whose address was signed is verified again from what was kept', async () => {
  const forms = await register('jiandaoyun', { secret: SECRET, mapping: FORM_MAPPING });
  const record = { op: 'data_update', data: { _id: 'r-1', updateTime: '2026-11-02T02:00:00.000Z', _widget_1: 'N-1', _widget_2: '已收款' } };
  const signed = signedJiandaoyun(JSON.stringify(record));
  expect((await push(forms, { ...signed, query: undefined })).status).toBe(401);
  expect((await push(forms, signed)).status).toBe(200);
  await pool().query(`update raw_payload set verdict = 'received', received_at = now() - interval '1 hour' where verdict = 'recorded'`);
  expect(await replayReceived(newContext())).toBe(1);
  expect(await verdicts()).toEqual(['refused', 'recorded']);
});

test.each([
  ['wechat_pay', { apiV3Key: 'short', platformKey: PUBLIC_KEY }, 'apiV3Key must be 32 bytes'],
  ['wechat_pay', { apiV3Key: API_V3_KEY }, 'platformKey'],
  ['alipay', { publicKey: 'no key' }, 'publicKey must be'],
  ['jiandaoyun', { secret: SECRET, mapping: '{}' }, 'mapping'],
  ['standard_webhooks', {}, 'give secret'],
])('an account of %s with keys that cannot be used is not set up, and says why', async (adapter, secrets, why) => {
  await expect(registerSource(newContext(), { name: 'x', adapter, shop: 'north', secrets, by: 'system' })).rejects.toMatchObject({
    code: 'invalid_request',
    publicMessage: expect.stringContaining(why),
  });
  expect((await pool().query(`select count(*)::int as n from source where name = 'x'`)).rows[0].n).toBe(0);
});
