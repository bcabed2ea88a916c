import { beforeEach, describe, expect, it } from 'vitest';
import { type AlertParams, incidentBegan } from '@/server/domain/notice/staff-alert';
import { HOUR, MINUTE } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { newId } from '@/server/platform/ids';
import { inTransaction } from '@/server/store/context';
import { insertAbsence, saveDuty } from '@/server/store/duty';
import { saveOnCallRota } from '@/server/usecases/duty/keep-on-call';
import { climbAlerts } from '@/server/usecases/notice/climb-alerts';
import { raiseAlert } from '@/server/usecases/notice/raise-alert';
import { freshDatabase } from '../../database/fresh-database';
import { addStaff, callsAs } from '../console/staff-caller';
import { handClock, MORNING } from '../stall/stalled-order';

const PLAIN = { calendar: 'around_the_clock', skills: [], mostOpen: null, superiorId: null, manages: false };
const WORKERS = [1, 2, 3];

beforeEach(freshDatabase);

/** The house: an owner with a superior, who is on call, a duty manager and another supervisor. */
async function house(now: number) {
  const [ling, bo, mei, tao, wu] = [
    await addStaff('agent', 'ling'),
    await addStaff('agent', 'bo'),
    await addStaff('supervisor', 'mei'),
    await addStaff('supervisor', 'tao'),
    await addStaff('supervisor', 'wu'),
  ];
  const { ctx } = handClock(now);
  await saveDuty(ctx.db, ling, { ...PLAIN, superiorId: mei }, now);
  await saveDuty(ctx.db, tao, { ...PLAIN, manages: true }, now);
  const rota = { timeZone: 'Asia/Shanghai', turn: 'week' as const, weekday: 1, handOverMin: 540, startsOn: '2026-11-02', people: [bo] };
  await saveOnCallRota(ctx, { rota, by: `staff:${mei}` });
  return { ling, bo, mei, tao, wu };
}

/** Of a ticket that nobody has closed or worked on. */
const given = (severity: string, params: AlertParams = {}) => ({
  cause: `alert.ticket_given:${severity}`,
  template: 'alert.ticket_given' as const,
  params: { ticketId: newId(), no: 'T1', severity, typeZh: '停滞', typeEn: 'Stuck', ...params },
});

const unattended = async () =>
  (await pool().query(`select recipient, created_at as at from notice where template = 'alert.unattended' order by created_at, recipient`))
    .rows;

async function allWorkers(ctx: Parameters<typeof climbAlerts>[0]): Promise<number> {
  const seen = await Promise.all(WORKERS.map(() => climbAlerts(ctx)));
  return seen.reduce((sum, n) => sum + n);
}

