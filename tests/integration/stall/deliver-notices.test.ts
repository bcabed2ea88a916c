import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GOOD_DAY, type Switches } from '@/server/channels/stand-in';
import { DAY, HOUR, MINUTE, SECOND } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import type { Context } from '@/server/store/context';
import { chaseReceipts } from '@/server/usecases/notice/chase-receipts';
import { deliverNotices } from '@/server/usecases/notice/deliver-notices';
import { takeReceipt } from '@/server/usecases/notice/take-receipt';
import { makeScene } from '@/server/usecases/notice/wechat-scene';
import { ensureDefaultRules } from '@/server/usecases/stall/ensure-default-rules';
import { sweepDeadlines } from '@/server/usecases/stall/sweep-deadlines';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { type Listening, listenForReceipts } from '../../contract/stand-in-portal';
import { freshDatabase } from '../../database/fresh-database';
import { handClock, MORNING, PHONE, scan, shippedOrder } from './stalled-order';

let listening: Listening;
beforeAll(async () => {
  listening = await listenForReceipts();
});
afterAll(() => listening.close());
beforeEach(async () => {
  await freshDatabase();
  await ensureDefaultRules(handClock().ctx);
  switches({});
  listening.standIns.world.messages.length = 0;
  listening.heard.length = 0;
});

function switches(more: Partial<Switches>) {
  listening.standIns.world.switches = { ...GOOD_DAY, receipts: 'none', receiptDelayMs: 1, ...more };
}

const onPhone = () => listening.standIns.world.messages;

/** Hands everything the portal heard to the receipts' door, in the order given. */
async function takeHeard(ctx: Context, count: number, order: (calls: Listening['heard']) => Listening['heard'] = (c) => c) {
  const calls = order([...(await listening.hear(count))]);
  for (const call of calls) {
    const channel = call.path.split('/')[3]!;
    await takeReceipt(ctx, { channel, call: { ...call, url: listening.portalUrl + call.path, endpoint: 'main' } });
  }
}

async function notices(like = 'stall.%') {
  const { rows } = await pool().query(
    `select state, detail, due_at, template from notice where recipient = 'customer' and template like $1`,
    [like],
  );
  return rows;
}

/** Delays of one customer are told together where they say the same: here each has a reason of its own. */
async function eachForItself() {
  await pool().query(`update notice set params = jsonb_set(params::jsonb, '{reason}', to_jsonb('reason ' || id))::json`);
}

async function attempts() {
  const { rows } = await pool().query('select channel, outcome, code from attempt where channel <> $1 order by channel desc, started_at', [
    'console',
  ]);
  return rows;
}

/** An order whose shipment nobody collected for three hours: its stall is open and its notices are written. */
async function stalledOrder(start: number = MORNING, orderNo = 'N1') {
  const clock = handClock(start);
  await shippedOrder(clock.ctx, orderNo, start);
  await pool().query(`update notice set state = 'suppressed' where template like 'milestone.%'`);
  clock.at(start + 3 * HOUR);
  await sweepDeadlines(clock.ctx);
  clock.pass(2);
  return clock;
}

