import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GOOD_DAY, type Switches } from '@/server/channels/stand-in';
import { MINUTE } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { pauseChannel, readRests } from '@/server/store/channel-pause';
import { forgetChannelSettings } from '@/server/store/channel-setting';
import { deliverNotices } from '@/server/usecases/notice/deliver-notices';
import { type Listening, listenForReceipts } from '../../contract/stand-in-portal';
import { freshDatabase } from '../../database/fresh-database';
import { addStaff, callsAs } from '../console/staff-caller';
import { handClock, MORNING } from '../stall/stalled-order';
import { phoneOf, setChannel, shippedOrders } from './many-notices';

let listening: Listening;
let admin: string;
beforeAll(async () => {
  listening = await listenForReceipts();
});
afterAll(() => listening.close());
beforeEach(async () => {
  await freshDatabase();
  forgetChannelSettings();
  listening.standIns.world.messages.length = 0;
  switches({});
  admin = await addStaff('admin');
});

function switches(more: Partial<Switches>) {
  listening.standIns.world.switches = { ...GOOD_DAY, receipts: 'none', receiptDelayMs: 1, ...more };
}

/** The clock of the delivery, moved by hand, and the console on the same clock. */
async function deskWith(orders: number) {
  const clock = handClock(MORNING);
  await shippedOrders(clock.ctx, orders);
  await pool().query(`update notice set created_at = $1`, [new Date(MORNING)]);
  clock.pass(2);
  return { clock, calls: callsAs('admin', admin, clock.ctx.now) };
}

const received = () => listening.standIns.world.messages.length;
const states = async () => (await pool().query('select state from notice order by id')).rows.map(({ state }) => state);
const audited = async () => (await pool().query('select action from audit order by id')).rows.map(({ action }) => action);

describe('a channel that somebody switches off', () => {
  it('sends nothing from then on, and what waited goes as soon as it is switched on', async () => {
    const { clock, calls } = await deskWith(2);
    expect(await calls.channel.switch({ code: 'twilio_sms', isOn: false })).toBe(true);
    expect(await calls.channel.switch({ code: 'twilio_sms', isOn: false })).toBe(false);
    await deliverNotices(clock.ctx);
    expect(received()).toBe(0);
    expect(await calls.channel.list()).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ code: 'twilio_sms', isOn: false, waiting: 2 })]),
    );
    await calls.channel.switch({ code: 'twilio_sms', isOn: true });
    await deliverNotices(clock.ctx);
    expect(received()).toBe(2);
    expect(await audited()).toEqual(['channel.switched_off', 'channel.switched_on']);
  });

  it('is heeded between two messages, half a second later at most by a process that was not told', async () => {
    const { clock, calls } = await deskWith(12);
    await setChannel('twilio_sms', { cap: { count: 10, perMs: 1_000 } });
    const round = deliverNotices({ ...clock.ctx, now: () => MORNING + 2 * MINUTE });
    await new Promise((done) => setTimeout(done, 150));
    // as another process would write it: this one learns of it when its copy is old
    await pool().query(`update channel_setting set is_on = false where code = 'twilio_sms'`);
    await round;
    expect(received()).toBeLessThan(12);
    expect((await calls.notice.list({ state: 'pending' })).notices.length).toBe(12 - received());
  });
});

describe('a channel that rests', () => {
  it('is tried at once by one message when somebody says so', async () => {
    const { clock, calls } = await deskWith(1);
    const until = clock.ctx.now() + 30 * MINUTE;
    await pauseChannel(pool(), 'twilio_sms', { until, code: '20003', detail: 'authenticate', rests: 2 });
    await deliverNotices(clock.ctx);
    expect(received()).toBe(0);
    expect(await calls.channel.wake({ code: 'twilio_sms' })).toBe(true);
    await deliverNotices(clock.ctx);
    expect(received()).toBe(1);
    // it went well: the rest is forgotten
    expect((await readRests(pool())).size).toBe(0);
    expect(await calls.channel.wake({ code: 'twilio_sms' })).toBe(false);
  });
});

