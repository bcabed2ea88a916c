import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GOOD_DAY } from '@/server/channels/stand-in';
import { HOUR } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { newId } from '@/server/platform/ids';
import { type Context, inTransaction } from '@/server/store/context';
import { saveDuty } from '@/server/store/duty';
import { saveOnCallRota } from '@/server/usecases/duty/keep-on-call';
import { alertStaff } from '@/server/usecases/notice/alert-staff';
import { deliverNotices } from '@/server/usecases/notice/deliver-notices';
import { raiseAlert } from '@/server/usecases/notice/raise-alert';
import { type Listening, listenForReceipts } from '../../contract/stand-in-portal';
import { freshDatabase } from '../../database/fresh-database';
import { addStaff, callsAs } from '../console/staff-caller';
import { handClock, MORNING } from '../stall/stalled-order';

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

const texts = () => listening.standIns.world.messages.map(({ text }) => text);
const states = async () =>
  (await pool().query(`select state, detail, count(*)::int as n from notice where recipient like 'person:%' group by 1, 2 order by 1, 2`))
    .rows;

async function withPhone(name: string, phone: string): Promise<string> {
  const id = await addStaff('agent', name);
  expect(await callsAs('agent', id).account.keepReach({ medium: 'sms', text: phone })).toMatchObject({ kind: 'kept' });
  return id;
}

async function settle(ctx: Context): Promise<void> {
  while ((await deliverNotices(ctx)).claimed > 0);
}

const ticket = (no: string, severity: string, template: 'alert.ticket_given' | 'alert.ticket_overdue' = 'alert.ticket_given') => ({
  cause: `${template}:${no}`,
  template,
  params: { ticketId: newId(), no, severity, typeZh: '停滞', typeEn: 'Stuck' },
});
const raise = (ctx: Context, id: string, ...alerts: ReturnType<typeof ticket>[]) =>
  inTransaction(ctx, async (tx) => {
    for (const alert of alerts) await raiseAlert(tx, alert, [`person:${id}`]);
  });

describe('alerts to one person outside the console', () => {
  it('that are alike are one message with a count: the first that is urgent goes at once, what follows is gathered', async () => {
    const { ctx, pass } = handClock();
    const lin = await withPhone('Lin', '13700137061');
    await raise(ctx, lin, ticket('T1', 'P1'));
    await settle(ctx);
    expect(texts()).toMatchObject([expect.stringMatching(/^【Daona】交给您的工单：P1 停滞，编号 T1/)]);
    pass(1);
    await raise(ctx, lin, ticket('T2', 'P2'), ticket('T3', 'P0'));
    await settle(ctx);
    pass(2);
    await raise(ctx, lin, ticket('T4', 'P3'));
    await settle(ctx);
    expect(texts()).toHaveLength(1);
    pass(2);
    await settle(ctx);
    expect(texts()).toHaveLength(2);
    expect(texts()[1]).toMatch(/^【Daona】3 条提醒，最急的：交给您的工单：P0 停滞，编号 T3.*\/admin\/alerts$/);
    expect(await states()).toEqual([
      { state: 'sent', detail: null, n: 2 },
      { state: 'suppressed', detail: 'in one message', n: 2 },
    ]);
  });

  it('are told once each, in no more messages than there are workers, when these take them at the same moment', async () => {
    const { ctx, pass } = handClock();
    const lin = await withPhone('Lin', '13700137061');
    await raise(ctx, lin, ...Array.from({ length: 12 }, (_, i) => ticket(`T${i}`, 'P2')));
    for (let minute = 0; minute < 12; minute += 1) {
      await Promise.all([deliverNotices(ctx), deliverNotices(ctx), deliverNotices(ctx)]);
      pass(1);
    }
    const told = texts().map((text) => Number(/(\d+) 条提醒/.exec(text ?? '')?.[1] ?? 1));
    expect(told.reduce((sum, one) => sum + one, 0)).toBe(12);
    expect(told.length).toBeLessThanOrEqual(3);
  });

  it('are no more than the most of an hour, except P0 and P1, and then one over all kinds', async () => {
    const { ctx, pass } = handClock();
    const lin = await withPhone('Lin', '13700137061');
    await callsAs('supervisor').alert.saveSettings({ gatherMin: 0, mostPerHour: 2, firstMin: 10, otherMin: 30 });
    for (const no of ['T1', 'T2', 'T3', 'T4']) {
      await raise(ctx, lin, ticket(no, 'P2', 'alert.ticket_overdue'));
      await settle(ctx);
      pass(1);
    }
    expect(texts()).toHaveLength(2);
    await raise(ctx, lin, ticket('T5', 'P0'), ticket('T6', 'P3', 'alert.ticket_given'));
    await settle(ctx);
    expect(texts()).toHaveLength(3);
    expect(texts()[2]).toContain('T5');
    pass(60);
    await settle(ctx);
    expect(texts()).toHaveLength(4);
    expect(texts()[3]).toMatch(/^【Daona】2 条提醒/);
  });

  it('that somebody takes while they are gathered are told by no message', async () => {
    const { ctx, pass } = handClock();
    const lin = await withPhone('Lin', '13700137061');
    await raise(ctx, lin, ticket('T1', 'P2'), ticket('T2', 'P2'));
    await settle(ctx);
    const open = await callsAs('agent', lin, ctx.now).alert.open();
    await callsAs('agent', lin, ctx.now).alert.take({ ids: open.map(({ id }) => id) });
    pass(10);
    await settle(ctx);
    expect(texts()).toEqual([]);
    expect(await states()).toEqual([{ state: 'suppressed', detail: 'resolved', n: 2 }]);
  });

  it('come by the ways that the person chose, and by none that was not wanted', async () => {
    const { ctx } = handClock();
    const lin = await withPhone('Lin', '13700137061');
    await callsAs('agent', lin).account.keepWays({ ways: [{ medium: 'sms', hears: 'urgent' }] });
    await callsAs('supervisor').alert.saveSettings({ gatherMin: 0, mostPerHour: 9, firstMin: 10, otherMin: 30 });
    await raise(ctx, lin, ticket('T1', 'P3'), ticket('T2', 'P1'));
    await settle(ctx);
    expect(texts()).toMatchObject([expect.stringContaining('T2')]);
    expect(await states()).toEqual([
      { state: 'sent', detail: null, n: 1 },
      { state: 'suppressed', detail: 'not wanted outside the console', n: 1 },
    ]);
  });
});