describe('a stall reaches the customer', () => {
  it('by SMS, with the reason and the time of the next update, and keeps the promise it made', async () => {
    const { ctx } = await stalledOrder();
    await deliverNotices(ctx);
    expect(onPhone()).toHaveLength(1);
    const text = onPhone()[0]!.text!;
    expect(text).toContain('N1');
    expect(text).toContain('SFN1');
    expect(text).toContain('快递还没有来揽收');
    expect(text).toContain('今天 15:00 前给您新进展');
    expect(onPhone()[0]!.to).toBe(PHONE);
    const { rows } = await pool().query('select kind, due_at from promise');
    expect(rows).toEqual([{ kind: 'next_update', due_at: MORNING + 5 * HOUR }]);
    expect(await notices()).toMatchObject([{ state: 'sent' }]);
  });

  it('by WeChat where the customer has connected it, and nowhere else', async () => {
    const { ctx } = await stalledOrder();
    const { rows } = await pool().query('select code from orders');
    switches({ receipts: 'in_order' });
    await listening.standIns.follow('oFOLLOWER1', makeScene(rows[0].code));
    await takeHeard(ctx, 1);
    listening.heard.length = 0;
    await deliverNotices(ctx);
    expect(onPhone()).toMatchObject([{ channel: 'wechat', to: 'oFOLLOWER1' }]);
    expect(onPhone()[0]!.fields).toContainEqual({ key: 'thing3', value: '快递还没有来揽收' });
    await takeHeard(ctx, 1);
    expect(await notices()).toMatchObject([{ state: 'delivered' }]);
  });

  it('is not connected by a scene that the portal did not make', async () => {
    const { ctx } = await stalledOrder();
    const { rows } = await pool().query('select code from orders');
    await listening.standIns.follow('oTHIEF', `${rows[0].code}.AAAAAAAAAAAAAAAAAAAAAAAA`);
    await takeHeard(ctx, 1);
    await deliverNotices(ctx);
    expect(onPhone()).toMatchObject([{ channel: 'sms' }]);
  });

  it('falls back to SMS when the WeChat account is not followed any more', async () => {
    const { ctx } = await stalledOrder();
    const { rows } = await pool().query('select code from orders');
    await listening.standIns.follow('oNOTFOLLOWING1', makeScene(rows[0].code));
    await takeHeard(ctx, 1);
    await deliverNotices(ctx);
    await deliverNotices(ctx);
    expect(onPhone()).toMatchObject([{ channel: 'sms' }]);
    expect(await attempts()).toMatchObject([
      { channel: 'wechat_template', outcome: 'permanent', code: '43004' },
      { channel: 'twilio_sms', outcome: 'accepted' },
    ]);
  });

  it('is not told any more when the shipment moved before the message went', async () => {
    const { ctx, pass } = await stalledOrder();
    pass(1);
    await recordFacts(ctx, { orders: [], facts: [scan('SFN1', 'picked_up', ctx.now())] });
    await deliverNotices(ctx);
    expect(onPhone()).toEqual([]);
    expect(await notices()).toMatchObject([{ state: 'suppressed', detail: 'resolved' }]);
  });
});

describe('a message goes once', () => {
  it('when several deliverers work at the same time', async () => {
    const { ctx, pass } = await stalledOrder();
    for (let i = 0; i < 4; i += 1) await shippedOrder(ctx, `M${i}`, MORNING);
    pass(1);
    await sweepDeadlines(ctx);
    await pool().query(`update notice set state = 'suppressed' where template like 'milestone.%'`);
    await eachForItself();
    pass(2);
    await Promise.all([deliverNotices(ctx), deliverNotices(ctx), deliverNotices(ctx)]);
    const texts = onPhone().map((m) => m.text!);
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts).toHaveLength(5);
  });

  it('and is unknown, not sent again, when the sender dies between the try and its answer; the receipt resolves it', async () => {
    const { ctx, pass } = await stalledOrder();
    switches({ receipts: 'in_order', hang: false });
    await deliverNotices(ctx);
    const [message] = onPhone();
    // what a kill between the provider's acceptance and our commit leaves behind
    await pool().query(`update attempt set outcome = 'sending', provider_id = null, ended_at = null where channel = 'twilio_sms'`);
    await pool().query(`update notice set state = 'sending', leased_until = $1 where template like 'stall.%' and recipient = 'customer'`, [
      new Date(ctx.now() + MINUTE),
    ]);
    pass(2);
    await deliverNotices(ctx);
    expect(await notices()).toMatchObject([{ state: 'unknown' }]);
    pass(60);
    await deliverNotices(ctx);
    expect(onPhone()).toHaveLength(1);
    await takeHeard(ctx, 2);
    expect(await notices()).toMatchObject([{ state: 'delivered' }]);
    const { rows } = await pool().query(`select provider_id, outcome from attempt where channel = 'twilio_sms'`);
    expect(rows).toEqual([{ provider_id: message!.id, outcome: 'delivered' }]);
  });

  it('and is free again when the sender died before it tried', async () => {
    const { ctx, pass } = await stalledOrder();
    await pool().query(`update notice set state = 'sending', leased_until = $1 where state = 'pending'`, [new Date(ctx.now() + MINUTE)]);
    pass(2);
    await deliverNotices(ctx);
    expect(onPhone()).toHaveLength(1);
  });

  it('and waits for its receipt when the answer was lost', async () => {
    const { ctx, pass } = await stalledOrder();
    switches({ loseAnswer: true, receipts: 'in_order' });
    await deliverNotices(ctx);
    expect(await notices()).toMatchObject([{ state: 'unknown' }]);
    pass(30);
    await deliverNotices(ctx);
    expect(onPhone()).toHaveLength(1);
    await takeHeard(ctx, 2);
    expect(await notices()).toMatchObject([{ state: 'delivered' }]);
  });
});

