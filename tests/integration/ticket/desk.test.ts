import { beforeEach, describe, expect, it, vi } from 'vitest';
import { HOUR } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { saveAway, saveDuty } from '@/server/store/duty';
import { insertTicketEvent } from '@/server/store/ticket-event';
import { closeTicket } from '@/server/usecases/ticket/answer-ticket';
import { changeTickets } from '@/server/usecases/ticket/change-tickets';
import { confirmTicket } from '@/server/usecases/ticket/confirm-ticket';
import { handOverTicket } from '@/server/usecases/ticket/hand-over-ticket';
import { keepFile, showFile } from '@/server/usecases/ticket/keep-file';
import { noteOnTicket } from '@/server/usecases/ticket/note-on-ticket';
import { openException } from '@/server/usecases/ticket/open-exception';
import { openReport } from '@/server/usecases/ticket/open-report';
import { readCustomerTicket, readTicketList, readTicketPage } from '@/server/usecases/ticket/read-tickets';
import { reopenTicket } from '@/server/usecases/ticket/reopen-ticket';
import { freshDatabase } from '../../database/fresh-database';
import { addStaff } from '../console/staff-caller';
import { delivered, documentOf } from './delivered-order';

/** A Tuesday, 10:00 in Shanghai. */
const MORNING = Date.parse('2026-11-17T02:00:00Z');

let now = MORNING;
const ctx = newContext(() => now);
let orderId: string;
let ling: string;
let wei: string;

beforeEach(async () => {
  await freshDatabase();
  now = MORNING;
  await pool().query(`insert into shop (code, name) values ('north', 'North')`);
  orderId = (await delivered(ctx, 'T1', MORNING - HOUR)).id;
  ling = await addStaff('agent', 'ling');
  wei = await addStaff('agent', 'wei');
  // what is opened here is ling's
  await saveAway(ctx.db, wei, now, now);
});

async function reported() {
  const outcome = await openReport(ctx, { orderId, kind: 'not_received', checks: {}, remark: '没收到', photos: [], by: 'phone' });
  if (outcome.kind !== 'opened') throw new Error(outcome.kind);
  return { ticketId: outcome.ticket.id, staffId: ling };
}

async function noticed(reason = 'carrier.no_movement', shipmentKey = 'sf/1') {
  const outcome = await openException(ctx, { orderId, cause: `test:${reason}:${shipmentKey}`, reason, shipmentKey, since: now });
  if (outcome.kind !== 'opened') throw new Error(outcome.kind);
  return { ticketId: outcome.ticket.id, staffId: ling };
}

const alertsOf = async (staffId: string) =>
  (await pool().query('select template from notice where recipient = $1', [`person:${staffId}`])).rows.map((row) => row.template);
const close = (which: { ticketId: string; staffId: string }) =>
  closeTicket(ctx, { ...which, cause: 'carrier.no_movement', done: '已找回' });
const pageOf = async (id: string, staffId: string) => {
  const page = await readTicketPage(ctx, { id, staffId });
  if (page.kind !== 'found') throw new Error(page.kind);
  return page;
};

describe('the page of a ticket', () => {
  it('is of one moment: it tells of no new owner while it shows the old one', async () => {
    const which = await reported();
    const changing = await pool().connect();
    try {
      await changing.query('begin');
      await changing.query('lock table ticket_event');
      const page = pageOf(which.ticketId, ling);
      await vi.waitFor(async () => {
        const { rows } = await pool().query(`select from pg_locks where not granted and relation = 'ticket_event'::regclass`);
        expect(rows).toHaveLength(1);
      });
      await changing.query('update ticket set owner_id = $2 where id = $1', [which.ticketId, wei]);
      await insertTicketEvent(changing, { ticketId: which.ticketId, orderId, at: now, actor: 'system', kind: 'reassigned' });
      await changing.query('commit');
      const { ticket, trail } = await page;
      expect(trail.some(({ kind }) => kind === 'reassigned')).toBe(ticket.ownerId === wei);
    } finally {
      changing.release();
    }
  });
});

describe('a note', () => {
  it('that names a colleague is theirs to read until they opened the ticket, and nobody else’s', async () => {
    const which = await reported();
    await noteOnTicket(ctx, { ...which, body: '@wei 请联系仓库', mentions: [wei, wei, ling] });
    expect((await readTicketList(ctx, { view: 'mentioned', staffId: wei })).tickets).toHaveLength(1);
    expect((await readTicketList(ctx, { view: 'mentioned', staffId: ling })).counts.mentioned).toBe(0);
    expect(await alertsOf(wei)).toContain('alert.ticket_mention');
    expect((await pageOf(which.ticketId, ling)).mentions).toMatchObject([{ name: 'wei', seenAt: null }]);
    await pageOf(which.ticketId, wei);
    expect((await readTicketList(ctx, { staffId: wei })).counts.mentioned).toBe(0);
  });
});

