import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { GOOD_DAY } from '@/server/channels/stand-in';
import { readDrafts } from '@/server/usecases/draft/read-drafts';
import { sendDraft } from '@/server/usecases/draft/send-draft';
import { deliverNotices } from '@/server/usecases/notice/deliver-notices';
import { draftReply } from '@/server/usecases/reply/draft-reply';
import { readReplies } from '@/server/usecases/reply/read-replies';
import { shareReply } from '@/server/usecases/reply/share-reply';
import { saveGroup } from '@/server/usecases/staff/keep-groups';
import { type Listening, listenForReceipts } from '../../contract/stand-in-portal';
import { freshDatabase } from '../../database/fresh-database';
import { draftedOrder, orderIdOf, ruleDrafts, service } from './drafted-order';

let listening: Listening;
beforeAll(async () => {
  listening = await listenForReceipts();
});
afterAll(() => listening.close());
beforeEach(async () => {
  await freshDatabase();
  await ruleDrafts(8);
  listening.standIns.world.switches = { ...GOOD_DAY, receipts: 'none', receiptDelayMs: 1 };
  listening.standIns.world.messages.length = 0;
});

it('what the order has now stands first: what to say, what to do, when the next word comes; it goes as a draft that somebody confirms', async () => {
  const staffId = await service();
  const { ctx, pass } = await draftedOrder();
  const orderId = await orderIdOf('N1');
  const [own] = await readDrafts(ctx);
  await sendDraft(ctx, { id: own!.id, version: own!.version, staffId });
  await deliverNotices(ctx);
  pass(30);
  const { replies } = await readReplies(ctx, { orderId });
  expect(replies[0]).toMatchObject({ code: 'logistics.not_collected', isNow: true, say: expect.stringContaining('快递还没有来揽收') });
  expect(replies[0]!.nextAt).toBeGreaterThan(ctx.now());
  expect(replies.length).toBeGreaterThan(15);
  expect(await draftReply(ctx, { orderId, code: 'logistics.lost', staffId })).toEqual({ kind: 'not_now' });
  expect(await draftReply(ctx, { orderId, code: 'logistics.not_collected', staffId })).toEqual({ kind: 'drafted' });
  await deliverNotices(ctx);
  const [draft] = await readDrafts(ctx, { orderId });
  expect(draft).toMatchObject({ askedByName: '小林', goesAt: null, rule: null });
  pass(10);
  await deliverNotices(ctx);
  expect(listening.standIns.world.messages).toHaveLength(1);
  await sendDraft(ctx, { id: draft!.id, version: draft!.version, staffId });
  await deliverNotices(ctx);
  expect(listening.standIns.world.messages).toHaveLength(2);
});

it('is posted in a group by its robot, with what to say, what to do and the order’s page', async () => {
  const staffId = await service();
  const { ctx } = await draftedOrder();
  const orderId = await orderIdOf('N1');
  const hears = { topics: [], shops: [], urgentOnly: false };
  const address = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=11111111-2222-3333-4444-555555555555';
  const saved = await saveGroup(ctx, {
    group: { id: null, name: '售后群', channel: 'wecom_robot', address, hears, isActive: true },
    by: `staff:${staffId}`,
  });
  const groupId = saved.kind === 'saved' ? saved.id : '';
  const posted = await shareReply(ctx, { orderId, code: 'logistics.not_collected', groupId, staffId });
  expect(posted).toEqual({ kind: 'sent', group: '售后群', isSure: true });
  const [said] = listening.standIns.world.messages;
  expect(JSON.stringify(said)).toContain('快递还没有来揽收');
  expect(JSON.stringify(said)).toContain(`/admin/orders/${orderId}`);
});