describe('receipts', () => {
  it('never move a message back, whatever their order', async () => {
    const { ctx } = await stalledOrder();
    switches({ receipts: 'in_order' });
    await deliverNotices(ctx);
    await takeHeard(ctx, 2, (calls) => [...calls.reverse(), ...calls]);
    expect(await notices()).toMatchObject([{ state: 'delivered' }]);
    expect(await attempts()).toMatchObject([{ outcome: 'delivered' }]);
  });

  it('that come before the answer is stored are applied with it', async () => {
    const { ctx } = await stalledOrder();
    await pool().query(
      `insert into receipt (channel, provider_id, status, received_at) select 'wechat_template', 'early', 'success', now()`,
    );
    const { settleSend } = await import('@/server/usecases/notice/settle-send');
    const { beginAttempt } = await import('@/server/store/attempt');
    const { readDueNotices } = await import('@/server/store/notice');
    const { newId } = await import('@/server/platform/ids');
    const { rows } = await pool().query(`select id from notice where recipient = 'customer' and template like 'stall.%'`);
    const [notice] = await readDueNotices(pool(), [rows[0].id], ctx.now());
    const attemptId = newId();
    await pool().query(`update notice set state = 'sending', leased_until = $1 where id = $2`, [new Date(ctx.now() + MINUTE), notice!.id]);
    const attempt = {
      id: attemptId,
      noticeId: notice!.id,
      channel: 'wechat_template',
      sendId: attemptId,
      address: 'oEARLY',
      startedAt: ctx.now(),
    };
    expect(await beginAttempt(pool(), { ...attempt, leasedUntil: ctx.now() + 2 * MINUTE })).toBe(false);
    expect(await beginAttempt(pool(), { ...attempt, leasedUntil: ctx.now() + MINUTE })).toBe(true);
    const message = { content: { kind: 'text' as const, body: '' }, promise: null };
    await settleSend(
      ctx,
      { attemptId, notice: notice!, channel: 'wechat_template', message },
      { outcome: 'accepted', providerId: 'early' },
    );
    expect(await notices()).toMatchObject([{ state: 'delivered' }]);
  });

  it('without a valid signature change nothing', async () => {
    const { ctx } = await stalledOrder();
    await deliverNotices(ctx);
    const body = new URLSearchParams({ MessageSid: onPhone()[0]!.id, MessageStatus: 'delivered' }).toString();
    const call = {
      method: 'POST',
      url: `${listening.portalUrl}/api/receipts/twilio_sms/main`,
      endpoint: 'main',
      headers: new Headers(),
      body,
    };
    expect(await takeReceipt(ctx, { channel: 'twilio_sms', call })).toMatchObject({ kind: 'refused' });
    expect(await notices()).toMatchObject([{ state: 'sent' }]);
  });

  it('that never came are asked for after an hour', async () => {
    const { ctx, pass } = await stalledOrder();
    await deliverNotices(ctx);
    onPhone()[0]!.status = 'delivered';
    expect(await chaseReceipts(ctx)).toBe(0);
    pass(61);
    expect(await chaseReceipts(ctx)).toBe(1);
    expect(await notices()).toMatchObject([{ state: 'delivered' }]);
  });

  it('that report a landline end that channel for the notice', async () => {
    const { ctx, pass } = await stalledOrder();
    switches({ receipts: 'in_order', failReceipt: 30006 });
    await deliverNotices(ctx);
    await takeHeard(ctx, 2);
    pass(1);
    await deliverNotices(ctx);
    expect(onPhone()).toHaveLength(1);
    expect(await notices()).toMatchObject([{ state: 'failed' }]);
  });
});

