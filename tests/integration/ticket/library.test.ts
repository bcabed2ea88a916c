import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_EXCEPTIONS } from '@/server/domain/exception/default-exceptions';
import { HOUR } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { inTransaction, newContext } from '@/server/store/context';
import { openException } from '@/server/usecases/ticket/open-exception';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../../database/fresh-database';
import { addStaff, callsAs } from '../console/staff-caller';
import { delivered } from './delivered-order';

const NOW = Date.parse('2026-11-17T02:00:00Z');
const ctx = newContext(() => NOW);
const rows = DEFAULT_EXCEPTIONS.map((type) => ({ ...type, signals: { ...type.signals }, causes: [...type.causes] }));
let boss: string;
let calls: ReturnType<typeof callsAs>;

beforeEach(async () => {
  await freshDatabase();
  boss = await addStaff('supervisor', 'boss');
  calls = callsAs('supervisor', boss);
});

describe('library and routing', () => {
  it('are changed in versions: the next ticket follows, what is wrong is refused with its row, an older one comes back', async () => {
    const ling = await addStaff('agent', 'ling');
    const bo = await addStaff('agent', 'bo');
    const changed = rows.map((type) => (type.code === 'stock.short' ? { ...type, priority: 'P0' as const } : type));
    expect(await calls.exception.saveLibrary({ base: 0, note: '缺货升级', rows: changed })).toEqual({ kind: 'saved', version: 1 });
    expect(await calls.exception.saveLibrary({ base: 0, note: '', rows })).toEqual({ kind: 'outdated', version: 1 });
    const bad = rows.map((type) => (type.code === 'stock.short' ? { ...type, causes: ['carrier.moon'] } : type));
    expect(await calls.exception.saveLibrary({ base: 1, note: '', rows: bad })).toEqual({
      kind: 'refused',
      faults: [{ code: 'stock.short', why: 'unknown_cause', what: 'carrier.moon' }],
    });
    const to = { role: 'agent' as const, skill: null, people: [bo] };
    const rule = {
      code: 'tea',
      name: { 'zh-CN': '茶具', en: 'Tea' },
      scope: { shops: ['north'] },
      classes: ['stock' as const],
      to,
      enabled: true,
    };
    expect(await calls.exception.saveRouting({ base: 0, note: '', rows: [rule] })).toEqual({ kind: 'saved', version: 1 });
    const { id: orderId } = await delivered(ctx, 'L1', NOW - HOUR);
    const opened = await inTransaction(ctx, (tx) =>
      openException(tx, { orderId, cause: 'c', reason: 'shipper.stock_short', shipmentKey: '', since: NOW }),
    );
    expect(opened).toMatchObject({ kind: 'opened', ticket: { priority: 'P0', ownerId: bo } });
    expect(ling).not.toBe(bo);
    expect(await calls.exception.restoreLibrary({ base: 1, restores: 0 })).toEqual({ kind: 'saved', version: 2 });
    expect((await calls.exception.library()).rows).toEqual(JSON.parse(JSON.stringify(DEFAULT_EXCEPTIONS)));
  });
});

it('says which open flags another library would recognise otherwise, and how many tickets keep their clocks', async () => {
  await addStaff('agent', 'ling');
  const { id: orderId } = await delivered(ctx, 'V1', NOW - HOUR);
  const reporter = { source: 'shop', kind: 'platform' as const };
  const dispute = { identityKey: 'd', code: 'receipt.disputed', occurredAt: NOW - HOUR / 2, precision: 'second' as const };
  await recordFacts(ctx, { orders: [], facts: [{ reporter, order: { shop: 'north', orderNo: 'V1' }, ...dispute }] });
  const found = { orderId, cause: 'c', type: 'conflict.delivery', reason: 'recipient.not_received', shipmentKey: '', since: NOW };
  await inTransaction(ctx, (tx) => openException(tx, found));
  expect(await calls.exception.preview({ rows })).toMatchObject({ moved: [], recognised: { 'conflict.delivery': 1 } });
  const own = { ...rows[0]!, code: 'conflict.own_1', class: 'conflict' as const, priority: 'P2' as const };
  const signals = { ...own.signals, reasons: ['recipient.not_received'], rules: [] };
  const without = rows.map((type) =>
    type.code === 'conflict.delivery' ? { ...type, signals: { ...type.signals, reasons: [] }, causes: ['carrier.moon'] } : type,
  );
  const answer = await calls.exception.preview({ rows: [...without, { ...own, signals }] });
  expect(answer).toMatchObject({
    faults: [{ code: 'conflict.delivery', why: 'unknown_cause' }],
    moved: [{ from: 'conflict.delivery', to: 'conflict.own_1', flags: 1, orders: [{ id: orderId, orderNo: 'V1' }] }],
    openTickets: { 'conflict.delivery': 1 },
    isPart: false,
  });
});

describe('duty', () => {
  it('is set by those who lead; who is away or absent gets nothing new; all of it is audited', async () => {
    const ling = await addStaff('agent', 'ling');
    const duty = { calendar: 'service', skills: ['finance'], mostOpen: 5, superiorId: boss, manages: false };
    expect(await calls.duty.set({ staffId: ling, duty })).toEqual({ kind: 'saved' });
    expect(await calls.duty.set({ staffId: ling, duty: { ...duty, superiorId: ling } })).toEqual({ kind: 'refused', why: 'superior' });
    expect(await calls.duty.set({ staffId: ling, duty: { ...duty, calendar: 'moon' } })).toEqual({ kind: 'refused', why: 'calendar' });
    await callsAs('agent', ling).duty.away({ isAway: true });
    const person = async () => (await calls.duty.read()).people.find((one) => one.id === ling)!;
    expect(await person()).toMatchObject({ ...duty, isOnDuty: false, isAbsent: false });
    const from = Date.now() - HOUR;
    const entered = await calls.duty.enterAbsence({ staffId: ling, fromAt: from, untilAt: null, note: '年假' });
    if (entered.kind !== 'saved') throw new Error(entered.kind);
    expect(await calls.duty.enterAbsence({ staffId: ling, fromAt: from, untilAt: from, note: '' })).toEqual({
      kind: 'refused',
      why: 'times',
    });
    expect((await person()).isAbsent).toBe(true);
    expect(await calls.duty.endAbsence({ id: entered.id })).toEqual({ kind: 'saved' });
    expect((await person()).isAbsent).toBe(false);
    const { rows: audit } = await pool().query(`select action from audit where action like 'duty.%' order by id`);
    expect(audit.map((row) => row.action)).toEqual(['duty.changed', 'duty.away', 'duty.absent', 'duty.back']);
  });
});
