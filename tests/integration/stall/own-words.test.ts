import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GOOD_DAY } from '@/server/channels/stand-in';
import { HOUR } from '@/server/domain/shared/instant';
import { suggestText } from '@/server/domain/template/provider-template';
import { shippedWords, type Words } from '@/server/domain/template/words';
import { pool } from '@/server/platform/database';
import { readDueNotices } from '@/server/store/notice';
import { forgetTemplates, loadTemplates } from '@/server/store/template';
import { deliverNotices } from '@/server/usecases/notice/deliver-notices';
import { hasWords, writeMessage } from '@/server/usecases/notice/write-message';
import { ensureDefaultRules } from '@/server/usecases/stall/ensure-default-rules';
import { sweepDeadlines } from '@/server/usecases/stall/sweep-deadlines';
import { type Listening, listenForReceipts } from '../../contract/stand-in-portal';
import { freshDatabase } from '../../database/fresh-database';
import { addStaff, callsAs } from '../console/staff-caller';
import { handClock, MORNING, shippedOrder } from './stalled-order';

let listening: Listening;
beforeAll(async () => {
  listening = await listenForReceipts();
});
afterAll(() => listening.close());
beforeEach(async () => {
  await freshDatabase();
  forgetTemplates();
  await ensureDefaultRules(handClock().ctx);
  listening.standIns.world.switches = { ...GOOD_DAY, receipts: 'none', receiptDelayMs: 1 };
  listening.standIns.world.messages.length = 0;
});

const SLOT = { shop: '', key: 'stall.carrier_collect', medium: 'sms', language: 'zh-CN' } as const;
const own = (text: string): Words => ({ medium: 'sms', text });
const GOOD = own('亲，{orderNo} 卡住了：{reason}。{next} 前回您。');
const onPhone = () => listening.standIns.world.messages.map((message) => message.text);

/** An order whose shipment nobody collected for three hours: its message is due. */
async function stalledOrder(orderNo = 'N1', start = MORNING) {
  const clock = handClock(start);
  await shippedOrder(clock.ctx, orderNo, start);
  await pool().query(`update notice set state = 'suppressed' where template like 'milestone.%'`);
  clock.at(start + 3 * HOUR);
  await sweepDeadlines(clock.ctx);
  clock.pass(2);
  return clock;
}

/** A supervisor by the same clock as the orders: what is told of the past depends on which words held then. */
async function supervisor() {
  return callsAs('supervisor', await addStaff('supervisor'), () => MORNING);
}

