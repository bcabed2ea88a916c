import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { confirmWebhook } from '@/server/api/webhooks/confirm-webhook';
import { postWebhook } from '@/server/api/webhooks/post-webhook';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { saveConnector } from '@/server/usecases/source/save-connector';
import { freshDatabase } from '../../database/fresh-database';
import { exampleConnector } from '../../support/connector-examples';
import { webhookRequest } from '../../support/push';

beforeEach(freshDatabase);

const TOKEN = 'token-of-the-test';
const KEY = randomBytes(32);
const AES_KEY = KEY.toString('base64').slice(0, 43);

async function save(format: string, secrets: Record<string, string>): Promise<string> {
  const saved = await saveConnector(newContext(), { ...exampleConnector(format, secrets), shop: 'north' });
  if (saved.kind !== 'saved') throw new Error(`${format}: ${JSON.stringify(saved)}`);
  return saved.path;
}

/** Facts as `subject or order number, code, moment, amount`. */
async function recorded(): Promise<string[]> {
  const { rows } = await pool().query(
    `select coalesce(o.order_no, f.subject) as about, f.code, f.occurred_at as at, f.body->'data'->'payment'->>'amount' as amount
       from fact f left join orders o on f.subject = 'o:' || o.id
      where f.code is null or f.code not in ('order.placed', 'shipment.linked') order by f.occurred_at, f.code`,
  );
  return rows.map((row) => [row.about, row.code, new Date(row.at).toISOString(), row.amount].filter((part) => part !== null).join(' '));
}

const verdict = async () => (await pool().query('select verdict from raw_payload order by id desc limit 1')).rows[0].verdict;
const sha1 = (...parts: string[]) => createHash('sha1').update(parts.sort().join('')).digest('hex');
const now = () => String(Math.floor(Date.now() / 1000));

function enclose(message: string, key = KEY): string {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(Buffer.byteLength(message));
  const plain = Buffer.concat([randomBytes(16), length, Buffer.from(message), Buffer.from('wx0123456789abcdef')]);
  const fill = 32 - (plain.length % 32);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(Buffer.concat([plain, Buffer.alloc(fill, fill)])), cipher.final()]).toString('base64');
}

function pushWechat(path: string, enclosed: string, token = TOKEN) {
  const query = new URLSearchParams({ timestamp: now(), nonce: 'n1', msg_signature: sha1(token, now(), 'n1', enclosed) });
  const body = `<xml><ToUserName>gh_1</ToUserName><Encrypt><![CDATA[${enclosed}]]></Encrypt></xml>`;
  const [request, context] = webhookRequest(path, body, { 'content-type': 'text/xml' });
  return postWebhook(new Request(`${request.url}?${query}`, request), context);
}

function ask(path: string, query: Record<string, string>) {
  const [, context] = webhookRequest(path, '', {});
  return confirmWebhook(new Request(`http://localhost${path}?${new URLSearchParams(query)}`), context);
}

const PAID =
  '{"CreateTime":1772600400,"MsgType":"event","Event":"channels_ec_order_pay","order_info":{"order_id":3705115058471208928,"pay_time":1772600400}}';

test('WeChat confirms the address, pushes what only our key opens, and is answered as it wants', async () => {
  const path = await save('shops/wechat_channels', { signing: TOKEN, aes_key: AES_KEY });
  const hello = { timestamp: now(), nonce: 'n1', echostr: '8712003445221' };
  const confirmed = await ask(path, { ...hello, signature: sha1(TOKEN, now(), 'n1') });
  expect([confirmed.status, await confirmed.text()]).toEqual([200, '8712003445221']);
  const sealed = enclose('4711');
  const inside = await ask(path, { ...hello, echostr: sealed, msg_signature: sha1(TOKEN, now(), 'n1', sealed) });
  expect([inside.status, await inside.text()]).toEqual([200, '4711']);

  const taken = await pushWechat(path, enclose(PAID));
  expect([taken.status, await taken.text(), taken.headers.get('content-type')]).toEqual([200, 'success', 'text/plain']);
  await pushWechat(path, enclose(PAID));
  expect(await recorded()).toEqual(['3705115058471208928 payment.confirmed 2026-03-04T05:00:00.000Z']);
  const other = await pushWechat(path, enclose('{"MsgType":"event","Event":"product_spu_audit"}'));
  expect([other.status, await other.text(), await verdict()]).toEqual([200, 'success', 'ignored']);
});