describe('the account of a channel', () => {
  it('never shows a secret, keeps what is left as it is, and refuses what was changed meanwhile', async () => {
    const { calls } = await deskWith(0);
    const wish = { code: 'twilio_sms' as const, cap: null, priceMicros: 45_000, currency: 'CNY', ceilingMicros: 5_000_000 };
    const account = { sid: 'AC1', token: 'very-secret-token', from: '+15005550006', baseUrl: 'ftp://x' };
    expect(await calls.channel.change({ ...wish, version: 0, account })).toEqual({ kind: 'bad_field', field: 'baseUrl' });
    expect(await calls.channel.change({ ...wish, version: 0, account: { ...account, baseUrl: '' } })).toMatchObject({ kind: 'changed' });
    expect(await calls.channel.change({ ...wish, version: 0, account })).toMatchObject({ kind: 'bad_field' });
    expect(await calls.channel.change({ ...wish, version: 0, account: null })).toEqual({ kind: 'outdated', version: 1 });
    expect(await calls.channel.change({ ...wish, version: 1, account: { sid: 'AC2', token: null, from: null } })).toMatchObject({
      version: 2,
    });
    const shown = (await calls.channel.list()).find(({ code }) => code === 'twilio_sms')!;
    expect(shown).toMatchObject({ from: 'console', missing: [], version: 2, priceMicros: 45_000 });
    expect(shown.fields.find(({ key }) => key === 'token')).toMatchObject({ value: '', isKept: true });
    expect(shown.fields.find(({ key }) => key === 'sid')).toMatchObject({ value: 'AC2' });
    expect(JSON.stringify(shown)).not.toContain('very-secret');
    expect(JSON.stringify((await pool().query('select * from audit')).rows)).not.toContain('very-secret');
    await calls.channel.change({ ...wish, version: 2, account: { sid: 'AC2', token: '', from: null } });
    expect((await calls.channel.list()).find(({ code }) => code === 'twilio_sms')!.missing).toEqual(['token']);
  });
});

describe('the ledger', () => {
  it('tells of every try with its provider’s id, receipts and cost', async () => {
    const { clock, calls } = await deskWith(1);
    await setChannel('twilio_sms', { priceMicros: 50_000 });
    switches({ tooMany: true });
    await deliverNotices(clock.ctx);
    switches({});
    clock.pass(30);
    await deliverNotices(clock.ctx);
    const providerId = (await pool().query(`select provider_id from attempt where provider_id is not null`)).rows[0].provider_id;
    await pool().query(`insert into receipt (channel, provider_id, status, received_at) values ('twilio_sms', $1, 'sent', now())`, [
      providerId,
    ]);
    const { notices } = await calls.notice.list({ channel: 'twilio_sms' });
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatchObject({ state: 'sent', toWhom: expect.stringContaining('****') });
    expect(notices[0]!.costs[0]!.micros).toBeGreaterThan(0);
    expect(JSON.stringify(notices)).not.toContain(phoneOf(0));
    const story = (await calls.notice.read({ id: notices[0]!.id }))!;
    expect(story.attempts.map(({ outcome }) => outcome)).toEqual(['retry', 'accepted']);
    expect(story.attempts[1]).toMatchObject({ providerId, parts: expect.any(Number), receipts: [{ status: 'sent' }] });
    const today = await calls.notice.today();
    expect(today.channels).toMatchObject([{ channel: 'twilio_sms', sent: 1, delivered: 0, failed: 1 }]);
  });

  it('narrows to what is asked, page by page, without losing or repeating a line', async () => {
    const { calls } = await deskWith(3);
    await pool().query(`insert into notice (id, order_id, cause, recipient, template, params, due_at, state, detail, created_at)
      select gen_random_uuid(), null, 'c' || g, 'staff:agent', 'source.silent', '{}', now(), 'dead', 'it could not be worded', now() - g * interval '1 second'
      from generate_series(1, 120) g`);
    const kinds = async (filter: Parameters<typeof calls.notice.list>[0]) => (await calls.notice.list(filter)).notices.length;
    expect(await kinds({ recipient: 'customer' })).toBe(3);
    expect(await kinds({ orderNo: 'M1' })).toBe(1);
    expect(await kinds({ shop: 'main' })).toBe(3);
    expect(await kinds({ template: 'milestone.shipped' })).toBe(3);
    expect(await kinds({ recipient: 'contact' })).toBe(0);
    expect(await kinds({ channel: 'email' })).toBe(0);
    expect(await kinds({ from: 1, until: 2 })).toBe(0);
    const seen: string[] = [];
    let cursor: { createdAt: number; id: string } | null | undefined;
    do {
      const page: Awaited<ReturnType<typeof calls.notice.list>> = await calls.notice.list({ state: 'dead', recipient: 'staff', cursor });
      seen.push(...page.notices.map(({ id }) => id));
      cursor = page.next;
    } while (cursor);
    expect(seen).toHaveLength(120);
    expect(new Set(seen).size).toBe(120);
    expect(await calls.notice.deadLetters()).toMatchObject([{ state: 'dead', detail: 'it could not be worded', count: 120 }]);
  });
});

