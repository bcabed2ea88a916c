import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { GOOD_DAY } from '@/server/channels/stand-in';
import { pool } from '@/server/platform/database';
import { readDrafts } from '@/server/usecases/draft/read-drafts';
import { sendDraft } from '@/server/usecases/draft/send-draft';
import { discardDraft } from '@/server/usecases/draft/stop-draft';
import { tendDrafts } from '@/server/usecases/draft/tend-drafts';
import { deliverNotices } from '@/server/usecases/notice/deliver-notices';
import { type Listening, listenForReceipts } from '../../contract/stand-in-portal';
import { freshDatabase } from '../../database/fresh-database';
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

const PEOPLE = 6;
const ROUNDS = 5;

it('two people, and its going by itself, at the same instant: it is sent once, and one of them knows to have sent it', async () => {
  const people = await Promise.all(Array.from({ length: PEOPLE }, (_, i) => service(`客服 ${i}`)));
  for (let round = 0; round < ROUNDS; round += 1) {
    const { ctx, pass } = await draftedOrder(`R${round}`);
    listening.standIns.world.messages.length = 0;
    const [draft] = await readDrafts(ctx);
    const { id, version } = draft!;
    pass(8);
    const [sent] = await Promise.all([
      Promise.all(people.map((staffId) => sendDraft(ctx, { id, version, staffId }))),
      Promise.all([1, 2, 3].map(() => tendDrafts(ctx))),
      Promise.all([1, 2, 3].map(() => deliverNotices(ctx))),
    ]);
    await tendDrafts(ctx);
    await Promise.all([1, 2].map(() => deliverNotices(ctx)));
    expect(listening.standIns.world.messages).toHaveLength(1);
    const { rows } = await pool().query('select ended from notice_draft where notice_id = $1', [id]);
    const confirmed = sent.filter(({ kind }) => kind === 'confirmed').length;
    expect(confirmed).toBe(rows[0].ended === 'confirmed' ? 1 : 0);
    expect(sent.filter(({ kind }) => kind === 'ended')).toHaveLength(PEOPLE - confirmed);
    const { rows: tries } = await pool().query('select count(*)::int as n from attempt where notice_id = $1', [id]);
    expect(tries).toEqual([{ n: 1 }]);
    await pool().query(`delete from notice; delete from notice_draft; delete from attempt; delete from promise`);
  }
});

it('one who sends and one who drops it: either it is sent or it is dropped', async () => {
  const [lin, wang] = [await service('小林'), await service('小王')];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { ctx } = await draftedOrder(`D${round}`);
    listening.standIns.world.messages.length = 0;
    const [draft] = await readDrafts(ctx);
    const { id, version } = draft!;
    const [sent, dropped] = await Promise.all([
      sendDraft(ctx, { id, version, staffId: lin }),
      discardDraft(ctx, { id, version, staffId: wang, reason: 'not_true' }),
    ]);
    await deliverNotices(ctx);
    expect([sent.kind === 'confirmed', dropped.kind === 'discarded'].filter(Boolean)).toHaveLength(1);
    expect(listening.standIns.world.messages).toHaveLength(sent.kind === 'confirmed' ? 1 : 0);
    expect((await told())[0]!.state).toBe(sent.kind === 'confirmed' ? 'sent' : 'suppressed');
    await pool().query(`delete from notice; delete from notice_draft; delete from attempt; delete from promise`);
  }
});
