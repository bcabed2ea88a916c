import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GOOD_DAY } from '@/server/channels/stand-in';
import { DEFAULT_RULES } from '@/server/domain/rule/default-rules';
import { HOUR, MINUTE } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { newId } from '@/server/platform/ids';
import { type Context, inTransaction } from '@/server/store/context';
import { forgetRules, saveRule } from '@/server/store/rule';
import { deliverNotices } from '@/server/usecases/notice/deliver-notices';
import { raiseAlert } from '@/server/usecases/notice/raise-alert';
import { sweepDeadlines } from '@/server/usecases/stall/sweep-deadlines';
import { type Listening, listenForReceipts } from '../../contract/stand-in-portal';
import { freshDatabase } from '../../database/fresh-database';
import { addStaff, callsAs } from '../console/staff-caller';
import { handClock, MORNING, shippedOrder } from '../stall/stalled-order';

const KEY = '0f2b7c1e-9a44-4d0e-8f6e-2f7b9d1c3a55';
const HEARS = { topics: [], shops: [], urgentOnly: false };

let listening: Listening;
beforeAll(async () => {
  listening = await listenForReceipts();
});
afterAll(() => listening.close());
beforeEach(async () => {
  await freshDatabase();
  listening.standIns.world.switches = { ...GOOD_DAY, receipts: 'none', receiptDelayMs: 1 };
  listening.standIns.world.messages.length = 0;
});

const told = (channel: string) => listening.standIns.world.messages.filter((one) => one.channel === channel);

async function settle(ctx: Context): Promise<void> {
  while ((await deliverNotices(ctx)).claimed > 0);
}

const ticket = (no: string, severity: string) => ({
  cause: `alert.ticket_given:${no}`,
  template: 'alert.ticket_given' as const,
  params: { ticketId: newId(), no, severity, typeZh: '停滞', typeEn: 'Stuck' },
});
const raise = (ctx: Context, id: string, alert: ReturnType<typeof ticket>) =>
  inTransaction(ctx, (tx) => raiseAlert(tx, alert, [`person:${id}`]));

async function group(more: Partial<{ hears: typeof HEARS & { topics: string[] }; isActive: boolean }> = {}) {
  const saved = await callsAs('supervisor').group.save({
    id: null,
    name: '物流异常群',
    channel: 'wecom_robot',
    address: `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${KEY}`,
    hears: HEARS,
    isActive: true,
    ...(more as object),
  });
  if (saved.kind !== 'saved') throw new Error(saved.kind);
  return saved.id;
}

describe('a group of colleagues', () => {
  it('hears an alert with its link and picture, and its owner is called by the name they left', async () => {
    const { ctx } = handClock();
    const lin = await addStaff('agent', 'Lin');
    await callsAs('agent', lin).account.keepGroupName({ of: 'wecom', name: '@LinYun' });
    await group();
    await raise(ctx, lin, ticket('T1', 'P0'));
    await settle(ctx);
    const [message] = told('robot');
    expect(message).toMatchObject({ to: KEY, mentions: ['LinYun'] });
    expect(message!.text).toMatch(
      /\*\*交给您的工单\*\*[\s\S]*P0 停滞[\s\S]*\/admin\/tickets\/[\s\S]*\/admin\/play\/ticket\/[^)]*\/picture/,
    );
    expect(told('robot')).toHaveLength(1);
  });

  it('hears what is alike as one message, nothing it did not ask for, and nothing once it is switched off', async () => {
    const { ctx, pass } = handClock();
    const lin = await addStaff('agent', 'Lin');
    const id = await group({ hears: { topics: ['ticket'], shops: ['other'], urgentOnly: true } as never });
    await raise(ctx, lin, ticket('T1', 'P3'));
    await inTransaction(ctx, (tx) =>
      raiseAlert(tx, { cause: 's', template: 'alert.second_rule', params: { ruleCode: 'r', nameZh: 'r', nameEn: 'r' } }, [`person:${lin}`]),
    );
    for (const no of ['T2', 'T3', 'T4']) await raise(ctx, lin, ticket(no, 'P1'));
    await settle(ctx);
    expect(told('robot')).toHaveLength(1);
    for (const no of ['T2', 'T3', 'T4']) expect(told('robot')[0]!.text).toContain(no);
    await callsAs('supervisor').group.save({ id, name: 'x', channel: '', address: '', hears: HEARS, isActive: false });
    pass(6);
    await raise(ctx, lin, ticket('T5', 'P1'));
    await settle(ctx);
    expect(told('robot')).toHaveLength(1);
    const { rows } = await pool().query(`select detail::text from audit where action like 'group.%'`);
    expect(rows.map(({ detail }) => detail).join()).not.toContain(KEY);
  });

  it('is tried with a line of its own, and refuses an address that is none', async () => {
    const id = await group();
    expect(await callsAs('supervisor').group.test({ id, words: '测试' })).toEqual({ kind: 'sent' });
    expect(told('robot')).toMatchObject([{ text: '测试' }]);
    const wrong = { id, name: 'x', channel: 'wecom_robot', address: 'http://example.test', hears: HEARS, isActive: true };
    expect(await callsAs('supervisor').group.save(wrong)).toEqual({ kind: 'unreadable' });
  });
});