describe('words of a shop’s own', () => {
  it('are in the next message after they were published, and are gone from the one after they were taken back', async () => {
    const calls = await supervisor();
    expect(await calls.template.publish({ ...SLOT, words: GOOD, base: 0, note: '' })).toEqual({ kind: 'published', version: 1 });
    const first = await stalledOrder();
    await deliverNotices(first.ctx);
    expect(onPhone()[0]).toContain('亲，N1 卡住了：快递还没有来揽收。今天 15:00 前回您。');
    expect(onPhone()[0]).toMatch(/^【.+】.* 退订回T$/);
    const told = (await calls.notice.list({})).notices.find((notice) => notice.template === SLOT.key && notice.recipient === 'customer');
    expect(told?.ownWords).toEqual({ 'zh-CN': GOOD });
    expect(await calls.template.rollBack({ ...SLOT, version: 0, base: 1 })).toEqual({ kind: 'published', version: 2 });
    const second = await stalledOrder('N2', MORNING + HOUR);
    await deliverNotices(second.ctx);
    expect(onPhone()[1]).toContain('我们正在催快递上门');
    const { versions } = await calls.template.read({ key: SLOT.key });
    expect(versions.map(({ version, words, restores }) => [version, words, restores])).toEqual([
      [2, null, 0],
      [1, GOOD, null],
    ]);
  });

  it('of one shop come before those of every shop', async () => {
    const calls = await supervisor();
    await calls.template.publish({ ...SLOT, words: own('{orderNo}{reason}{next}所有店铺'), base: 0, note: '' });
    await calls.template.publish({ ...SLOT, shop: 'demo', words: own('{orderNo}{reason}{next}本店'), base: 0, note: '' });
    const { ctx } = await stalledOrder();
    await deliverNotices(ctx);
    const { rows } = await pool().query('select shop from orders');
    expect(onPhone()[0]).toContain(rows[0].shop === 'demo' ? '本店' : '所有店铺');
    // as shipped is then something that a shop can choose, and having none of its own another
    const shipped = shippedWords(SLOT.key, 'sms', 'zh-CN');
    await calls.template.publish({ ...SLOT, shop: 'demo', words: shipped, base: 1, note: '' });
    await calls.template.rollBack({ ...SLOT, shop: 'demo', version: 0, base: 2 });
    const { versions } = await calls.template.read({ key: SLOT.key });
    expect(versions.filter((version) => version.shop === 'demo').map((version) => version.words)).toEqual([
      null,
      shipped,
      own('{orderNo}{reason}{next}本店'),
    ]);
  });

  it('that cannot be worded stop no message: the shipped ones go', async () => {
    const words = JSON.stringify(own('{orderNo} 到{city}了'));
    await pool().query(
      `insert into template_version (key, medium, language, shop, version, words, created_at, created_by)
       values ($1, 'sms', 'zh-CN', '', 1, $2, now(), 'staff:1')`,
      [SLOT.key, words],
    );
    const { ctx } = await stalledOrder();
    await deliverNotices(ctx);
    expect(onPhone()[0]).toContain('我们正在催快递上门');
    const { rows } = await pool().query(`select state, detail from notice where template = $1 and recipient = 'customer'`, [SLOT.key]);
    const detail = 'the shipped words went: version 1 of stall.carrier_collect sms zh-CN could not be worded';
    expect(rows).toEqual([{ state: 'sent', detail }]);
  });

  it('are refused while they lack what they have to say, and when somebody else was faster', async () => {
    const calls = await supervisor();
    expect(await calls.template.publish({ ...SLOT, words: own('亲，卡住了'), base: 0, note: '' })).toMatchObject({ kind: 'refused' });
    await calls.template.publish({ ...SLOT, words: GOOD, base: 0, note: '' });
    const late = { ...SLOT, words: own('{orderNo}{reason}{next}'), base: 0, note: '' };
    expect(await calls.template.publish(late)).toEqual({ kind: 'outdated', version: 1 });
    expect(await calls.template.keepDraft(late)).toEqual({ kind: 'outdated', version: 1 });
  });

  it('take two persons where the shop wants them for its rules', async () => {
    const [one, other] = [await supervisor(), callsAs('admin', await addStaff('admin'))];
    await other.rule.setApproval({ everywhere: true, shops: [] });
    expect(await one.template.publish({ ...SLOT, words: GOOD, base: 0, note: '' })).toEqual({ kind: 'proposed' });
    expect(await one.template.decide({ ...SLOT, agrees: true })).toEqual({ kind: 'same_person' });
    expect(await other.template.decide({ ...SLOT, agrees: true })).toEqual({ kind: 'published', version: 1 });
    const { rows } = await pool().query(`select action from audit where action like 'template.%' order by id`);
    expect(rows.map((row) => row.action)).toEqual(['template.proposed', 'template.published']);
  });

  it('alert whoever may be the second person, the first not, and nobody once it is decided or a draft again', async () => {
    let at = MORNING;
    const now = () => {
      at += 1;
      return at;
    };
    const [one, other] = [
      callsAs('supervisor', await addStaff('supervisor', 'lin'), now),
      callsAs('admin', await addStaff('admin', 'wu'), now),
    ];
    await other.rule.setApproval({ everywhere: true, shops: [] });
    const asked = async () =>
      (await Promise.all([one, other].map((calls) => calls.alert.open()))).map((alerts) =>
        alerts.map(({ template, params }) => [template, params.templateKey, params.who]),
      );
    const waits = [[], [['alert.second_template', SLOT.key, 'lin']]];
    const none = [[], []];
    const wish = { ...SLOT, words: GOOD, base: 0, note: '' };
    await one.template.publish(wish);
    expect(await asked()).toEqual(waits);
    await one.template.keepDraft(wish);
    expect(await asked()).toEqual(none);
    await one.template.publish(wish);
    await one.template.publish({ ...wish, note: 'again' });
    expect(await asked()).toEqual(waits);
    await one.template.dropDraft(SLOT);
    expect(await asked()).toEqual(none);
    await one.template.publish(wish);
    await other.template.decide({ ...SLOT, agrees: false });
    expect(await asked()).toEqual(none);
  });
});