describe('a hand-over', () => {
  it('gives the ticket with what was known, which no customer reads', async () => {
    const which = await reported();
    const memory = '已答应客户周三前答复';
    now += HOUR;
    expect((await handOverTicket(ctx, { ...which, ownerId: wei, memory })).kind).toBe('done');
    expect((await handOverTicket(ctx, { ...which, ownerId: wei, memory })).kind).toBe('theirs_already');
    const page = await pageOf(which.ticketId, wei);
    expect(page.ticket.ownerId).toBe(wei);
    expect(page.messages.at(-1)).toMatchObject({ kind: 'handover', body: memory, authorName: 'ling' });
    expect(page.trail.at(-1)).toMatchObject({ kind: 'handed_over', detail: { to: wei } });
    expect(await alertsOf(wei)).toContain('alert.ticket_given');
    expect(JSON.stringify(await readCustomerTicket(ctx, { orderId, ticketId: which.ticketId, by: 'phone' }))).not.toContain(memory);
  });

  it('never goes to who may not act', async () => {
    const which = await reported();
    const viewer = await addStaff('viewer', 'vera');
    expect((await handOverTicket(ctx, { ...which, ownerId: viewer, memory: 'x' })).kind).toBe('no_such_person');
  });
});

describe('the end of a ticket', () => {
  it('waits for its customer’s word, which staff can record once', async () => {
    const which = await noticed();
    expect((await confirmTicket(ctx, { ...which, how: 'phone' })).kind).toBe('not_closed');
    await close(which);
    now += HOUR;
    expect((await readTicketList(ctx, { view: 'unconfirmed', staffId: ling })).tickets).toHaveLength(1);
    expect((await confirmTicket(ctx, { ...which, how: 'phone' })).kind).toBe('done');
    expect((await confirmTicket(ctx, { ...which, how: 'chat' })).kind).toBe('confirmed_already');
    expect((await readTicketList(ctx, { view: 'unconfirmed', staffId: ling })).tickets).toHaveLength(0);
    expect((await pageOf(which.ticketId, ling)).trail.at(-1)).toMatchObject({ kind: 'confirmed', detail: { how: 'phone' } });
  });

  it('opened again keeps its history and promises the customer a new answer', async () => {
    const which = await reported();
    now += HOUR;
    await close(which);
    now += HOUR;
    expect((await reopenTicket(ctx, { ...which, why: '客户说还是没有' })).kind).toBe('done');
    expect((await reopenTicket(ctx, { ...which, why: '再来' })).kind).toBe('open_already');
    const { ticket, messages, trail } = await pageOf(which.ticketId, ling);
    expect(ticket).toMatchObject({ state: 'open', reopened: 1, cause: null, closedAt: null, answerBy: now + 2 * HOUR });
    expect(messages.map((m) => m.kind)).toEqual(['remark', 'closing', 'note']);
    expect(trail.map((e) => e.kind).slice(-2)).toEqual(['closed', 'reopened']);
    expect((await documentOf(ctx, 'T1')).state.tickets).toMatchObject([{ state: 'open', answerBy: now + 2 * HOUR }]);
  });

  it('is not undone while another ticket about the same is open', async () => {
    const which = await reported();
    await close(which);
    now += HOUR;
    await reported();
    expect((await reopenTicket(ctx, { ...which, why: 'x' })).kind).toBe('open_already');
  });
});

describe('a file', () => {
  const pdf = Buffer.from('%PDF-1.7 签收单');
  it('is kept encrypted and once, and every look at it is on record', async () => {
    const which = await reported();
    expect((await keepFile(ctx, { ...which, name: '张小明 签收单.pdf', bytes: pdf })).kind).toBe('done');
    expect((await keepFile(ctx, { ...which, name: 'again.pdf', bytes: pdf })).kind).toBe('known');
    expect((await keepFile(ctx, { ...which, name: 'x.pdf', bytes: Buffer.from('MZ\0\0') })).kind).toBe('not_allowed');
    const [file] = (await pageOf(which.ticketId, ling)).files;
    expect(file).toMatchObject({ name: '张小明 签收单.pdf', mediaType: 'application/pdf', addedByName: 'ling' });
    const { rows } = await pool().query('select sealed, sealed_name from ticket_file');
    expect(rows[0].sealed.includes('PDF') || rows[0].sealed_name.includes('张小明')).toBe(false);
    const shown = await showFile(ctx, { id: file!.id, by: `staff:${wei}` });
    expect(shown).toMatchObject({ kind: 'shown', bytes: pdf });
    const looks = await pool().query(`select actor from audit where action = 'file.shown'`);
    expect(looks.rows).toEqual([{ actor: `staff:${wei}` }]);
  });
});

it('is read on record where its customer wrote something, once an hour for the same person', async () => {
  const which = await reported();
  for (const staffId of [ling, ling, wei]) await pageOf(which.ticketId, staffId);
  await pageOf((await noticed()).ticketId, ling);
  const { rows } = await pool().query(`select actor, subject from audit where action = 'ticket.read' order by id`);
  expect(rows).toEqual([ling, wei].map((id) => ({ actor: `staff:${id}`, subject: `ticket:${which.ticketId}` })));
});

