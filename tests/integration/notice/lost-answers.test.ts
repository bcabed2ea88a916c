import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { GOOD_DAY, type Switches } from '@/server/channels/stand-in';
import { MINUTE, SECOND } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { phoneHash } from '@/server/store/contact';
import type { Context } from '@/server/store/context';
import { writeAddress } from '@/server/store/reach';
import { deliverNotices } from '@/server/usecases/notice/deliver-notices';
import { resolveLost } from '@/server/usecases/notice/resolve-lost';
import { type Listening, listenForReceipts } from '../../contract/stand-in-portal';
import { freshDatabase } from '../../database/fresh-database';
import { handClock, MORNING } from '../stall/stalled-order';
import { phoneOf, shippedOrders } from './many-notices';

let listening: Listening;
beforeAll(async () => {
  listening = await listenForReceipts();
});
afterAll(() => listening.close());
beforeEach(async () => {
  await freshDatabase();
  listening.standIns.world.messages.length = 0;
  switches({});
});

function switches(more: Partial<Switches>) {
  listening.standIns.world.switches = { ...GOOD_DAY, receipts: 'none', receiptDelayMs: 1, ...more };
}

async function work(clock: { ctx: Context; pass(minutes: number): void }, minutes: number): Promise<void> {
  for (let passed = 0; passed < minutes * 6; passed += 1) {
    clock.pass((10 * SECOND) / MINUTE);
    await resolveLost(clock.ctx);
    await deliverNotices(clock.ctx);
  }
}

async function ledger() {
  const { rows } = await pool().query(
    `select n.state, a.channel, a.outcome, a.send_id from notice n join attempt a on a.notice_id = n.id order by a.started_at, a.id`,
  );
  return rows;
}

it('is sent again under the same id where the provider knows it, and so never twice', async () => {
  const clock = handClock(MORNING);
  await shippedOrders(clock.ctx, 1);
  await writeAddress(pool(), phoneHash(phoneOf(0)), 'wechat', 'oFOLLOWER1');
  clock.pass(2);
  switches({ loseAnswer: true });
  await deliverNotices(clock.ctx);
  expect(await ledger()).toMatchObject([{ state: 'unknown', channel: 'wechat_template', outcome: 'unknown' }]);
  switches({});
  await work(clock, 2);
  const [lost, again] = await ledger();
  expect(again).toMatchObject({ state: 'sent', channel: 'wechat_template', outcome: 'accepted', send_id: lost.send_id });
  expect(listening.standIns.world.messages).toHaveLength(1);
});

it('that never reached the provider is sent once the provider says so or its receipt is overdue', async () => {
  const clock = handClock(MORNING);
  await shippedOrders(clock.ctx, 1);
  clock.pass(2);
  switches({ loseAnswer: true });
  await deliverNotices(clock.ctx);
  // as if it had been lost on its way there
  listening.standIns.world.messages.length = 0;
  switches({});
  await work(clock, 15);
  expect(listening.standIns.world.messages).toHaveLength(1);
  expect((await ledger()).at(-1)).toMatchObject({ state: 'sent', outcome: 'accepted' });
});