describe('a provider that approves texts', () => {
  it('carries a message only in one that it approved, and no more once it refuses it', async () => {
    const calls = await supervisor();
    const { ctx } = await stalledOrder();
    const { rows } = await pool().query(`select id from notice where template = $1 and recipient = 'customer'`, [SLOT.key]);
    const [notice] = await readDueNotices(
      ctx.db,
      rows.map((row) => row.id),
      ctx.now(),
    );
    const place = { channel: 'aliyun_sms', shop: '', key: SLOT.key, language: 'zh-CN' } as const;
    const recipient = { timeZone: 'Asia/Shanghai', quiet: null, link: 'https://daona.test/q/Abc', language: null, now: ctx.now() };
    await loadTemplates(ctx.db);
    expect(() => writeMessage(notice!, 'aliyun_sms', recipient)).toThrow('no text of stall.carrier_collect is approved');
    const text = { ...suggestText('aliyun_sms', SLOT.key, 'zh-CN', null), templateId: '', signName: '山青茶社' };
    const kept = await calls.template.keepProvider({ id: null, place, text });
    if (kept.kind !== 'kept') throw new Error(kept.kind);
    expect(await calls.template.setApproval({ id: kept.id, state: 'submitted', reason: '', templateId: '' })).toEqual({ kind: 'set' });
    expect(await calls.template.setApproval({ id: kept.id, state: 'approved', reason: '', templateId: '' })).toEqual({
      kind: 'no_template_id',
    });
    expect(await calls.template.keepProvider({ id: kept.id, place, text })).toEqual({ kind: 'settled', state: 'submitted' });
    await calls.template.setApproval({ id: kept.id, state: 'approved', reason: '', templateId: 'SMS_77' });
    await loadTemplates(ctx.db);
    const { content } = writeMessage(notice!, 'aliyun_sms', recipient);
    expect(content).toMatchObject({ kind: 'approved', templateId: 'SMS_77', signName: '山青茶社' });
    expect(content.kind === 'approved' && content.params.map(([name]) => name)).toEqual(['orderNo', 'since', 'reason', 'next']);
    expect(hasWords(notice!, 'aliyun_sms')).toBe(true);
    await calls.template.setApproval({ id: kept.id, state: 'refused', reason: '含变量过多', templateId: '' });
    await loadTemplates(ctx.db);
    expect(hasWords(notice!, 'aliyun_sms')).toBe(false);
    expect(hasWords(notice!, 'twilio_sms')).toBe(true);
  });

  it('has one approved text for a message at a time', async () => {
    const calls = await supervisor();
    const place = { channel: 'tencent_sms', shop: '', key: 'ticket.told', language: 'zh-CN' } as const;
    const text = { ...suggestText('tencent_sms', 'ticket.told', 'zh-CN', null), templateId: '11', signName: '山青茶社' };
    for (const templateId of ['11', '12']) {
      const kept = await calls.template.keepProvider({ id: null, place, text: { ...text, templateId } });
      if (kept.kind !== 'kept') throw new Error(kept.kind);
      await calls.template.setApproval({ id: kept.id, state: 'approved', reason: '', templateId: '' });
    }
    const { providers } = await calls.template.read({ key: 'ticket.told' });
    expect(providers.map(({ templateId, state }) => [templateId, state]).sort()).toEqual([
      ['11', 'retired'],
      ['12', 'approved'],
    ]);
  });
});

describe('a test to oneself', () => {
  it('goes to the address of whoever asks, is marked, stands in no ledger, and is told in the audit log', async () => {
    const id = await addStaff('supervisor');
    const calls = callsAs('supervisor', id);
    const wish = { ...SLOT, words: GOOD, orderNo: null };
    expect(await calls.template.test(wish)).toEqual({ kind: 'no_address' });
    await calls.account.keepReach({ medium: 'sms', text: '+8613900001111' });
    expect(await calls.template.test(wish)).toEqual({ kind: 'sent', channel: 'twilio_sms' });
    expect(listening.standIns.world.messages).toMatchObject([{ to: '+8613900001111' }]);
    expect(onPhone()[0]).toMatch(/^\[TEST\] 【/);
    expect((await pool().query('select count(*)::int as count from attempt')).rows).toEqual([{ count: 0 }]);
    expect((await pool().query(`select action, subject from audit where action = 'template.tested'`)).rows).toEqual([
      { action: 'template.tested', subject: 'template:stall.carrier_collect/sms/zh-CN/*' },
    ]);
    expect(await calls.template.test({ ...wish, orderNo: 'NONE' })).toEqual({ kind: 'no_order' });
    const more = await Promise.allSettled(Array.from({ length: 6 }, () => calls.template.test({ ...wish, orderNo: 'NONE' })));
    expect(more.some((one) => one.status === 'rejected')).toBe(true);
  });
});