describe('the gate', () => {
  it('holds a message over the quiet hours and sends it at eight', async () => {
    const evening = Date.parse('2026-11-21T11:00:00Z'); // 19:00 in Shanghai
    const { ctx, at } = await stalledOrder(evening);
    await deliverNotices(ctx);
    expect(onPhone()).toEqual([]);
    const eight = Date.parse('2026-11-22T00:00:00Z');
    expect(await notices()).toMatchObject([{ state: 'pending', detail: 'quiet hours', due_at: eight }]);
    at(eight);
    await deliverNotices(ctx);
    expect(onPhone()[0]!.text).toContain('今天 10:00 前给您新进展');
  });

  it('heeds a customer who answered STOP', async () => {
    const { ctx } = await stalledOrder();
    await listening.standIns.replyBySms(PHONE, 'T');
    await takeHeard(ctx, 1);
    await deliverNotices(ctx);
    expect(onPhone()).toEqual([]);
    expect(await notices()).toMatchObject([
      { state: 'suppressed', detail: expect.stringMatching(/^the customer opted out on \d{4}-\d{2}-\d{2}$/) },
    ]);
  });

  it('stops at ten messages about delays a day', async () => {
    const { ctx, pass } = await stalledOrder();
    for (let i = 0; i < 11; i += 1) await shippedOrder(ctx, `B${i}`, MORNING);
    await pool().query(`update notice set state = 'suppressed' where template like 'milestone.%'`);
    pass(1);
    await sweepDeadlines(ctx);
    await eachForItself();
    pass(2);
    await deliverNotices(ctx);
    // the others stand in line behind the channel's cap
    pass(1);
    await deliverNotices(ctx);
    expect(onPhone()).toHaveLength(10);
    expect((await notices()).filter((n) => n.detail === 'budget')).toHaveLength(2);
  });

  it('tells a delivery once over all shipments, after the settle time', async () => {
    const { ctx, at } = handClock();
    await shippedOrder(ctx, 'S1', MORNING);
    await recordFacts(ctx, { orders: [], facts: [scan('SFS1', 'picked_up', MORNING + HOUR)] });
    at(MORNING + DAY);
    await recordFacts(ctx, { orders: [], facts: [scan('SFS1', 'out_for_delivery', MORNING + DAY)] });
    at(MORNING + DAY + MINUTE);
    await deliverNotices(ctx);
    expect(onPhone().filter((m) => m.text!.includes('派送'))).toEqual([]);
    await recordFacts(ctx, { orders: [], facts: [scan('SFS1', 'delivered', MORNING + DAY + MINUTE)] });
    at(MORNING + DAY + 3 * MINUTE);
    await deliverNotices(ctx);
    const texts = onPhone().map((m) => m.text!);
    expect(texts.filter((t) => t.includes('签收'))).toHaveLength(1);
    expect(await notices('milestone.out_for_delivery')).toMatchObject([{ state: 'suppressed', detail: 'superseded' }]);
  });
});

describe('a provider in trouble', () => {
  it('is asked again later, with growing pauses, and given up in the end', async () => {
    const { ctx, pass } = await stalledOrder();
    switches({ tooMany: true });
    for (let i = 0; i < 12; i += 1) {
      await deliverNotices(ctx);
      pass(61);
    }
    const [notice] = await notices();
    expect(['dead', 'pending']).toContain(notice.state);
    expect((await attempts()).length).toBeLessThanOrEqual(8);
  });

  it('rests when our account is refused, and the message goes when it works again', async () => {
    const { ctx, pass } = await stalledOrder();
    switches({ refuse: 20003 });
    await deliverNotices(ctx);
    await deliverNotices(ctx);
    expect(await attempts()).toHaveLength(1);
    switches({});
    pass(10);
    await deliverNotices(ctx);
    expect(onPhone()).toHaveLength(1);
  });

  it('does not send the same message twice within a retry', async () => {
    const { ctx, pass } = await stalledOrder();
    switches({ tooMany: true });
    await deliverNotices(ctx);
    switches({});
    pass((20 * SECOND) / MINUTE);
    await deliverNotices(ctx);
    expect(onPhone()).toHaveLength(1);
    expect(await notices()).toMatchObject([{ state: 'sent' }]);
  });
});