describe('a member of staff who left a mailbox and a phone', () => {
  it('is told by the way they put first, and by the other what they chose for it', async () => {
    const { ctx, pass } = handClock();
    const lin = await addStaff('agent', 'Lin');
    const asLin = callsAs('agent', lin);
    await asLin.account.keepReach({ medium: 'mail', text: 'lin@shop.test' });
    await asLin.account.keepReach({ medium: 'sms', text: '13700137061' });
    await asLin.account.keepWays({
      ways: [
        { medium: 'sms', hears: 'urgent' },
        { medium: 'mail', hears: 'all' },
      ],
    });
    await raise(ctx, lin, ticket('T1', 'P1'));
    await raise(ctx, lin, ticket('T2', 'P3'));
    await settle(ctx);
    expect(told('sms')).toMatchObject([{ to: '+8613700137061', text: expect.stringContaining('T1') }]);
    pass(6);
    await settle(ctx);
    expect(told('sms')).toHaveLength(1);
    expect(told('mail')).toMatchObject([{ to: 'lin@shop.test' }]);
    expect(told('mail')[0]!.text).toContain('T2');
  });
});

describe('a rung that alerts a whole role', () => {
  it('reaches the mailbox of the supervisor, once for all orders of a quarter of an hour, and no agent’s', async () => {
    const { ctx, at } = handClock();
    for (const [role, name] of [
      ['supervisor', 'wu'],
      ['agent', 'lin'],
    ] as const) {
      const id = await addStaff(role, name);
      await callsAs(role, id).account.keepReach({ medium: 'mail', text: `${name}@shop.test` });
    }
    const body = DEFAULT_RULES.carrier_collect!;
    const rungs = body.rungs.slice(0, 1).map((rung) => ({ ...rung, alert: 'supervisor' as const }));
    await saveRule(ctx.db, { ...body, rungs, code: 'carrier_collect', version: 1, enabled: true }, 'staff:1', MORNING);
    forgetRules();
    for (const orderNo of ['R1', 'R2', 'R3']) await shippedOrder(ctx, orderNo, MORNING);
    at(MORNING + 3 * HOUR);
    while ((await sweepDeadlines(ctx)).isMore);
    await settle(ctx);
    expect(told('mail')).toEqual([]);
    at(MORNING + 3 * HOUR + 5 * MINUTE);
    await settle(ctx);
    expect(told('mail').map(({ to }) => to)).toEqual(['wu@shop.test']);
    expect(told('mail')[0]!.text).toMatch(/R\d 等 3 个订单：快递还没有来揽收/);
    const { rows } = await pool().query(`select count(*)::int as n from staff_alert where template = 'alert.stalls'`);
    expect(rows).toEqual([{ n: 1 }]);
  });
});
