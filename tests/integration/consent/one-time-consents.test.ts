import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { GOOD_DAY } from '@/server/channels/stand-in';
import { STAND_IN_ACCOUNT } from '@/server/channels/stand-in-account';
import { pool } from '@/server/platform/database';
import { newId } from '@/server/platform/ids';
import { readProofs } from '@/server/store/consent';
import { phoneHash } from '@/server/store/contact';
import type { Context } from '@/server/store/context';
import { beginSpending } from '@/server/store/one-time-consent';
import { readReach, writeAddress } from '@/server/store/reach';
import { deliverNotices } from '@/server/usecases/notice/deliver-notices';
import { takeReceipt } from '@/server/usecases/notice/take-receipt';
import { type Listening, listenForReceipts } from '../../contract/stand-in-portal';
import { freshDatabase } from '../../database/fresh-database';
import { phoneOf, shippedOrders } from '../notice/many-notices';
import { handClock, MORNING } from '../stall/stalled-order';

/** Follows nobody: template messages are refused. */
const STRANGER = 'oNOTFOLLOWING1';
const TEMPLATE = STAND_IN_ACCOUNT.WECHAT_SUBSCRIBE_TEMPLATE_ID;
let listening: Listening;
let hash: string;
beforeAll(async () => {
  listening = await listenForReceipts();
});
afterAll(() => listening.close());
beforeEach(async () => {
  await freshDatabase();
  hash = phoneHash(phoneOf(0));
  listening.standIns.world.messages.length = 0;
  listening.heard.length = 0;
  listening.standIns.world.switches = { ...GOOD_DAY, receipts: 'none', receiptDelayMs: 1 };
});

/** Hands what WeChat told to the receipts' door, `times` over. */
async function hearWechat(ctx: Context, times = 1): Promise<void> {
  for (const call of await listening.hear(1))
    for (let told = 0; told < times; told += 1)
      await takeReceipt(ctx, {
        channel: 'wechat_template',
        call: { ...call, url: listening.portalUrl + call.path, endpoint: 'main' },
      });
  listening.heard.length = 0;
}

/** One customer with so many orders on their way, whose WeChat is known. */
async function customer(orders: number, openid = STRANGER) {
  const clock = handClock(MORNING);
  await shippedOrders(clock.ctx, orders, () => 0);
  await writeAddress(pool(), hash, 'wechat', openid);
  clock.pass(2);
  return clock;
}

const consents = async () => (await pool().query('select spent_at, spent_by, void_at from one_time_consent order by given_at, id')).rows;
const tries = async () => (await pool().query('select channel, outcome from attempt order by started_at, id')).rows;
const onPhone = () => listening.standIns.world.messages.map(({ channel }) => channel);

it('an agreement to one more message carries one to who does not follow the account; the next goes by SMS', async () => {
  const clock = await customer(1);
  await listening.standIns.agree(STRANGER, true);
  // WeChat tells again what was not answered in time
  await hearWechat(clock.ctx, 3);
  expect(await consents()).toHaveLength(1);
  expect(await readProofs(pool(), hash, 10)).toMatchObject([{ topic: 'once', says: 'in', way: 'wechat_event', evidence: TEMPLATE }]);

  await deliverNotices(clock.ctx);
  clock.pass(1);
  await deliverNotices(clock.ctx);
  expect(await tries()).toEqual([
    { channel: 'wechat_template', outcome: 'permanent' },
    { channel: 'wechat_subscribe', outcome: 'accepted' },
  ]);
  expect(await consents()).toMatchObject([{ spent_at: expect.anything(), void_at: null }]);
  await pool().query(`update notice set state = 'pending', due_at = to_timestamp(0), retried_at = $1`, [new Date(clock.ctx.now())]);
  clock.pass(1);
  await deliverNotices(clock.ctx);
  await deliverNotices(clock.ctx);
  expect(onPhone()).toEqual(['wechat', 'sms']);
});

it('two workers never spend one consent twice, and one that loses its notice spends none', async () => {
  const clock = await customer(2);
  await listening.standIns.agree(STRANGER, true);
  await hearWechat(clock.ctx);
  const leasedUntil = clock.ctx.now() + 60_000;
  await pool().query(`update notice set state = 'sending', leased_until = $1`, [new Date(leasedUntil)]);
  const { rows } = await pool().query<{ id: string }>(`select id from notice where recipient = 'customer'`);
  const begin = (noticeId: string, lease = leasedUntil) => {
    const id = newId(clock.ctx.now());
    const attempt = {
      id,
      sendId: id,
      noticeId,
      channel: 'wechat_subscribe',
      address: STRANGER,
      startedAt: clock.ctx.now(),
      leasedUntil: lease,
    };
    return beginSpending(pool(), attempt, { medium: 'wechat', templateId: TEMPLATE });
  };
  expect(await begin(rows[0]!.id, leasedUntil - 1)).toBe('lost');
  expect(await consents()).toMatchObject([{ spent_by: null }]);
  const begun = await Promise.all(Array.from({ length: 12 }, (_, nth) => begin(rows[nth % 2]!.id)));
  expect(begun.filter((one) => one === 'begun')).toHaveLength(1);
  expect(begun.filter((one) => one === 'no_consent')).toHaveLength(11);
  expect(await tries()).toHaveLength(1);
});

it('a consent that WeChat knows nothing of is void with all its like, and the message goes by SMS; what was not taken gives it back', async () => {
  const clock = await customer(1, 'oNOTFOLLOWING3');
  // agreed to, and taken back where our portal did not hear of it
  for (const at of [1, 2])
    await pool().query(
      `insert into one_time_consent (id, medium, address_hash, template_id, given_at) select $1, 'wechat', address_hash, $2, to_timestamp($3) from reach`,
      [newId(clock.ctx.now()), TEMPLATE, at],
    );
  await pool().query(`update reach set consent = 'blocked'`);
  listening.standIns.world.switches.refuse = '45011';
  await deliverNotices(clock.ctx);
  expect(await tries()).toEqual([{ channel: 'wechat_subscribe', outcome: 'retry' }]);
  expect(await consents()).toMatchObject([{ spent_by: null }, { spent_by: null }]);
  listening.standIns.world.switches.refuse = '';
  for (let round = 0; round < 3; round += 1) {
    clock.pass(2);
    await deliverNotices(clock.ctx);
  }
  expect((await tries()).map(({ outcome }) => outcome)).toEqual(['retry', 'suppressed', 'accepted']);
  expect(await consents()).toMatchObject([{ void_at: expect.anything() }, { void_at: expect.anything() }]);
  expect(onPhone()).toEqual(['sms']);
  // the rest of what WeChat carries is not concerned
  expect(await readReach(pool(), hash)).toMatchObject([{ consent: 'blocked' }]);
});

it('a refusal, or leaving the account, voids what was agreed to before', async () => {
  const clock = await customer(1);
  for (const end of [() => listening.standIns.agree(STRANGER, false), () => listening.standIns.follow(STRANGER, null)]) {
    await listening.standIns.agree(STRANGER, true);
    await hearWechat(clock.ctx);
    expect((await readReach(pool(), hash))[0]!.agreedOnce).toEqual([TEMPLATE]);
    await end();
    await hearWechat(clock.ctx);
    expect((await readReach(pool(), hash))[0]!.agreedOnce).toEqual([]);
    await pool().query('delete from one_time_consent');
  }
});