describe('many tickets at once', () => {
  it('are each changed by themselves; what one refuses holds up no other', async () => {
    const [a, b] = [await noticed(), await noticed('carrier.no_movement', 'sf/2')];
    await close(a);
    const ticketIds = [a.ticketId, b.ticketId, b.ticketId];
    const closing = { kind: 'close', cause: 'carrier.no_movement', done: '网点恢复' } as const;
    expect(await changeTickets(ctx, { ticketIds, staffId: wei, change: closing })).toEqual({
      kind: 'done',
      changed: 1,
      left: [{ ticketId: a.ticketId, why: 'closed' }],
    });
    expect((await pageOf(b.ticketId, wei)).ticket).toMatchObject({ state: 'closed', closedBy: `staff:${wei}` });
  });

  it('are closed with a word to customers who reported nothing where whoever closes them says so', async () => {
    const [quiet, told] = [await noticed(), await noticed('carrier.no_movement', 'sf/2')];
    const closing = { kind: 'close', cause: 'carrier.no_movement', done: '网点恢复' } as const;
    await changeTickets(ctx, { ticketIds: [quiet.ticketId], staffId: wei, change: closing });
    await changeTickets(ctx, { ticketIds: [told.ticketId], staffId: wei, change: { ...closing, tell: true } });
    const { rows } = await pool().query(`select params ->> 'ticketId' as id from notice where template = 'ticket.settled'`);
    expect(rows).toEqual([{ id: told.ticketId }]);
  });

  it('that become urgent are told to the duty manager, and no clock is taken to be kept by it', async () => {
    const mona = await addStaff('supervisor', 'mona');
    const hours = { calendar: 'around_the_clock', skills: [], mostOpen: null, superiorId: null };
    await saveDuty(ctx.db, mona, { ...hours, manages: true }, now);
    const [a, b] = [await noticed('shipper.stock_short'), await noticed('shipper.stock_short', 'sf/2')];
    const ticketIds = [a.ticketId, b.ticketId];
    const set = (priority: 'P1' | 'P3') => changeTickets(ctx, { ticketIds, staffId: wei, change: { kind: 'priority', priority } });
    const clocksOf = async () => (await pageOf(a.ticketId, wei)).clocks;
    const before = await clocksOf();
    now += HOUR / 2;
    expect(await set('P3')).toMatchObject({ changed: 2, left: [] });
    expect(await alertsOf(mona)).toEqual([]);
    // the trail is in order of time
    now += HOUR / 60;
    expect(await set('P1')).toMatchObject({ changed: 2 });
    expect(await alertsOf(mona)).toEqual(['alert.ticket_urgent', 'alert.ticket_urgent']);
    expect(await set('P1')).toMatchObject({ changed: 0, left: ticketIds.map((ticketId) => ({ ticketId, why: 'that_already' })) });
    const { ticket, trail } = await pageOf(a.ticketId, wei);
    expect(ticket.priority).toBe('P1');
    expect(trail.slice(-2)).toMatchObject([{ detail: { priority: 'P3' } }, { kind: 'prioritised', detail: { priority: 'P1' } }]);
    expect(await clocksOf()).toEqual(before);
  });

  it('that are given to somebody are told to them, but not to who took them', async () => {
    const a = await noticed();
    const viewer = await addStaff('viewer', 'vera');
    const give = (ownerId: string, staffId: string) =>
      changeTickets(ctx, { ticketIds: [a.ticketId], staffId, change: { kind: 'assign', ownerId } });
    expect(await give(wei, wei)).toMatchObject({ changed: 1 });
    expect(await alertsOf(wei)).toEqual([]);
    expect(await give(ling, ling)).toMatchObject({ changed: 1 });
    now += HOUR;
    expect(await give(wei, ling)).toMatchObject({ changed: 1 });
    expect(await alertsOf(wei)).toEqual(['alert.ticket_given']);
    expect(await give(viewer, ling)).toMatchObject({ left: [{ ticketId: a.ticketId, why: 'no_such_person' }] });
  });
});

describe('the list', () => {
  it('shows what is mine, nobody’s and overdue, and finds a ticket by its number or order', async () => {
    const which = await reported();
    const views = async (staffId: string) => (await readTicketList(ctx, { staffId })).counts;
    await pool().query('update ticket set owner_id = null');
    expect(await views(ling)).toMatchObject({ open: 1, mine: 0, unowned: 1, overdue: 0 });
    await pool().query('update ticket set owner_id = $1', [ling]);
    expect(await views(ling)).toMatchObject({ mine: 1, unowned: 0 });
    now = MORNING + 3 * HOUR;
    expect(await views(wei)).toMatchObject({ mine: 0, overdue: 1 });
    const { no } = (await pageOf(which.ticketId, ling)).ticket;
    for (const text of [`${no.slice(0, 3)}-${no.slice(3)}`, 'T1'])
      expect((await readTicketList(ctx, { staffId: ling, text })).tickets).toHaveLength(1);
    expect((await readTicketList(ctx, { staffId: ling, text: 'T9' })).tickets).toHaveLength(0);
    expect((await readTicketList(ctx, { staffId: ling, class: 'stock' })).tickets).toHaveLength(0);
  });
});
