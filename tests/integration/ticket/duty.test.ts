import { beforeEach, describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { inTransaction, newContext } from '@/server/store/context';
import { endAbsence, insertAbsence, saveAway, saveDuty } from '@/server/store/duty';
import { readClocks } from '@/server/store/ticket-clock';
import { readCalendarTable, saveCalendars } from '@/server/usecases/calendar/save-calendars';
import { endOwnShift, readOwnShift } from '@/server/usecases/duty/end-own-shift';
import { endShifts } from '@/server/usecases/duty/end-shifts';
import { readDutyPage } from '@/server/usecases/duty/keep-duty';
import { saveShifts } from '@/server/usecases/duty/keep-shifts';
import { assignTicket } from '@/server/usecases/ticket/answer-ticket';
import { keepTickets } from '@/server/usecases/ticket/keep-tickets';
import { noteOnTicket } from '@/server/usecases/ticket/note-on-ticket';
import { type ExceptionFound, openException } from '@/server/usecases/ticket/open-exception';
import { pauseTicket, resumeTicket } from '@/server/usecases/ticket/pause-ticket';
import { readTicketPage } from '@/server/usecases/ticket/read-tickets';
import { recountClocks } from '@/server/usecases/ticket/recount-clocks';
import { freshDatabase } from '../../database/fresh-database';
import { addStaff } from '../console/staff-caller';
import { delivered } from './delivered-order';

/** A Tuesday, 10:00 in Shanghai. */
const MORNING = Date.parse('2026-11-17T02:00:00Z');
const PLAIN = { calendar: 'around_the_clock', skills: [], mostOpen: null, superiorId: null, manages: false };

let now = MORNING;
const ctx = newContext(() => now);

beforeEach(async () => {
  await freshDatabase();
  now = MORNING;
});

async function open(orderNo: string, more: Partial<ExceptionFound> = {}) {
  const { id: orderId } = await delivered(ctx, orderNo, now - HOUR);
  const found = { orderId, cause: 'c', class: 'logistics' as const, reason: 'carrier.no_movement', shipmentKey: '', since: now, ...more };
  const outcome = await inTransaction(ctx, (tx) => openException(tx, found));
  if (outcome.kind !== 'opened') throw new Error(outcome.kind);
  return outcome.ticket;
}
const ownerOf = async (id: string) => (await pool().query('select owner_id, level from ticket where id = $1', [id])).rows[0];
const trail = async (id: string) =>
  (await pool().query('select kind from ticket_event where ticket_id = $1 order by at, id', [id])).rows.map((row) => row.kind);
const alerts = async () =>
  (await pool().query(`select template, recipient from notice where template like 'alert.ticket%' order by created_at, template`)).rows.map(
    (row) => [row.template, row.recipient],
  );
const isAway = (staffId: string) =>
  insertAbsence(ctx.db, { id: crypto.randomUUID(), staffId, fromAt: now, untilAt: null, note: '', createdBy: 'system', createdAt: now });

describe('a ticket', () => {
  it('goes to one person who is on duty, knows the matter and has least to do', async () => {
    const [ling, bo, wen] = [await addStaff('agent', 'ling'), await addStaff('agent', 'bo'), await addStaff('agent', 'wen')];
    await saveDuty(ctx.db, ling, { ...PLAIN, skills: ['finance'] }, now);
    await saveDuty(ctx.db, bo, { ...PLAIN, skills: ['finance'] }, now);
    const owners = [];
    for (let i = 0; i < 4; i += 1) owners.push((await open(`P${i}`, { class: 'payment', reason: 'payment.duplicate' })).ownerId);
    expect(owners.filter((id) => id === ling)).toHaveLength(2);
    expect(owners.filter((id) => id === bo)).toHaveLength(2);
    await saveAway(ctx.db, ling, now, now);
    expect((await open('P5', { class: 'payment', reason: 'payment.duplicate' })).ownerId).toBe(bo);
    await isAway(bo);
    // nobody who knows it is there: better somebody than nobody
    expect((await open('P6', { class: 'payment', reason: 'payment.duplicate' })).ownerId).toBe(wen);
  });

  it('opened in a night without shifts goes to the duty manager when it is urgent, and waits with an owner when it is not', async () => {
    const [agent, manager] = [await addStaff('agent', 'ling'), await addStaff('supervisor', 'mei')];
    await saveDuty(ctx.db, agent, { ...PLAIN, calendar: 'service' }, now);
    await saveDuty(ctx.db, manager, { ...PLAIN, calendar: 'service', manages: true }, now);
    now = Date.parse('2026-11-17T18:00:00Z');
    const ticket = await open('N1', { priority: 'P1' });
    expect(ticket.ownerId).toBe(manager);
    expect(await alerts()).toEqual([['alert.ticket_given', `person:${manager}`]]);
    expect((await open('N2', { priority: 'P3' })).ownerId).toBe(agent);
  });

  it('never stays with somebody who is absent, and comes back to nobody twice', async () => {
    const [ling, bo, wen] = [await addStaff('agent', 'ling'), await addStaff('agent', 'bo'), await addStaff('agent', 'wen')];
    const tickets = [];
    for (const no of ['A1', 'A2', 'A3', 'A4', 'A5', 'A6']) tickets.push(await open(no));
    await isAway(ling);
    await Promise.all([keepTickets(ctx), keepTickets(ctx), keepTickets(ctx)]);
    for (const { id } of tickets) expect([bo, wen]).toContain((await ownerOf(id)).owner_id);
    const given = tickets.filter((t) => t.ownerId === ling);
    expect(given).toHaveLength(2);
    for (const { id } of given) expect((await trail(id)).filter((kind) => kind === 'reassigned')).toHaveLength(1);
    const { rows } = await pool().query('select id from staff_absence');
    await endAbsence(ctx.db, rows[0].id, now + MINUTE);
    await pool().query('update staff set active = false where id = any($1)', [[bo, wen]]);
    now += 2 * MINUTE;
    await keepTickets(ctx);
    for (const { id } of tickets) expect((await ownerOf(id)).owner_id).toBe(ling);
  });

  it('that was opened when nobody worked here has an owner as soon as somebody does', async () => {
    const ticket = await open('O1');
    expect(ticket.ownerId).toBeNull();
    const ling = await addStaff('agent', 'ling');
    expect(await keepTickets(ctx)).toBe(1);
    expect((await ownerOf(ticket.id)).owner_id).toBe(ling);
    expect(await keepTickets(ctx)).toBe(0);
  });
});

describe('the end of somebody’s hours', () => {
  const EVENING = Date.parse('2026-11-17T13:30:00Z');
  const team = async () => {
    const [ling, bo, mei] = [await addStaff('agent', 'ling'), await addStaff('agent', 'bo'), await addStaff('supervisor', 'mei')];
    await saveDuty(ctx.db, ling, { ...PLAIN, calendar: 'service' }, now);
    await saveDuty(ctx.db, mei, { ...PLAIN, calendar: 'service', manages: true }, now);
    await saveAway(ctx.db, bo, now, now);
    return { ling, bo, mei };
  };

  it('hands what is urgent to somebody on duty, once, and leaves the rest for tomorrow', async () => {
    const { ling, bo } = await team();
    const [urgent, small, paused] = [await open('E1', { priority: 'P2' }), await open('E2', { priority: 'P3' }), await open('E3')];
    expect([urgent.ownerId, small.ownerId, paused.ownerId]).toEqual([ling, ling, ling]);
    await pauseTicket(ctx, { ticketId: paused.id, staffId: ling, reason: 'carrier' });
    await saveAway(ctx.db, bo, null, now);
    expect(await endShifts(ctx)).toBe(0);
    now = EVENING;
    expect((await Promise.all([endShifts(ctx), endShifts(ctx), endShifts(ctx)])).reduce((sum, n) => sum + n)).toBe(1);
    expect((await ownerOf(urgent.id)).owner_id).toBe(bo);
    expect((await ownerOf(small.id)).owner_id).toBe(ling);
    expect((await ownerOf(paused.id)).owner_id).toBe(ling);
    expect((await trail(urgent.id)).filter((kind) => kind === 'shift_ended')).toHaveLength(1);
    // what somebody takes after hours is theirs
    await assignTicket(ctx, { ticketId: urgent.id, staffId: ling, ownerId: ling });
    expect(await endShifts(ctx)).toBe(0);
  });

  it('hands it to the duty manager when nobody is on duty', async () => {
    const { mei } = await team();
    const ticket = await open('E4', { priority: 'P1' });
    now = EVENING;
    expect(await endShifts(ctx)).toBe(1);
    expect((await ownerOf(ticket.id)).owner_id).toBe(mei);
    expect(await endShifts(ctx)).toBe(0);
  });

  it('gives who is alone no more than the policy says, and the rest to the duty manager, with one alert', async () => {
    const { bo, mei } = await team();
    await saveAway(ctx.db, bo, null, now);
    await saveShifts(ctx, { base: 0, by: 'system', rows: [{ code: 'every', handOver: ['P0', 'P1', 'P2'], aloneMost: 2 }] });
    now = EVENING;
    const owners = [];
    for (const no of ['L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'L7', 'L8']) owners.push((await open(no, { priority: 'P2' })).ownerId);
    expect(owners).toEqual([bo, bo, mei, mei, mei, mei, mei, mei]);
    const toManager = (await alerts()).filter(([, who]) => who === `person:${mei}`).map(([template]) => template);
    expect(toManager).toEqual(['alert.ticket_given', 'alert.ticket_given', 'alert.ticket_given', 'alert.tickets_many']);
  });

  it('can come early: who ends them says what the next has to know, and is away until their next hours', async () => {
    const { ling, bo } = await team();
    const ticket = await open('E5', { priority: 'P2' });
    await saveAway(ctx.db, bo, null, now);
    expect((await readOwnShift(ctx, { staffId: ling })).map(({ id }) => id)).toEqual([ticket.id]);
    const memories = [{ ticketId: ticket.id, memory: '网点答应晚上派送，八点前回客户' }];
    expect(await endOwnShift(ctx, { staffId: ling, memories })).toEqual({ kind: 'ended', handed: 1, kept: 0 });
    expect((await ownerOf(ticket.id)).owner_id).toBe(bo);
    const page = await readTicketPage(ctx, { id: ticket.id, staffId: bo });
    expect(page).toMatchObject({ messages: [{ kind: 'handover', body: '网点答应晚上派送，八点前回客户' }] });
    const isThere = async () => (await readDutyPage(ctx)).people.find(({ id }) => id === ling)!.isOnDuty;
    expect(await isThere()).toBe(false);
    now = MORNING + 24 * HOUR;
    expect(await isThere()).toBe(true);
  });
});

describe('clocks of a ticket', () => {
  it('remind before they run out, once, and tell when they have, however many sweepers there are', async () => {
    const ling = await addStaff('agent', 'ling');
    const ticket = await open('C1', { priority: 'P2' });
    expect(ticket.answerBy).toBe(MORNING + HOUR);
    now = MORNING + 48 * MINUTE;
    await Promise.all([keepTickets(ctx), keepTickets(ctx), keepTickets(ctx)]);
    expect((await alerts()).slice(1)).toEqual([['alert.ticket_due', `person:${ling}`]]);
    now = MORNING + HOUR;
    await Promise.all([keepTickets(ctx), keepTickets(ctx)]);
    expect((await trail(ticket.id)).filter((kind) => kind === 'breached' || kind === 'reminded')).toEqual(['reminded', 'breached']);
    expect((await alerts()).slice(2)).toEqual([['alert.ticket_overdue', `person:${ling}`]]);
  });

  it('stand still while they are paused, and go on with what was left', async () => {
    const staffId = await addStaff('agent', 'ling');
    const ticket = await open('C2');
    now = MORNING + 30 * MINUTE;
    expect(await pauseTicket(ctx, { ticketId: ticket.id, staffId, reason: 'carrier' })).toMatchObject({
      kind: 'done',
      ticket: { answerBy: null },
    });
    expect(await pauseTicket(ctx, { ticketId: ticket.id, staffId, reason: 'carrier' })).toEqual({ kind: 'not_running' });
    now = MORNING + 9 * HOUR;
    expect(await keepTickets(ctx)).toBe(0);
    await resumeTicket(ctx, { ticketId: ticket.id, staffId });
    const clocks = (await readClocks(ctx.db, [ticket.id])).get(ticket.id)!;
    expect(clocks.find((c) => c.clock === 'first')!.dueAt).toBe(now + 30 * MINUTE);
  });

  it('are counted anew when the calendar they count by is changed', async () => {
    await addStaff('agent', 'ling');
    const ticket = await open('C3');
    const { settings } = await readCalendarTable(ctx);
    const late = Array.from({ length: 7 }, () => [{ fromMin: 12 * 60, toMin: 21 * 60 }]);
    const next = { ...settings, calendars: { ...settings.calendars, service: { ...settings.calendars.service!, week: late } } };
    expect(await saveCalendars(ctx, { base: 0, settings: next, note: '', by: 'system' })).toMatchObject({ kind: 'saved' });
    expect(await recountClocks(ctx)).toBe(1);
    const { rows } = await pool().query('select answer_by from ticket where id = $1', [ticket.id]);
    expect(rows[0].answer_by).toBe(MORNING + 3 * HOUR);
  });

  it('that find nobody acting hand the ticket to the superior after four hours, then to the administrator, and stop there', async () => {
    const [boss, mei, ling] = [await addStaff('admin', 'boss'), await addStaff('supervisor', 'mei'), await addStaff('agent', 'ling')];
    await saveDuty(ctx.db, ling, { ...PLAIN, superiorId: mei }, now);
    const ticket = await open('S1', { priority: 'P2' });
    expect(ticket.ownerId).toBe(ling);
    now = MORNING + 3 * HOUR;
    await noteOnTicket(ctx, { ticketId: ticket.id, staffId: ling, body: '已联系网点' });
    now = MORNING + 6 * HOUR;
    await keepTickets(ctx);
    expect(await ownerOf(ticket.id)).toEqual({ owner_id: ling, level: 0 });
    now = MORNING + 7 * HOUR;
    await keepTickets(ctx);
    expect(await ownerOf(ticket.id)).toEqual({ owner_id: mei, level: 1 });
    expect((await alerts()).filter(([template]) => template === 'alert.ticket_escalated')).toEqual([
      ['alert.ticket_escalated', `person:${mei}`],
    ]);
    now = MORNING + 10 * HOUR + 59 * MINUTE;
    await keepTickets(ctx);
    expect((await ownerOf(ticket.id)).owner_id).toBe(mei);
    now = MORNING + 11 * HOUR;
    await keepTickets(ctx);
    expect(await ownerOf(ticket.id)).toEqual({ owner_id: boss, level: 2 });
    now = MORNING + 72 * HOUR;
    await keepTickets(ctx);
    expect(await ownerOf(ticket.id)).toEqual({ owner_id: boss, level: 2 });
  });
});