describe('a notice that came to nothing', () => {
  it('goes again when somebody says so, once, on a channel that had refused it', async () => {
    const { clock, calls } = await deskWith(1);
    switches({ refuse: 21610 });
    await deliverNotices(clock.ctx);
    clock.pass(1);
    await deliverNotices(clock.ctx);
    switches({});
    await pool().query('delete from reach');
    const [lost] = (await calls.notice.list({})).notices;
    expect(lost).toMatchObject({ state: expect.stringMatching(/failed|suppressed/) });
    expect(await calls.notice.retry({ ids: [lost!.id] })).toEqual({ retried: 1, refused: {} });
    expect(await calls.notice.retry({ ids: [lost!.id] })).toEqual({ retried: 0, refused: { not_over: 1 } });
    clock.pass(1);
    await deliverNotices(clock.ctx);
    expect(received()).toBe(1);
    expect(await calls.notice.retry({ ids: [lost!.id] })).toEqual({ retried: 0, refused: { told: 1 } });
    expect(await audited()).toEqual(['notice.retried']);
  });

  it('stays as it is while a try may still be out, in a heap too', async () => {
    const { clock, calls } = await deskWith(3);
    switches({ loseAnswer: true });
    await deliverNotices(clock.ctx);
    await pool().query(`update notice set state = 'dead', detail = 'nobody knows what became of it', settled_at = now()`);
    const ids = (await calls.notice.list({})).notices.map(({ id }) => id);
    expect(await calls.notice.retry({ ids })).toEqual({ retried: 0, refused: { may_be_out: 3 } });
    const heap = { state: 'dead' as const, detail: 'nobody knows what became of it', writtenBy: clock.ctx.now(), after: null };
    expect(await calls.notice.retryHeap(heap)).toEqual({ retried: 0, refused: { may_be_out: 3 }, next: null });
    expect(await states()).toEqual(['dead', 'dead', 'dead']);
  });

  it('passes the gate again: what is no news any more is held back', async () => {
    const { clock, calls } = await deskWith(1);
    await pool().query(`update notice set state = 'dead', detail = 'x: y', settled_at = now()`);
    clock.pass(3 * 24 * 60);
    const [lost] = (await calls.notice.list({})).notices;
    await calls.notice.retry({ ids: [lost!.id] });
    await deliverNotices(clock.ctx);
    expect(received()).toBe(0);
    expect((await calls.notice.list({})).notices[0]).toMatchObject({ state: 'suppressed', detail: 'stale' });
  });
});

it('a notice that waits can be called off, and one that has gone cannot', async () => {
  const { clock, calls } = await deskWith(2);
  const ids = (await calls.notice.list({})).notices.map(({ id }) => id);
  expect(await calls.notice.cancel({ ids: ids.slice(0, 1) })).toEqual({ cancelled: 1 });
  await deliverNotices(clock.ctx);
  expect(received()).toBe(1);
  expect(await calls.notice.cancel({ ids })).toEqual({ cancelled: 0 });
});
