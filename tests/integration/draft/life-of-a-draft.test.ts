import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GOOD_DAY } from '@/server/channels/stand-in';
import { HOUR, MINUTE } from '@/server/domain/shared/instant';
import type { Words } from '@/server/domain/template/words';
import { pool } from '@/server/platform/database';
import type { Context } from '@/server/store/context';
import { readDrafts } from '@/server/usecases/draft/read-drafts';
import { sendDraft } from '@/server/usecases/draft/send-draft';
import { discardDraft, holdDraft } from '@/server/usecases/draft/stop-draft';
import { tendDrafts } from '@/server/usecases/draft/tend-drafts';
import { keepWords, openDraft } from '@/server/usecases/draft/write-draft';
import { deliverNotices } from '@/server/usecases/notice/deliver-notices';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { type Listening, listenForReceipts } from '../../contract/stand-in-portal';
import { freshDatabase } from '../../database/fresh-database';
import { MORNING, scan, shippedOrder } from '../stall/stalled-order';
import { draftedOrder, ruleDrafts, service, told } from './drafted-order';

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

const onPhone = () => listening.standIns.world.messages.map(({ text }) => text ?? '');

async function work(ctx: Context): Promise<void> {
  await tendDrafts(ctx);
  await deliverNotices(ctx);
}

const OWN: Words[] = [{ medium: 'sms', text: '订单 N1 我是小林，刚打过电话：快递 14 点前上门。' }];

describe('a draft goes by itself', () => {
  it('in minute eight, where nobody has touched it, and not before', async () => {
    await service();
    const { ctx, pass } = await draftedOrder();
    expect(await told()).toMatchObject([{ state: 'draft' }]);
    pass(7);
    await work(ctx);
    expect(onPhone()).toHaveLength(0);
    pass(1);
    await work(ctx);
    expect(onPhone()).toHaveLength(1);
    expect(await told()).toMatchObject([{ state: 'sent' }]);
    const { rows } = await pool().query('select ended, ended_by from notice_draft');
    expect(rows).toEqual([{ ended: 'went', ended_by: 'system' }]);
  });

  it('as soon as any message where nobody of service has signed in to read it', async () => {
    const { ctx, pass } = await draftedOrder();
    await work(ctx);
    expect(await told()).toMatchObject([{ state: 'pending' }]);
    pass(2);
    await work(ctx);
    expect(onPhone()).toHaveLength(1);
  });

  it('never where its rule wants it confirmed; then a supervisor is warned instead', async () => {
    await ruleDrafts(null);
    const { ctx, pass } = await draftedOrder();
    pass(16);
    await work(ctx);
    expect(onPhone()).toHaveLength(0);
    const { rows } = await pool().query(`select params from staff_alert where template = 'alert.drafts_unconfirmed'`);
    expect(rows).toMatchObject([{ params: { count: 1 } }]);
  });

  it('not while somebody writes on it, but within the quarter hour all the same', async () => {
    const staffId = await service();
    const { ctx, pass } = await draftedOrder();
    const [draft] = await readDrafts(ctx);
    pass(8);
    await openDraft(ctx, { id: draft!.id, version: draft!.version, staffId });
    await work(ctx);
    expect(onPhone()).toHaveLength(0);
    pass(5);
    await work(ctx);
    expect(onPhone()).toHaveLength(1);
  });

  it('later, when somebody holds it', async () => {
    const staffId = await service();
    const { ctx, pass } = await draftedOrder();
    const [draft] = await readDrafts(ctx);
    pass(7);
    expect(await holdDraft(ctx, { id: draft!.id, version: draft!.version, staffId })).toMatchObject({ kind: 'held' });
    pass(14);
    await work(ctx);
    expect(onPhone()).toHaveLength(0);
    pass(1);
    await work(ctx);
    expect(onPhone()).toHaveLength(1);
  });
});

