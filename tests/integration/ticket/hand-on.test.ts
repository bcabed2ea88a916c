import { beforeEach, expect, it } from 'vitest';
import { HOUR } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { insertAbsence } from '@/server/store/duty';
import { carryOutConsequences } from '@/server/usecases/consequence/carry-out-consequences';
import { freshDatabase } from '../../database/fresh-database';
import { stalledWith } from '../consequence/ruled-order';
import { addStaff } from '../console/staff-caller';
import { MORNING } from '../stall/stalled-order';

beforeEach(() => freshDatabase());

const rungs = [
  { do: 'ticket', class: 'logistics', priority: 'P2' },
  { do: 'hand_on', afterMin: 120, to: 'supervisor' },
] as const;
const ticket = async () => (await pool().query('select id, owner_id, level from ticket')).rows[0];
const told = async () =>
  (await pool().query(`select template, recipient from notice where template like 'alert.ticket_given' or template = 'staff.handed_on'`))
    .rows;

it('a rung hands the open ticket of its stall on to a supervisor, who is alerted, and the role is not', async () => {
  const [mei, ling] = [await addStaff('supervisor', 'mei'), await addStaff('agent', 'ling')];
  const { ctx, at } = await stalledWith([...rungs]);
  await carryOutConsequences(ctx);
  expect((await ticket()).owner_id).toBe(ling);
  at(MORNING + 5 * HOUR);
  await carryOutConsequences(ctx);
  expect((await ticket()).owner_id).toBe(mei);
  const { rows } = await pool().query(`select detail from ticket_event where kind = 'handed_on'`);
  expect(rows).toMatchObject([{ detail: { from: ling, to: mei, rule: 'carrier_collect' } }]);
  expect((await told()).map((row) => row.recipient)).toEqual([`person:${ling}`, `person:${mei}`]);
});

it('it stays where it is, and the role is alerted, when nobody else of the role is there', async () => {
  const [mei, ling] = [await addStaff('supervisor', 'mei'), await addStaff('agent', 'ling')];
  const { ctx, at } = await stalledWith([...rungs]);
  await carryOutConsequences(ctx);
  await insertAbsence(ctx.db, {
    id: crypto.randomUUID(),
    staffId: mei,
    fromAt: 0,
    untilAt: null,
    note: '',
    createdBy: 'system',
    createdAt: 0,
  });
  at(MORNING + 5 * HOUR);
  await carryOutConsequences(ctx);
  expect((await ticket()).owner_id).toBe(ling);
  expect((await told()).at(-1)).toMatchObject({ template: 'staff.handed_on', recipient: 'staff:supervisor' });
});
