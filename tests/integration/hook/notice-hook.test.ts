import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { pool } from '@/server/platform/database';
import { forgetListeners } from '@/server/store/hook';
import { deliverNotices } from '@/server/usecases/notice/deliver-notices';
import { type Listening, listenForReceipts } from '../../contract/stand-in-portal';
import { freshDatabase } from '../../database/fresh-database';
import { handClock, MORNING, PHONE, shippedOrder } from '../stall/stalled-order';
import { hookTo } from './hook-desk';

let listening: Listening;
beforeAll(async () => {
  listening = await listenForReceipts();
});
afterAll(() => listening.close());
beforeEach(async () => {
  await freshDatabase();
  forgetListeners();
});

it('a message that went to a customer is told once, by what it was and not by what it said', async () => {
  const { ctx, pass } = handClock();
  await shippedOrder(ctx, 'N1', MORNING);
  await hookTo(ctx, 'https://erp.example/', { types: ['notice.sent'] });
  pass(30);
  for (let round = 0; round < 3; round += 1) await deliverNotices(ctx);
  const { rows } = await pool().query('select type, change, version from hook_message');
  expect(rows).toEqual([
    { type: 'notice.sent', change: { template: 'milestone.shipped', channel: 'twilio_sms' }, version: expect.any(Number) },
  ]);
  expect(JSON.stringify(rows)).not.toContain(PHONE.slice(3));
});