describe('service', () => {
  it('reads why it waits and what it says, and sends it in other words, which are kept under seal', async () => {
    const staffId = await service();
    const { ctx } = await draftedOrder();
    const [draft] = await readDrafts(ctx);
    expect(draft).toMatchObject({
      orderNo: 'N1',
      reason: 'carrier.missed_pickup',
      orders: 1,
      way: { kind: 'open', channel: 'twilio_sms' },
    });
    expect(draft!.goesAt).toBe(MORNING + 3 * HOUR + 8 * MINUTE);
    expect(draft!.words).toMatchObject({ medium: 'sms', text: expect.stringContaining('今天 15:00 前给您新进展') });
    expect(await sendDraft(ctx, { id: draft!.id, version: draft!.version, staffId, words: OWN })).toEqual({ kind: 'confirmed' });
    await work(ctx);
    expect(onPhone()).toEqual([expect.stringContaining('我是小林')]);
    expect(onPhone()[0]).toMatch(/^【main】.*退订回T$/s);
    const { rows } = await pool().query('select words, ended, ended_by from notice_draft');
    expect(rows[0]).toMatchObject({ ended: 'confirmed', ended_by: `staff:${staffId}` });
    expect(rows[0].words.toString('utf8')).not.toContain('小林');
    const { rows: promises } = await pool().query('select kind from promise');
    expect(promises).toHaveLength(1);
  });

  it('drops it for a reason, and it is never sent', async () => {
    const staffId = await service();
    const { ctx, pass } = await draftedOrder();
    const [draft] = await readDrafts(ctx);
    await discardDraft(ctx, { id: draft!.id, version: draft!.version, staffId, reason: 'told_already' });
    pass(60);
    await work(ctx);
    expect(onPhone()).toHaveLength(0);
    expect(await told()).toMatchObject([{ state: 'suppressed', detail: 'discarded by service' }]);
  });

  it('is told who was faster, and loses nothing it wrote to somebody else’s change', async () => {
    const [lin, wang] = [await service('小林'), await service('小王')];
    const { ctx } = await draftedOrder();
    const [draft] = await readDrafts(ctx);
    const { id, version } = draft!;
    await openDraft(ctx, { id, version, staffId: lin });
    expect(await sendDraft(ctx, { id, version, staffId: wang })).toEqual({ kind: 'taken', by: '小林' });
    await keepWords(ctx, { id, version, staffId: lin, words: OWN });
    expect(await sendDraft(ctx, { id, version, staffId: wang })).toEqual({ kind: 'changed' });
    expect(await sendDraft(ctx, { id, version: version + 1, staffId: wang })).toEqual({ kind: 'confirmed' });
    expect(await sendDraft(ctx, { id, version: version + 1, staffId: lin })).toEqual({ kind: 'ended', ended: 'confirmed', by: '小王' });
    await work(ctx);
    expect(onPhone()).toEqual([expect.stringContaining('我是小林')]);
  });

  it('cannot send what an SMS does not carry', async () => {
    const staffId = await service();
    const { ctx } = await draftedOrder();
    const [draft] = await readDrafts(ctx);
    const long: Words[] = [{ medium: 'sms', text: '很长'.repeat(260) }];
    expect(await sendDraft(ctx, { id: draft!.id, version: draft!.version, staffId, words: long })).toMatchObject({ kind: 'bad_words' });
    await work(ctx);
    expect(onPhone()).toHaveLength(0);
  });
});

describe('what is true', () => {
  it('withdraws a draft whose trouble is over, and says why', async () => {
    await service();
    const { ctx, pass } = await draftedOrder();
    pass(2);
    await recordFacts(ctx, { orders: [], facts: [scan('SFN1', 'picked_up', ctx.now())] });
    await work(ctx);
    expect(await told()).toMatchObject([{ state: 'suppressed', detail: 'resolved' }]);
    expect(await readDrafts(ctx)).toEqual([]);
    pass(30);
    await work(ctx);
    expect(onPhone().filter((text) => text.includes('揽收') && text.includes('催'))).toHaveLength(0);
  });

  it('sends the template’s words where those of service were written on other facts', async () => {
    const staffId = await service();
    const { ctx } = await draftedOrder();
    const [draft] = await readDrafts(ctx);
    await keepWords(ctx, { id: draft!.id, version: draft!.version, staffId, words: OWN });
    await pool().query(`update notice_draft set written_on = '["other"]'`);
    const [again] = await readDrafts(ctx);
    expect(again).toMatchObject({ isOutdated: true });
    await sendDraft(ctx, { id: again!.id, version: again!.version, staffId });
    await work(ctx);
    expect(onPhone()[0]).toContain('快递还没有来揽收');
    expect(await told()).toMatchObject([{ state: 'sent', detail: expect.stringContaining('worded anew') }]);
  });

  it('asks the gate again: what is confirmed at night goes in the morning', async () => {
    const night = Date.parse('2026-11-21T12:00:00Z');
    const staffId = await service('小林', night);
    const { ctx, at } = await draftedOrder('N1', night);
    const [draft] = await readDrafts(ctx);
    expect(draft!.goesAt).toBe(Date.parse('2026-11-22T00:00:00Z'));
    await sendDraft(ctx, { id: draft!.id, version: draft!.version, staffId });
    await work(ctx);
    expect(onPhone()).toHaveLength(0);
    at(Date.parse('2026-11-22T00:00:01Z'));
    await work(ctx);
    expect(onPhone()).toHaveLength(1);
  });
});

describe('one customer, several orders', () => {
  it('has one draft for what says the same, and it is one message', async () => {
    const staffId = await service();
    await shippedOrder({ ...(await clockOf()), db: pool() }, 'N2', MORNING);
    const { ctx } = await draftedOrder();
    const drafts = await readDrafts(ctx);
    expect(drafts).toMatchObject([{ orders: 2 }]);
    expect(drafts[0]!.words).toMatchObject({ text: expect.stringContaining('等 2 单') });
    const { id, version } = drafts[0]!;
    expect(await sendDraft(ctx, { id, version, staffId })).toEqual({ kind: 'confirmed' });
    await work(ctx);
    expect(onPhone()).toHaveLength(1);
    expect(await told()).toMatchObject([{ state: 'sent' }, { state: 'sent' }]);
  });
});

async function clockOf() {
  const { handClock } = await import('../stall/stalled-order');
  return handClock(MORNING).ctx;
}