test('a stranger confirms no address and records nothing; nor does a message that our key does not open', async () => {
  const path = await save('shops/wechat_channels', { signing: TOKEN, aes_key: AES_KEY });
  const hello = { timestamp: now(), nonce: 'n1', echostr: '8712003445221' };
  const old = String(Number(now()) - 400);
  for (const query of [
    { ...hello, signature: sha1('another', now(), 'n1') },
    { ...hello, timestamp: old, signature: sha1(TOKEN, old, 'n1') },
    { ...hello, echostr: '<script>', signature: sha1(TOKEN, now(), 'n1') },
    { ...hello },
    {},
  ])
    expect((await ask(path, query as Record<string, string>)).status).toBe(404);
  expect((await ask(path.replace(/\w{4}$/, 'zzzz'), { ...hello, signature: sha1(TOKEN, now(), 'n1') })).status).toBe(404);

  expect((await pushWechat(path, enclose(PAID), 'another')).status).toBe(401);
  expect((await pushWechat(path, enclose(PAID, randomBytes(32)))).status).toBe(422);
  const [plain, context] = webhookRequest(path, PAID, { 'content-type': 'application/json' });
  const query = new URLSearchParams({ timestamp: now(), nonce: 'n1', signature: sha1(TOKEN, now(), 'n1') });
  expect((await postWebhook(new Request(`${plain.url}?${query}`, plain), context)).status).toBe(401);
  expect(await recorded()).toEqual([]);
});

test('other accounts confirm no address', async () => {
  const path = await save('shops/douyin_shop', { signing: TOKEN });
  expect((await ask(path, { timestamp: now(), nonce: 'n1', echostr: '1', signature: sha1(TOKEN, now(), 'n1') })).status).toBe(404);
});

test('a list of 抖店 is signed with its key and secret, recorded once, and answered as it wants', async () => {
  const path = await save('shops/douyin_shop', { signing: TOKEN });
  const body = JSON.stringify([
    { tag: '101', msg_id: '1', data: JSON.stringify({ p_id: '47', pay_time: 1772600400, pay_amount: 1990 }) },
    {
      tag: '102',
      msg_id: '2',
      data: JSON.stringify({ p_id: '47', update_time: 1772604000, logistics_msg: { express_company_id: 'yunda', logistics_code: 'Y1' } }),
    },
  ]);
  const sign = (secret: string) => createHash('md5').update(`app-1${body}${secret}`).digest('hex');
  const post = (secret: string) => postWebhook(...webhookRequest(path, body, { 'app-id': 'app-1', 'event-sign': sign(secret) }));
  expect((await post('another')).status).toBe(401);
  const taken = await post(TOKEN);
  expect([taken.status, await taken.json()]).toEqual([200, { code: 0, msg: 'success' }]);
  await post(TOKEN);
  expect(await recorded()).toEqual(['47 payment.confirmed 2026-03-04T05:00:00.000Z 19.90', '47 shipped 2026-03-04T06:00:00.000Z']);
});

test('words of a scan are recorded without the phones that stand in them', async () => {
  const path = await save('aggregators/jisuapi', { signing: TOKEN });
  const list = [{ time: '2026-03-04 09:03:10', status: '【石家庄市】业务员容某（13000005270）正在第1次派件' }];
  const body = JSON.stringify({ status: '0', result: { number: '78', type: 'zto', list } });
  expect((await postWebhook(...webhookRequest(path, body, { 'x-carrier-token': TOKEN }))).status).toBe(200);
  expect(await recorded()).toEqual(['t:zto/78 out_for_delivery 2026-03-04T01:03:10.000Z']);
  const { rows } = await pool().query('select body::text as body from fact');
  expect(rows.filter((row) => row.body.includes('13000005270'))).toEqual([]);
});
