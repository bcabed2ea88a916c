import { beforeEach, expect, it } from 'vitest';
import { HOUR, MINUTE } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { carryOutConsequences } from '@/server/usecases/consequence/carry-out-consequences';
import { judgeTickets } from '@/server/usecases/ticket/judge-tickets';
import { noteOnTicket } from '@/server/usecases/ticket/note-on-ticket';
import { readTicketList } from '@/server/usecases/ticket/read-tickets';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../../database/fresh-database';
import { stalledWith } from '../consequence/ruled-order';
import { addStaff } from '../console/staff-caller';
import { MORNING, scan } from '../stall/stalled-order';

beforeEach(() => freshDatabase());

/** A parcel that was not collected in time has its ticket; then the carrier scans it. */
async function ticketOfStall() {
  const ling = await addStaff('agent', 'ling');
  const stalled = await stalledWith([{ do: 'ticket', class: 'logistics', priority: 'P1' }]);
  await carryOutConsequences(stalled.ctx);
  const move = async () => {
    stalled.at(MORNING + 4 * HOUR);
    await recordFacts(stalled.ctx, { orders: [], facts: [scan('SFD1', 'picked_up', MORNING + 4 * HOUR - MINUTE)] });
  };
  return { ...stalled, ling, move };
}
const ticket = async () => (await pool().query('select id, state, cause, closed_by, cleared_at from ticket')).rows[0];
const trail = async () => (await pool().query('select kind, actor from ticket_event order by at, id')).rows.map((row) => row.kind);

it('an exception that is over closes itself while nobody has acted, with the cause it was opened for', async () => {
  const { ctx, move } = await ticketOfStall();
  // what has just been opened holds
  expect(await judgeTickets(ctx)).toBe(0);
  await move();
  await Promise.all([judgeTickets(ctx), judgeTickets(ctx), judgeTickets(ctx)]);
  expect(await ticket()).toMatchObject({ state: 'closed', closed_by: 'system', cause: 'carrier.missed_pickup' });
  expect((await trail()).filter((kind) => kind === 'closed')).toHaveLength(1);
  // nobody has a customer's word to wait for
  expect((await readTicketList(ctx, { view: 'unconfirmed' })).counts).toMatchObject({ unconfirmed: 0, closed: 1 });
});

it('one that somebody works on stays theirs, and says that what opened it is over', async () => {
  const { ctx, move, ling } = await ticketOfStall();
  await noteOnTicket(ctx, { ticketId: (await ticket()).id, staffId: ling, body: '已联系网点' });
  await move();
  await judgeTickets(ctx);
  expect(await ticket()).toMatchObject({ state: 'open', cleared_at: MORNING + 4 * HOUR });
  expect((await trail()).at(-1)).toBe('cleared');
  expect(await judgeTickets(ctx)).toBe(0);
});

it('one that was opened for neither stall nor flag is never judged over', async () => {
  const { ctx, move } = await ticketOfStall();
  await pool().query(`update ticket_event set cause = 'by hand' where cause is not null`);
  await move();
  await judgeTickets(ctx);
  expect(await ticket()).toMatchObject({ state: 'open', cleared_at: null });
});