describe('an alert that cannot be worded', () => {
  it('is given up and holds up none of the others', async () => {
    const { ctx } = handClock();
    const lin = await withPhone('Lin', '13700137061');
    const odd = { ...ticket('T1', 'P1'), params: { severity: 'P1' } } as unknown as ReturnType<typeof ticket>;
    await raise(ctx, lin, odd, ticket('T2', 'P1', 'alert.ticket_overdue'));
    await settle(ctx);
    expect(texts()).toMatchObject([expect.stringContaining('T2')]);
    expect(await states()).toMatchObject([
      { state: 'dead', n: 1 },
      { state: 'sent', n: 1 },
    ]);
  });
});

describe('an alert to a role that may wake somebody', () => {
  it('reaches by night who is on call alone, and by day those on duty', async () => {
    const { ctx, at } = handClock();
    const [day, night] = [await withPhone('Lin', '13700137061'), await withPhone('Mo', '13700137062')];
    const hours = { calendar: 'service', skills: [], mostOpen: null, superiorId: null, manages: false };
    for (const id of [day, night]) await saveDuty(ctx.db, id, hours, MORNING);
    const rota = { timeZone: 'Asia/Shanghai', turn: 'day' as const, weekday: 1, handOverMin: 540, startsOn: '2026-11-02', people: [night] };
    await saveOnCallRota(ctx, { rota, by: 'staff:x' });
    const incident = (id: string) => ({
      cause: `incident:${id}:began`,
      template: 'alert.incident_opened' as const,
      params: { incidentId: newId(), incidentKind: 'source_silent', incidentCause: 'x', source: 'wms', since: ctx.now() },
    });
    await inTransaction(ctx, (tx) => alertStaff(tx, incident('a')));
    await settle(ctx);
    expect(listening.standIns.world.messages.map(({ to }) => to).sort()).toEqual(['+8613700137061', '+8613700137062']);
    listening.standIns.world.messages.length = 0;
    at(MORNING + 15 * HOUR);
    await inTransaction(ctx, (tx) => alertStaff(tx, incident('b')));
    await settle(ctx);
    expect(listening.standIns.world.messages.map(({ to }) => to)).toEqual(['+8613700137062']);
  });
});
