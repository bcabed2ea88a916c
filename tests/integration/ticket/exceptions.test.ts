import { beforeEach, describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { inTransaction, newContext } from '@/server/store/context';
import { carryOutConsequences } from '@/server/usecases/consequence/carry-out-consequences';
import { closeTicket } from '@/server/usecases/ticket/answer-ticket';
import { type ExceptionFound, openException } from '@/server/usecases/ticket/open-exception';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../../database/fresh-database';
import { addStaff } from '../console/staff-caller';
import { delivered } from './delivered-order';

/** A Tuesday, 10:00 in Shanghai. */
const MORNING = Date.parse('2026-11-17T02:00:00Z');

let now = MORNING;
const ctx = newContext(() => now);
let orderId: string;
let staffId: string;

beforeEach(async () => {
  await freshDatabase();
  now = MORNING;
  orderId = (await delivered(ctx, 'E1', MORNING - HOUR)).id;
  staffId = await addStaff('agent', 'ling');
});

const found = (more: Partial<ExceptionFound> = {}): ExceptionFound => ({
  orderId,
  cause: 'stall:movement:1',
  class: 'logistics',
  reason: 'carrier.no_movement',
  rule: 'movement',
  shipmentKey: 'sf/SF1',
  since: now,
  ...more,
});
const open = (more: Partial<ExceptionFound> = {}) => inTransaction(ctx, (tx) => openException(tx, found(more)));
const tickets = async () => (await pool().query('select type, priority, state, owner_id from ticket order by opened_at, id')).rows;

const problem = (code: string, minutes: number) =>
  recordFacts(ctx, {
    orders: [],
    facts: [
      {
        reporter: { source: 'wms', kind: 'wms' },
        order: { shop: 'north', orderNo: 'E2' },
        identityKey: `${code}|${minutes}`,
        code,
        occurredAt: MORNING + minutes * MINUTE,
        precision: 'second',
      },
    ],
  });

describe('a flag', () => {
  beforeEach(async () => {
    await recordFacts(ctx, {
      orders: [
        {
          reporter: { source: 'shop', kind: 'platform' },
          header: {
            shop: 'north',
            orderNo: 'E2',
            type: 'normal',
            placedAt: MORNING - HOUR,
            items: [{ sku: 'S1', name: '茶杯', quantity: 1 }],
          },
          contact: {},
        },
      ],
      facts: [],
    });
    await problem('paid', -50);
  });

  it('that newly rises opens the ticket of its type once, whatever is recorded after, and anew when it rises again', async () => {
    await problem('stock.short', 0);
    await problem('note', 1);
    await Promise.all([carryOutConsequences(ctx), carryOutConsequences(ctx)]);
    expect(await tickets()).toMatchObject([{ type: 'stock.short', priority: 'P2', state: 'open', owner_id: staffId }]);
    const { rows } = await pool().query('select id from ticket');
    await closeTicket(ctx, { ticketId: rows[0].id, staffId, cause: 'shipper.stock_short', done: '已换货' });
    await problem('note', 2);
    await carryOutConsequences(ctx);
    expect(await tickets()).toHaveLength(1);
    now = MORNING + HOUR;
    await problem('stock.restocked', 30);
    await problem('stock.short', 50);
    await carryOutConsequences(ctx);
    expect((await tickets()).map((t) => t.state)).toEqual(['closed', 'open']);
  });

  it('that has closed itself before anybody looked opens none', async () => {
    await problem('stock.short', 0);
    await problem('stock.restocked', 1);
    await carryOutConsequences(ctx);
    expect(await tickets()).toEqual([]);
  });

  it('that no type knows costs the record step nothing', async () => {
    await problem('note', 1);
    expect((await pool().query('select 1 from consequence')).rowCount).toBe(0);
  });
});

describe('an exception', () => {
  it('has one ticket, however many notice it at the same moment', async () => {
    const causes = Array.from({ length: 20 }, (_, i) => `stall:movement:${i % 4}`);
    const outcomes = await Promise.all(causes.map((cause) => open({ cause })));
    expect(outcomes.filter((o) => o.kind === 'opened')).toHaveLength(1);
    expect(outcomes.filter((o) => o.kind === 'joined')).toHaveLength(3);
    expect(outcomes.filter((o) => o.kind === 'known')).toHaveLength(16);
    expect(await tickets()).toMatchObject([{ type: 'logistics.no_movement', priority: 'P1', state: 'open' }]);
  });

  it('is raised by what is worse and never lowered again', async () => {
    await open({ cause: 'a', priority: 'P2' });
    expect(await open({ cause: 'b', priority: 'P0' })).toMatchObject({ kind: 'raised', ticket: { priority: 'P0' } });
    expect(await open({ cause: 'c', priority: 'P3' })).toMatchObject({ kind: 'joined', ticket: { priority: 'P0' } });
    expect(await tickets()).toMatchObject([{ priority: 'P0' }]);
  });

  it('that stood when its ticket was closed is settled; one that comes after has a ticket of its own', async () => {
    const first = await open({ cause: 'a' });
    if (first.kind !== 'opened') throw new Error(first.kind);
    now = MORNING + HOUR;
    await closeTicket(ctx, { ticketId: first.ticket.id, staffId, cause: 'carrier.no_movement', done: '已查件' });
    expect(await open({ cause: 'b', since: MORNING + 30 * MINUTE })).toMatchObject({ kind: 'settled' });
    expect(await open({ cause: 'a', since: MORNING })).toMatchObject({ kind: 'known' });
    expect(await open({ cause: 'c', since: MORNING + 61 * MINUTE })).toMatchObject({ kind: 'opened' });
    expect(await tickets()).toMatchObject([{ state: 'closed' }, { state: 'open' }]);
  });

  it('of another shipment or of another type is another exception', async () => {
    await open({ cause: 'a' });
    await open({ cause: 'b', shipmentKey: 'sf/SF2' });
    await open({ cause: 'c', class: 'stock', reason: 'shipper.stock_short', rule: undefined, shipmentKey: '' });
    expect((await tickets()).map((t) => t.type).toSorted()).toEqual(['logistics.no_movement', 'logistics.no_movement', 'stock.short']);
  });

  it('that a rule and a flag notice for the same reason has one ticket, of the type that came first', async () => {
    const sign = { cause: 'sign:customs', class: undefined, rule: undefined, kind: 'exception' as const, reason: 'customs.documentation' };
    await open({ reason: 'customs.documentation' });
    expect(await open({ ...sign, type: 'logistics.customs' })).toMatchObject({ kind: 'joined', ticket: { type: 'logistics.no_movement' } });
    expect(await open({ ...sign, cause: 'sign:other', shipmentKey: 'sf/SF2', type: 'logistics.customs' })).toMatchObject({
      kind: 'opened',
    });
    expect(await tickets()).toHaveLength(2);
  });

  it('joins what is open for the same reason, also where its own type had a ticket before that is closed', async () => {
    const sign = { cause: 'sign:customs', class: undefined, rule: undefined, type: 'logistics.customs', reason: 'customs.documentation' };
    const first = await open(sign);
    if (first.kind !== 'opened') throw new Error(first.kind);
    now = MORNING + HOUR;
    await closeTicket(ctx, { ticketId: first.ticket.id, staffId, cause: 'customs.documentation', done: '已补资料' });
    now = MORNING + 2 * HOUR;
    expect(await open({ cause: 'stall:movement:2', reason: 'customs.documentation' })).toMatchObject({ kind: 'opened' });
    expect(await open({ ...sign, cause: 'sign:customs:2' })).toMatchObject({ kind: 'joined', ticket: { type: 'logistics.no_movement' } });
    expect((await tickets()).map(({ state }) => state)).toEqual(['closed', 'open']);
  });

  it('of an order nobody knows opens nothing', async () => {
    expect(await open({ orderId: '00000000-0000-7000-8000-000000000000' })).toEqual({ kind: 'missing' });
  });
});