describe('an urgent alert that nobody takes', () => {
  it('goes to who is on call, the superior, the duty manager and all supervisors, each once, however many workers run', async () => {
    const { ctx, pass } = handClock();
    const { ling, bo, mei, tao, wu } = await house(ctx.now());
    await inTransaction(ctx, (tx) => raiseAlert(tx, given('P0'), [`person:${ling}`]));
    expect(await allWorkers(ctx)).toBe(0);
    for (let turn = 0; turn < 8; turn += 1) {
      pass(10);
      await allWorkers(ctx);
    }
    const at = (minutes: number) => MORNING + minutes * MINUTE;
    expect(await unattended()).toEqual([
      { recipient: `person:${bo}`, at: at(10) },
      { recipient: `person:${mei}`, at: at(20) },
      { recipient: `person:${tao}`, at: at(30) },
      { recipient: `person:${wu}`, at: at(40) },
    ]);
    const { rows } = await pool().query('select rung, people from staff_alert_step order by at');
    expect(rows).toEqual([
      { rung: 'on_call', people: [bo] },
      { rung: 'superior', people: [mei] },
      { rung: 'duty_manager', people: [tao] },
      { rung: 'supervisors', people: [wu] },
    ]);
  });

  it('waits longer when it is urgent without being of the highest priorities, and never climbs when it can wait', async () => {
    const { ctx, pass } = handClock();
    const { ling } = await house(ctx.now());
    await inTransaction(ctx, (tx) => raiseAlert(tx, given('P2'), [`person:${ling}`]));
    await inTransaction(ctx, (tx) => raiseAlert(tx, { ...given('P2'), cause: 'o', template: 'alert.ticket_overdue' }, [`person:${ling}`]));
    pass(29);
    expect(await climbAlerts(ctx)).toBe(0);
    pass(1);
    expect(await climbAlerts(ctx)).toBe(1);
    pass(10 * 60);
    while ((await climbAlerts(ctx)) > 0) pass(30);
    expect(await pool().query(`select cause from staff_alert_step group by 1`)).toMatchObject({ rows: [{ cause: 'o' }] });
  });

  it('climbs no further once somebody has taken it, which the others are told with name and time', async () => {
    const { ctx, pass } = handClock();
    const { ling, bo, mei } = await house(ctx.now());
    await inTransaction(ctx, (tx) => raiseAlert(tx, given('P1'), [`person:${ling}`]));
    pass(10);
    await climbAlerts(ctx);
    pass(1);
    const asBo = callsAs('agent', bo, ctx.now);
    const [alert] = await asBo.alert.open();
    expect(alert).toMatchObject({ template: 'alert.unattended', params: { of: 'alert.ticket_given', no: 'T1' }, takenAt: null });
    expect(await callsAs('supervisor', mei, ctx.now).alert.take({ ids: [alert!.id] })).toEqual({ kind: 'missing' });
    expect(await asBo.alert.take({ ids: [alert!.id] })).toEqual({ kind: 'done', taken: 1 });
    expect(await asBo.alert.take({ ids: [alert!.id] })).toEqual({ kind: 'taken_before' });
    expect(await asBo.alert.open()).toEqual([]);
    const asLing = callsAs('agent', ling, ctx.now);
    expect(await asLing.alert.open()).toMatchObject([{ template: 'alert.ticket_given', takenAt: ctx.now(), takenByName: 'bo' }]);
    pass(60);
    expect(await allWorkers(ctx)).toBe(0);
    expect(await asLing.alert.open()).toEqual([]);
    expect(await asLing.alert.list({ view: 'all' })).toMatchObject([
      { owner: `person:${ling}`, takenByName: 'bo', steps: [{ rung: 'on_call', names: ['bo'] }] },
    ]);
    expect(await asLing.alert.list({ view: 'open' })).toEqual([]);
  });

  it('is taken by one of two who take it at the same moment', async () => {
    const { ctx } = handClock();
    const { ling, bo } = await house(ctx.now());
    await inTransaction(ctx, (tx) => raiseAlert(tx, given('P1'), ['staff:agent']));
    const [alert] = await callsAs('agent', ling, ctx.now).alert.open();
    const answers = await Promise.all([ling, bo].map((id) => callsAs('agent', id, ctx.now).alert.take({ ids: [alert!.id] })));
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['done', 'taken_before']);
  });

  it('that somebody has only seen pops up for them no more, and climbs as before', async () => {
    const { ctx, pass } = handClock();
    const { ling, bo } = await house(ctx.now());
    await inTransaction(ctx, (tx) => raiseAlert(tx, given('P1'), ['staff:agent']));
    const asLing = callsAs('agent', ling, ctx.now);
    const [alert] = await asLing.alert.open();
    expect(await asLing.alert.see({ ids: [alert!.id] })).toEqual({ kind: 'done' });
    expect(await asLing.alert.open()).toEqual([]);
    expect(await callsAs('agent', bo, ctx.now).alert.open()).toHaveLength(1);
    pass(10);
    expect(await climbAlerts(ctx)).toBe(1);
    expect(await unattended()).toMatchObject([{ recipient: `person:${bo}` }]);
  });

  it('climbs no further when what it told of is over', async () => {
    const { ctx, pass } = handClock();
    const { ling } = await house(ctx.now());
    const [incidentId, told] = [newId(), { incidentKind: 'source_silent', incidentCause: 'x', since: MORNING - HOUR }];
    const began = { cause: incidentBegan(incidentId), template: 'alert.incident_opened' as const, params: { ...told, incidentId } };
    await inTransaction(ctx, (tx) => raiseAlert(tx, began, [`person:${ling}`]));
    const ended = {
      cause: began.cause.replace(':began', ':ended'),
      template: 'alert.incident_closed' as const,
      params: { ...began.params },
    };
    await inTransaction(ctx, (tx) => raiseAlert(tx, ended, ['staff:agent']));
    pass(120);
    expect(await climbAlerts(ctx)).toBe(0);
    expect(await unattended()).toEqual([]);
  });
});

describe('the on-call calendar', () => {
  it('shows four weeks with swaps and gaps, and an alert goes to whoever has taken the hours', async () => {
    const { ctx, pass } = handClock();
    const { ling, bo, wu } = await house(ctx.now());
    const asWu = callsAs('supervisor', wu, ctx.now);
    expect(await asWu.onCall.enterSwap({ staffId: wu, fromAt: MORNING, untilAt: MORNING, note: '' })).toEqual({
      kind: 'refused',
      why: 'times',
    });
    expect(await asWu.onCall.enterSwap({ staffId: wu, fromAt: MORNING, untilAt: MORNING + 2 * HOUR, note: '换班' })).toMatchObject({
      kind: 'saved',
    });
    const absence = {
      staffId: bo,
      fromAt: MORNING + 3 * HOUR,
      untilAt: MORNING + 4 * HOUR,
      note: '',
      createdBy: 'system',
      createdAt: MORNING,
    };
    await insertAbsence(ctx.db, { ...absence, id: newId() });
    const page = await asWu.onCall.read();
    expect(page.nowId).toBe(wu);
    expect(page.turns[0]).toEqual({ fromAt: MORNING, untilAt: MORNING + 2 * HOUR, staffId: wu, insteadOf: bo });
    expect(page.gaps).toEqual([{ fromAt: MORNING + 3 * HOUR, untilAt: MORNING + 4 * HOUR, staffId: bo }]);
    await inTransaction(ctx, (tx) => raiseAlert(tx, given('P0'), [`person:${ling}`]));
    pass(10);
    await climbAlerts(ctx);
    expect(await unattended()).toMatchObject([{ recipient: `person:${wu}` }]);
  });
});
