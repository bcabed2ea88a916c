import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, MINUTE, SECOND } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { forgetListeners } from '@/server/store/hook';
import { dropOutlivedHookMessages } from '@/server/store/hook-ledger';
import { changeHook, deleteHook, MOST_HOOKS, makeHook, rotateHook, testHook } from '@/server/usecases/hook/change-hook';
import { replayHook } from '@/server/usecases/hook/replay-hook';
import { freshDatabase } from '../../database/fresh-database';
import { HookReceiver } from '../../support/hook-receiver';
import { handClock, MORNING, shippedOrder } from '../stall/stalled-order';
import { BY, deliverAll, hookTo, messages } from './hook-desk';

process.env.DAONA_HOOK_PRIVATE_HOSTS = '127.0.0.1';

let receiver: HookReceiver;
beforeEach(async () => {
  await freshDatabase();
  forgetListeners();
  receiver = await HookReceiver.listen();
});
afterEach(() => receiver.close());

const count = async (table: string) => Number((await pool().query(`select count(*) from ${table}`)).rows[0].count);

describe('an address', () => {
  const at = async (url: string) => {
    const { ctx } = handClock();
    const made = await makeHook(ctx, { url, description: '', shops: [], types: ['order.stalled'], by: BY });
    if (made.kind !== 'made') return made.kind;
    await testHook(ctx, { id: made.id, by: BY });
    await deliverAll(ctx);
    const { rows } = await pool().query('select attempts from hook_message');
    return rows[0].attempts[0].fault as string;
  };

  it.each([
    'https://10.0.0.8/',
    'https://[::ffff:10.0.0.8]/',
    'https://192.168.1.1/',
    'https://[::1]/',
    'https://localhost/',
    'https://[fd00::1]/',
    'https://100.64.0.1/',
    // what the address is written as does not matter: these are 127.0.0.2 and 10.0.0.1
    'https://2130706434/',
    'https://0x0a.0.0.1/',
  ])('inside our own network is not called: %s', async (url) => {
    expect(await at(url)).toMatch(/private network|never called/);
  });

  it.each(['https://169.254.169.254/latest/meta-data', 'https://[fe80::1]/', 'https://0.0.0.0/', 'https://[::ffff:169.254.169.254]/'])(
    'of a machine’s own keys is never called: %s',
    async (url) => {
      expect(await at(url)).toContain('never called');
    },
  );

  it('that was allowed when it was entered is judged again when it is called', async () => {
    const { ctx } = handClock();
    const hook = await hookTo(ctx, 'https://erp.example/');
    await pool().query(`update hook set url = 'http://10.1.2.3:8080/'`);
    await testHook(ctx, { id: hook.id, by: BY });
    await deliverAll(ctx);
    const { rows } = await pool().query('select attempts from hook_message');
    expect(rows[0].attempts[0]).toMatchObject({ status: null, fault: expect.stringContaining('http://') });
  });

  it('without TLS is refused when it is entered, and a hook too many too', async () => {
    const { ctx } = handClock();
    const wish = { description: '', shops: [], types: ['order.stalled' as const], by: BY };
    expect(await makeHook(ctx, { ...wish, url: 'http://erp.example/' })).toMatchObject({ kind: 'bad_address' });
    const hook = await hookTo(ctx, 'https://erp.example/');
    expect(await changeHook(ctx, { id: hook.id, change: { url: 'ftp://x' }, by: BY })).toMatchObject({ kind: 'bad_address' });
    for (let i = 1; i < MOST_HOOKS; i += 1) await hookTo(ctx, 'https://erp.example/');
    expect(await makeHook(ctx, { ...wish, url: 'https://erp.example/' })).toEqual({ kind: 'too_many' });
  });
});

describe('a secret', () => {
  it('that was changed signs beside the new one for a day, and what is kept of both is sealed', async () => {
    const { ctx, at } = handClock();
    const hook = await hookTo(ctx, receiver.url());
    const rotated = await rotateHook(ctx, { id: hook.id, by: BY });
    if (rotated.kind !== 'rotated') throw new Error(rotated.kind);
    await testHook(ctx, { id: hook.id, by: BY });
    await deliverAll(ctx);
    at(MORNING + DAY);
    await testHook(ctx, { id: hook.id, by: BY });
    await deliverAll(ctx);
    const [both, one] = receiver.heard;
    const sign = (secret: string, { headers, body }: typeof both & object) =>
      new Webhook(secret).sign(String(headers['webhook-id']), new Date(Number(headers['webhook-timestamp']) * SECOND), body);
    expect(both!.headers['webhook-signature']).toBe(`${sign(rotated.secret, both!)} ${sign(hook.secret, both!)}`);
    expect(one!.headers['webhook-signature']).toBe(sign(rotated.secret, one!));
    const kept = JSON.stringify([(await pool().query('select * from hook')).rows, (await pool().query('select * from audit')).rows]);
    for (const secret of [hook.secret, rotated.secret]) expect(kept).not.toContain(secret.slice(6));
  });
});

describe('a replay', () => {
  it('sends one message again under its id, and tells that there is nothing to send', async () => {
    const { ctx, at } = handClock();
    const hook = await hookTo(ctx, receiver.url(), { types: ['order.state_changed'] });
    await shippedOrder(ctx, 'P1', MORNING);
    await deliverAll(ctx);
    const [message] = await messages();
    const heard = receiver.heard.length;
    at(MORNING + MINUTE);
    expect(await replayHook(ctx, { id: hook.id, wish: { messageId: message!.id }, by: BY })).toEqual({ kind: 'replaying', messages: 1 });
    await deliverAll(ctx);
    expect(receiver.heard).toHaveLength(heard + 1);
    expect(receiver.heard.at(-1)!.headers['webhook-id']).toBe(receiver.heard[0]!.headers['webhook-id']);
    expect(await replayHook(ctx, { id: hook.id, wish: { since: MORNING }, by: BY })).toEqual({ kind: 'replaying', messages: 0 });
    await deleteHook(ctx, { id: hook.id, by: BY });
    expect(await replayHook(ctx, { id: hook.id, wish: { since: MORNING }, by: BY })).toEqual({ kind: 'missing' });
  });

  it('leaves what arrived for a week and what did not for a month', async () => {
    const { ctx } = handClock();
    await hookTo(ctx, receiver.url(), { types: ['order.state_changed'] });
    await shippedOrder(ctx, 'P2', MORNING);
    await deliverAll(ctx);
    await dropOutlivedHookMessages(ctx.db, MORNING + 7 * DAY);
    expect(await count('hook_message')).toBeGreaterThan(0);
    await dropOutlivedHookMessages(ctx.db, MORNING + 7 * DAY + 1);
    expect(await count('hook_message')).toBe(0);
  });
});
