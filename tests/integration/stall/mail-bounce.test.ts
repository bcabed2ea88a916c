import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { POST } from '@/app/api/receipts/[channel]/[endpoint]/route';
import { GOOD_DAY } from '@/server/channels/stand-in';
import { STAND_IN_ACCOUNT } from '@/server/channels/stand-in-account';
import { HOUR } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { inTransaction } from '@/server/store/context';
import { writeAddress } from '@/server/store/reach';
import { recordConsent } from '@/server/usecases/consent/record-consent';
import { deliverNotices } from '@/server/usecases/notice/deliver-notices';
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

it('a mailbox that a report calls unknown is not written to again', async () => {
  const { world } = listening.standIns;
  world.switches = { ...GOOD_DAY, receiptDelayMs: 1, failReceipt: 550 };
  const { ctx, at, pass } = handClock();
  await ensureDefaultRules(ctx);
  await shippedOrder(ctx, 'B1', MORNING);
  const { rows: orders } = await pool().query<{ hash: string }>('select phone_hash as hash from orders');
  const hash = orders[0]!.hash;
  await pool().query(`update notice set state = 'suppressed'`);
  await inTransaction(ctx, (tx) =>
    recordConsent(tx, hash, [{ medium: 'sms', topic: 'all', says: 'out', way: 'reply', actor: 'customer', evidence: 'TD' }]),
  );
  await writeAddress(ctx.db, hash, 'mail', 'lin@customer.example');
  at(MORNING + 3 * HOUR);
  await sweepDeadlines(ctx);
  pass(2);
  await deliverNotices(ctx);
  expect(world.messages).toMatchObject([{ channel: 'mail', to: 'lin@customer.example' }]);

  const [report] = await listening.hear(1);
  const params = Promise.resolve({ channel: 'email', endpoint: STAND_IN_ACCOUNT.MAIL_BOUNCE_TOKEN });
  const { method, headers, body } = report!;
  expect((await POST(new Request(`http://10.0.0.5:3000${report!.path}`, { method, headers, body }), { params })).status).toBe(200);
  const { rows } = await pool().query(`select consent, reason from reach where medium = 'mail'`);
  expect(rows).toEqual([{ consent: 'blocked', reason: '5.1.1' }]);
  pass(60);
  await deliverNotices(ctx);
  expect(world.messages).toHaveLength(1);
});
