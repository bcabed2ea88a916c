import { spawn } from 'node:child_process';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { GOOD_DAY } from '@/server/channels/stand-in';
import { HOUR } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { deliverNotices } from '@/server/usecases/notice/deliver-notices';
import { takeReceipt } from '@/server/usecases/notice/take-receipt';
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
beforeEach(freshDatabase);

async function until(what: () => boolean): Promise<void> {
  for (let waited = 0; !what(); waited += 20) {
    if (waited > 20_000) throw new Error('it did not come');
    await new Promise((done) => setTimeout(done, 20));
  }
}

it('a deliverer killed while the provider has the message leaves it unknown: sent once, resolved by its receipt', async () => {
  const { ctx, at, pass } = handClock();
  await ensureDefaultRules(ctx);
  await shippedOrder(ctx, 'K1', MORNING);
  await pool().query(`update notice set state = 'suppressed'`);
  at(MORNING + 3 * HOUR);
  await sweepDeadlines(ctx);
  pass(2);
  const { world } = listening.standIns;
  world.switches = { ...GOOD_DAY, hang: true, receiptDelayMs: 1 };
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/support/deliver-once.ts'], {
    env: { ...process.env, TEST_NOW: String(ctx.now()) },
    stdio: 'ignore',
  });
  await until(() => world.messages.length === 1);
  child.kill('SIGKILL');
  await new Promise((done) => child.once('exit', done));
  world.switches = { ...GOOD_DAY, receipts: 'none' };

  pass(3);
  await deliverNotices(ctx);
  pass(60);
  await deliverNotices(ctx);
  expect(world.messages).toHaveLength(1);
  const state = async () => (await pool().query(`select state from notice where recipient = 'customer' and template like 'stall.%'`)).rows;
  expect(await state()).toEqual([{ state: 'unknown' }]);
  for (const call of await listening.hear(2)) {
    await takeReceipt(ctx, { channel: 'twilio_sms', call: { ...call, url: listening.portalUrl + call.path, endpoint: 'main' } });
  }
  expect(await state()).toEqual([{ state: 'delivered' }]);
});
