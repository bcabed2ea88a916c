import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { GOOD_DAY } from '@/server/channels/stand-in';
import { type Context, newContext } from '@/server/store/context';
import { sendCodes } from '@/server/usecases/owner/send-codes';
import { startCode } from '@/server/usecases/owner/start-code';
import { verifyCode } from '@/server/usecases/owner/verify-code';
import { type Listening, listenForReceipts } from '../../contract/stand-in-portal';
import { freshDatabase } from '../../database/fresh-database';
import { NOW, recordOrder } from '../console/some-orders';

const PHONE = '+8613800138000';

let listening: Listening;
let ctx: Context;
beforeAll(async () => {
  listening = await listenForReceipts({ isMainlandOn: true });
});
afterAll(() => listening.close());
beforeEach(async () => {
  await freshDatabase();
  ctx = newContext(() => NOW);
  listening.standIns.world.switches = { ...GOOD_DAY, receipts: 'none' };
  listening.standIns.world.messages.length = 0;
  await recordOrder({ orderNo: 'OWN-1', phone: PHONE });
});

const onPhone = () => listening.standIns.world.messages;

async function askedAndSent(): Promise<string> {
  const started = await startCode(ctx, { phone: PHONE, network: '10.0.0.0/24', language: 'zh-CN' });
  if (started.kind !== 'started') throw new Error(started.kind);
  await sendCodes(ctx);
  return started.ticket;
}

test('a code to a phone of the mainland goes in the approved text of the first provider there, and is good', async () => {
  const ticket = await askedAndSent();
  expect(onPhone()).toMatchObject([{ to: PHONE, provider: 'aliyun' }]);
  expect(await verifyCode(ctx, { ticket, code: onPhone()[0]!.text! })).toMatchObject({ kind: 'verified' });
});

test('where the account is refused another channel sends the same code at once, and the phone is held against nobody', async () => {
  listening.standIns.world.switches.refuse = 'isv.SMS_TEMPLATE_ILLEGAL';
  const ticket = await askedAndSent();
  expect(onPhone().map(({ provider }) => provider)).toEqual([undefined]);
  expect(await verifyCode(ctx, { ticket, code: onPhone()[0]!.text! })).toMatchObject({ kind: 'verified' });
  expect((await ctx.db.query(`select 1 from reach where consent <> 'in'`)).rowCount).toBe(0);
});

test('what may be out is not sent a second time by another channel', async () => {
  listening.standIns.world.switches.loseAnswer = true;
  await askedAndSent();
  expect(onPhone()).toHaveLength(1);
});
