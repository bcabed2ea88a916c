import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '@/server/domain/shared/instant';
import type { Photo } from '@/server/domain/ticket/photo';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { completeQuietOrders } from '@/server/usecases/order/complete-quiet-orders';
import { addToTicket } from '@/server/usecases/ticket/add-to-ticket';
import { assignTicket, closeTicket, replyToTicket } from '@/server/usecases/ticket/answer-ticket';
import { keepAnswers } from '@/server/usecases/ticket/keep-answers';
import { noteOnTicket } from '@/server/usecases/ticket/note-on-ticket';
import { openReport, type Report } from '@/server/usecases/ticket/open-report';
import { readCustomerTicket, readTicketList } from '@/server/usecases/ticket/read-tickets';
import { settleByCustomer } from '@/server/usecases/ticket/settle-by-customer';
import { showPhotoToCustomer, showPhotoToStaff } from '@/server/usecases/ticket/show-photo';
import { refoldOrders } from '@/server/usecases/tracking/refold-orders';
import { freshDatabase } from '../../database/fresh-database';
import { addStaff } from '../console/staff-caller';
import { delivered, documentOf } from './delivered-order';

/** A Tuesday, 10:00 in Shanghai. */
const MORNING = Date.parse('2026-11-17T02:00:00Z');
const REMARK = '门口没有，电话 13800138000';
const PHOTO: Photo = { mediaType: 'image/png', bytes: new Uint8Array([0x89, 1, 2, 3]) };

let now = MORNING;
const ctx = newContext(() => now);
let orderId: string;
let staffId: string;

beforeEach(async () => {
  await freshDatabase();
  now = MORNING;
  await pool().query(`insert into shop (code, name) values ('north', 'North')`);
  orderId = (await delivered(ctx, 'T1', MORNING - HOUR)).id;
  staffId = await addStaff('agent', 'ling');
});

const report = (more: Partial<Report> = {}) =>
  openReport(ctx, { orderId, kind: 'not_received', checks: { looked: 'asked_all' }, remark: REMARK, photos: [], by: 'phone', ...more });

async function opened(more: Partial<Report> = {}) {
  const outcome = await report(more);
  if (outcome.kind !== 'opened') throw new Error(outcome.kind);
  return outcome.ticket;
}

const dispute = async () => (await documentOf(ctx, 'T1')).attention.find((flag) => flag.kind === 'disputed');
const promises = async () =>
  (await pool().query('select due_at, kept_at, broken_at from promise order by created_at, due_at')).rows.map((p) => [
    (p.due_at - MORNING) / MINUTE,
    p.kept_at ? 'kept' : p.broken_at ? 'broken' : 'open',
  ]);
const noticesTo = async (recipient: string) =>
  (
    await pool().query('select template from notice where recipient = $1 and order_id = $2 order by created_at, id', [recipient, orderId])
  ).rows
    .map((n) => n.template)
    .filter((t) => t.includes('ticket'));

