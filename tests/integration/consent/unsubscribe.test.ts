import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { GET, POST } from '@/app/(public)/u/[token]/route';
import { GOOD_DAY } from '@/server/channels/stand-in';
import { DAY } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { readProofs } from '@/server/store/consent';
import { writeContacts } from '@/server/store/contact';
import { inTransaction } from '@/server/store/context';
import { readReach } from '@/server/store/reach';
import { recordConsent } from '@/server/usecases/consent/record-consent';
import { unsubscribeUrl } from '@/server/usecases/consent/unsubscribe-link';
import { deliverNotices } from '@/server/usecases/notice/deliver-notices';
import { type Listening, listenForReceipts } from '../../contract/stand-in-portal';
import { freshDatabase } from '../../database/fresh-database';
import { handClock, MORNING, shippedOrder } from '../stall/stalled-order';

const MAIL = 'lin@customer.example';
let listening: Listening;
beforeAll(async () => {
  listening = await listenForReceipts();
});
afterAll(() => listening.close());
beforeEach(async () => {
  await freshDatabase();
  listening.standIns.world.messages.length = 0;
  listening.standIns.world.switches = { ...GOOD_DAY, receipts: 'none', receiptDelayMs: 1 };
});

/** A customer who wants no SMS has an order with a mail address, and is told by mail that it is on its way. */
async function mailed() {
  const clock = handClock(MORNING);
  await shippedOrder(clock.ctx, 'UNSUB-2026-1', MORNING);
  const { rows } = await pool().query<{ id: string; hash: string; code: string }>('select id, phone_hash as hash, code from orders');
  const order = rows[0]!;
  await writeContacts(pool(), [{ orderId: order.id, contact: { phone: '+8613800138000', email: MAIL } }]);
  const { rows: after } = await pool().query<{ hash: string }>('select phone_hash as hash from orders');
  const { hash } = after[0]!;
  await inTransaction(clock.ctx, (tx) =>
    recordConsent(tx, hash, [{ medium: 'sms', topic: 'all', says: 'out', way: 'reply', actor: 'customer', evidence: 'TD' }]),
  );
  clock.pass(2);
  await deliverNotices(clock.ctx);
  const { messages } = listening.standIns.world;
  expect(messages).toMatchObject([{ channel: 'mail', to: MAIL, mail: { isOneClick: true } }]);
  const url = messages[0]!.mail!.unsubscribeUrl!;
  return { ...clock, ...order, hash, url, token: linkFor(hash, order.code, Date.now()) };
}

/** Pages are asked by the real clock. */
function linkFor(hash: string, code: string, at: number): string {
  return unsubscribeUrl({ phoneHash: hash, code, document: { state: { shop: '' } } as never }, at)!.split('/u/')[1]!;
}

const at = (token: string, init?: RequestInit) =>
  (init ? POST : GET)(new Request(`${listening.portalUrl}/u/${token}`, init), { params: Promise.resolve({ token }) });
const proofs = (hash: string) => readProofs(pool(), hash, 10);

it('a mail goes to the order’s own address, names nobody in its link, and one click ends the next ones', async () => {
  const { url, token, hash, ctx, pass } = await mailed();
  for (const secret of ['13800138000', 'customer.example', 'UNSUB-2026-1', hash]) expect(decodeURIComponent(url)).not.toContain(secret);
  // a program that only looks changes nothing
  const page = await at(token);
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('一封邮件都不要')]);
  expect((await readReach(pool(), hash)).map(({ medium }) => medium)).toEqual(['sms']);

  const click = () => at(token, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) });
  const answer = await click();
  expect([answer.status, answer.headers.get('location'), answer.headers.get('set-cookie')]).toEqual([200, null, null]);
  expect((await click()).status).toBe(200);
  expect(await proofs(hash)).toMatchObject([
    { medium: 'mail', topic: 'all', says: 'out', way: 'mail_client', wording: null },
    { medium: 'sms' },
  ]);

  await pool().query(`update notice set state = 'pending', due_at = to_timestamp(0)`);
  pass(1);
  await deliverNotices(ctx);
  expect(listening.standIns.world.messages).toHaveLength(1);
  const { rows } = await pool().query('select state, detail from notice');
  expect(rows).toEqual([{ state: 'suppressed', detail: expect.stringMatching(/^the customer opted out on \d{4}-\d{2}-\d{2}$/) }]);
});

it('one click in parts of a form is one click', async () => {
  const { token, hash } = await mailed();
  const body = new FormData();
  body.set('List-Unsubscribe', 'One-Click');
  expect((await at(token, { method: 'POST', body })).status).toBe(200);
  expect((await proofs(hash))[0]).toMatchObject({ way: 'mail_client' });
});

it('on the page one can keep what is needed, with the words of the page in the proof', async () => {
  const { token, hash } = await mailed();
  const answer = await at(token, { method: 'POST', body: new URLSearchParams({ step: 'rest' }) });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/u/${token}`]);
  const [proof] = await proofs(hash);
  expect(proof).toMatchObject({
    medium: 'mail',
    says: 'out',
    way: 'mail_link',
    wording: { text: expect.stringContaining('只要必要的邮件') },
  });
  expect((await readReach(pool(), hash)).find(({ medium }) => medium === 'mail')).toMatchObject({
    consent: 'in',
    topicsOff: ['progress', 'delays'],
  });
  expect(await (await at(token)).text()).toContain('以后只发必要的邮件');
  await at(token, { method: 'POST', body: new URLSearchParams({ step: 'all' }) });
  expect(await (await at(token)).text()).toContain('不会再给您发邮件');
});

it('a link that is none, was changed, or is too old says so kindly and ends nothing', async () => {
  const { token, hash, code } = await mailed();
  const middle = token[60] === 'x' ? 'y' : 'x';
  const changed = token.slice(0, 60) + middle + token.slice(61);
  for (const bad of ['x', token.slice(0, -2), changed, linkFor(hash, code, Date.now() - 401 * DAY)]) {
    const page = await at(bad);
    expect([page.status, await page.text()]).toEqual([410, expect.stringContaining('这个退订链接已经失效')]);
    expect((await at(bad, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) })).status).toBe(410);
  }
  expect(await proofs(hash)).toHaveLength(1);
});