describe('a report', () => {
  it('is a ticket with a number, a promised answer, the evidence of the moment and the customer’s word in the log', async () => {
    const ticket = await opened();
    expect(ticket.no).toMatch(/^[1-9]\d{6}$/);
    expect([ticket.priority, ticket.answerBy]).toEqual(['P1', MORNING + 2 * HOUR]);
    expect(ticket.evidence).toMatchObject({
      shipment: { carrier: 'sf', deliveredAt: MORNING - HOUR, deliveredKind: 'guard', district: '浦东新区' },
      shipments: 1,
      delivered: 1,
    });
    const document = await documentOf(ctx, 'T1');
    expect(document.state.tickets).toMatchObject([{ no: ticket.no, state: 'open', answerBy: MORNING + 2 * HOUR }]);
    expect(document.state.shipments[0]!.deliveredKind).toBe('claimed');
    expect(document.headline).toMatchObject({ key: 'disputed', params: { next: MORNING + 2 * HOUR } });
    const codes = document.state.timeline.map((line) => [line.code, line.source]);
    expect(codes).toContainEqual(['receipt.disputed', 'customer']);
    expect(codes).toContainEqual(['ticket.opened', 'daona']);
    expect(await promises()).toEqual([[120, 'open']]);
    expect(await noticesTo('staff:agent')).toEqual(['staff.ticket']);
  });

  it('keeps what was written and shown encrypted, and out of log and facts', async () => {
    const ticket = await opened({ photos: [PHOTO] });
    const dump = JSON.stringify([
      (await pool().query('select * from fact')).rows,
      (await pool().query('select * from orders')).rows,
      (await pool().query('select * from notice')).rows,
      (await pool().query('select * from audit')).rows,
      (await pool().query('select id, author, kind, encode(sealed, $1) as sealed from ticket_message', ['escape'])).rows,
    ]);
    expect(dump).not.toMatch(/门口|13800138000/);
    const { rows } = await pool().query('select sealed from ticket_photo');
    expect(rows[0].sealed.includes(Buffer.from(PHOTO.bytes))).toBe(false);
    expect((await readCustomerTicket(ctx, { orderId, ticketId: ticket.id, by: 'phone' }))!.messages.map((m) => m.body)).toEqual([REMARK]);
    expect(ticket.state).toBe('open');
  });

  it('stops the order from completing by itself until it is settled', async () => {
    const ticket = await opened({ kind: 'damaged', checks: { extent: 'both' } });
    expect((await documentOf(ctx, 'T1')).headline.key).toBe('disputed_goods');
    now += 40 * DAY;
    await completeQuietOrders(ctx);
    expect((await documentOf(ctx, 'T1')).state.lifecycle).toBe('delivered');
    await closeTicket(ctx, { ticketId: ticket.id, staffId, cause: 'carrier.damaged_parcel', done: '已补发' });
    expect(await dispute()).toBeUndefined();
    await completeQuietOrders(ctx);
    expect((await documentOf(ctx, 'T1')).state.lifecycle).toBe('completed');
  });

  it('told twice is one ticket, also when both come at once; the promise stays as it was', async () => {
    const both = await Promise.all([report(), report({ kind: 'damaged', remark: '再说一次', photos: [PHOTO] })]);
    expect(both.map((o) => o.kind).sort()).toEqual(['joined', 'opened']);
    now += HOUR;
    expect((await report({ remark: '还有' })).kind).toBe('joined');
    // the same form once more says nothing new
    expect((await report({ remark: '还有' })).kind).toBe('joined');
    expect((await pool().query('select count(*) from ticket')).rows[0].count).toBe(1);
    expect((await pool().query('select count(*) from ticket_message')).rows[0].count).toBe(3);
    expect(await promises()).toEqual([[both.some((o) => o.kind === 'opened' && o.ticket.kind === 'damaged') ? 240 : 120, 'open']]);
  });

  it('of anything else raises no flag, and an unknown order none at all', async () => {
    await opened({ kind: 'other' });
    expect(await dispute()).toBeUndefined();
    expect((await documentOf(ctx, 'T1')).state.tickets).toHaveLength(1);
    expect((await report({ orderId: '019aa5b0-0000-7000-8000-000000000009' })).kind).toBe('missing');
  });

  it('promises in the hours in which somebody is there', async () => {
    now = Date.parse('2026-11-17T12:30:00Z');
    // half an hour of the day is left; the rest is counted from 09:00
    expect((await opened()).answerBy).toBe(Date.parse('2026-11-18T02:30:00Z'));
  });
});

describe('an answer', () => {
  it('keeps the promise, is the owner’s from then on, and is told to the customer', async () => {
    const ticket = await opened();
    now += HOUR;
    expect((await replyToTicket(ctx, { ticketId: ticket.id, staffId, body: '快递正在核实' })).kind).toBe('done');
    const [line] = (await readTicketList(ctx, {})).tickets;
    expect(line).toMatchObject({ state: 'answered', owner: 'ling', answerBy: null, answeredAt: now });
    expect(await promises()).toEqual([[120, 'kept']]);
    expect(await noticesTo('customer')).toEqual(['ticket.answered']);
    expect((await dispute())!.nextUpdateAt).toBeUndefined();
    const seen = await readCustomerTicket(ctx, { orderId, ticketId: ticket.id, by: 'phone' });
    expect(seen!.messages.map((m) => [m.kind, m.body])).toEqual([
      ['remark', REMARK],
      ['reply', '快递正在核实'],
    ]);
  });

  it('brings the ticket back to us when the customer writes again', async () => {
    const ticket = await opened();
    await replyToTicket(ctx, { ticketId: ticket.id, staffId, body: '好了吗' });
    now += HOUR;
    const added = await addToTicket(ctx, { ticketId: ticket.id, orderId, remark: '还没有', photos: [PHOTO, PHOTO], by: 'phone' });
    expect(added).toMatchObject({ kind: 'added', photosKept: 1, ticket: { state: 'open', answerBy: now + 2 * HOUR } });
    expect(await promises()).toEqual([
      [120, 'kept'],
      [180, 'open'],
    ]);
    expect(await noticesTo('staff:agent')).toEqual(['staff.ticket', 'staff.ticket_again']);
    expect((await addToTicket(ctx, { ticketId: ticket.id, orderId: staffId, remark: 'x', photos: [], by: 'phone' })).kind).toBe('missing');
  });

  it('a note is for colleagues, a person who left cannot own a ticket', async () => {
    const ticket = await opened();
    await noteOnTicket(ctx, { ticketId: ticket.id, staffId, body: '内部' });
    expect(JSON.stringify(await readCustomerTicket(ctx, { orderId, ticketId: ticket.id, by: 'phone' }))).not.toContain('内部');
    const gone = await addStaff('agent', 'gone');
    await pool().query('update staff set active = false where id = $1', [gone]);
    expect((await assignTicket(ctx, { ticketId: ticket.id, staffId, ownerId: gone })).kind).toBe('no_such_person');
    expect((await assignTicket(ctx, { ticketId: ticket.id, staffId, ownerId: staffId })).kind).toBe('done');
    expect((await readTicketList(ctx, { ownerId: staffId })).tickets).toHaveLength(1);
    const { rows } = await pool().query('select action from audit order by id');
    expect(rows.map((r) => r.action)).toEqual(['ticket.noted', 'ticket.assigned']);
  });
});

describe('the end', () => {
  it('found: the customer closes it, the parcel counts as received', async () => {
    const ticket = await opened();
    const settled = await settleByCustomer(ctx, { ticketId: ticket.id, orderId });
    expect(settled).toMatchObject({ kind: 'settled', ticket: { state: 'closed', cause: 'recipient.found', closedBy: 'customer' } });
    const document = await documentOf(ctx, 'T1');
    expect([document.state.lifecycle, await dispute()]).toEqual(['completed', undefined]);
    expect(await promises()).toEqual([[120, 'kept']]);
    expect((await settleByCustomer(ctx, { ticketId: ticket.id, orderId })).kind).toBe('already_settled');
  });

  it('takes a cause of the tree; the customer is asked and confirms, or opens it again', async () => {
    const ticket = await opened();
    expect((await closeTicket(ctx, { ticketId: ticket.id, staffId, cause: 'because', done: 'x' })).kind).toBe('bad_cause');
    expect((await closeTicket(ctx, { ticketId: ticket.id, staffId, cause: 'carrier.early_sign', done: '明天送到' })).kind).toBe('done');
    expect((await replyToTicket(ctx, { ticketId: ticket.id, staffId, body: 'x' })).kind).toBe('closed');
    expect(await noticesTo('customer')).toEqual(['ticket.closed']);
    expect(await dispute()).toBeUndefined();
    now += HOUR;
    const again = await addToTicket(ctx, { ticketId: ticket.id, orderId, remark: '还是没有', photos: [], by: 'phone' });
    expect(again).toMatchObject({ kind: 'added', ticket: { state: 'open', reopened: 1, cause: null } });
    expect((await dispute())!.reason).toBe('recipient.not_received');
    await closeTicket(ctx, { ticketId: ticket.id, staffId, cause: 'carrier.early_sign', done: '送到了' });
    await settleByCustomer(ctx, { ticketId: ticket.id, orderId });
    expect((await readCustomerTicket(ctx, { orderId, ticketId: ticket.id, by: 'phone' }))!.ticket.confirmedAt).toBe(now);
    now += 15 * DAY;
    expect((await addToTicket(ctx, { ticketId: ticket.id, orderId, remark: '又来', photos: [], by: 'phone' })).kind).toBe('over');
  });

  it('is the same when the log is folded anew', async () => {
    const ticket = await opened();
    await replyToTicket(ctx, { ticketId: ticket.id, staffId, body: '核实中' });
    const before = await documentOf(ctx, 'T1');
    await refoldOrders(ctx, [orderId]);
    const after = await documentOf(ctx, 'T1');
    expect({ ...after, version: 0, updatedAt: 0 }).toEqual({ ...before, version: 0, updatedAt: 0 });
  });
});

describe('a promised answer', () => {
  it('is warned of before it breaks, once; broken it is scored, said and promised anew', async () => {
    const ticket = await opened();
    now = MORNING + 2 * HOUR - 16 * MINUTE;
    expect(await keepAnswers(ctx)).toBe(0);
    now += MINUTE;
    expect(await keepAnswers(ctx)).toBe(1);
    expect(await keepAnswers(ctx)).toBe(0);
    expect(await noticesTo('staff:supervisor')).toEqual(['staff.ticket_due']);
    expect(await promises()).toEqual([[120, 'open']]);
    now = MORNING + 2 * HOUR + MINUTE;
    expect(await keepAnswers(ctx)).toBe(1);
    expect(await promises()).toEqual([
      [120, 'broken'],
      [245, 'open'],
    ]);
    const { state } = await documentOf(ctx, 'T1');
    expect(state.tickets).toMatchObject([{ no: ticket.no, state: 'open', answerBy: MORNING + 245 * MINUTE }]);
    expect(await keepAnswers(ctx)).toBe(0);
  });
});

describe('a photo', () => {
  it('is shown to staff with a line in the audit log, to the customer only the way it came', async () => {
    await opened({ photos: [PHOTO], by: 'link:abc' });
    const { id } = (await pool().query('select id from ticket_photo')).rows[0];
    const shown = await showPhotoToStaff(ctx, { id, by: `staff:${staffId}` });
    expect(shown).toMatchObject({ kind: 'shown', mediaType: 'image/png', bytes: Buffer.from(PHOTO.bytes) });
    expect((await pool().query(`select actor, action from audit`)).rows).toEqual([{ actor: `staff:${staffId}`, action: 'photo.shown' }]);
    expect((await showPhotoToCustomer(ctx, { id, orderId, by: 'link:abc' })).kind).toBe('shown');
    expect((await showPhotoToCustomer(ctx, { id, orderId, by: 'phone' })).kind).toBe('missing');
    expect((await showPhotoToCustomer(ctx, { id, orderId: staffId, by: 'link:abc' })).kind).toBe('missing');
  });
});
