import { beforeEach, describe, expect, it } from 'vitest';
import { deleteForcedState, getForcedStates, postForcedConfirmation, postForcedState } from '@/server/api/rest/forced-states';
import { getOrder } from '@/server/api/rest/get-order';
import { newContext } from '@/server/store/context';
import { createApiKey } from '@/server/usecases/access/create-api-key';
import { lapseForces } from '@/server/usecases/manual/lapse-forces';
import { readOrderOfId } from '@/server/usecases/order/read-order';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../../database/fresh-database';
import { NOW, recordOrder } from '../console/some-orders';
import { addStaff, callsAs } from '../console/staff-caller';

const HOUR = 3_600_000;
let now = NOW;
const clock = () => now;
const ctx = newContext(clock);
let agent: string;
let supervisor: string;
let orderId: string;

beforeEach(async () => {
  await freshDatabase();
  now = NOW;
  agent = await addStaff('agent');
  supervisor = await addStaff('supervisor');
  orderId = await recordOrder({ orderNo: 'A1', codes: ['paid', 'allocated'] });
});

const asAgent = () => callsAs('agent', agent, clock).force;
const asSupervisor = () => callsAs('supervisor', supervisor, clock).force;
const state = async (asOf?: number) => {
  const read = await readOrderOfId(ctx, { id: orderId, asOf });
  if (read.kind !== 'found') throw new Error(read.kind);
  return read.document.state;
};
const auditActions = async () =>
  (
    (await ctx.db.query("select actor, action from audit where action like 'force.%' order by id")).rows as {
      actor: string;
      action: string;
    }[]
  ).map((line) => [line.actor, line.action]);
const reason = '仓库系统停机，电话确认已打包，联系 13800138000';

describe('a state set from the console', () => {
  it('holds at once, keeps nothing personal of its reason, and is on record', async () => {
    const set = await asAgent().set({ orderId, lifecycle: 'packed', reason });
    expect(set).toMatchObject({ kind: 'in_force', until: NOW + 24 * HOUR });
    expect(await state()).toMatchObject({ lifecycle: 'packed', forced: { instead: 'allocated', by: `staff:${agent}` } });
    const read = await asAgent().read({ orderId });
    expect(read).toMatchObject({
      kind: 'found',
      set: [{ state: 'in_force', proposedByName: 'agent', reason: expect.stringContaining('***') }],
    });
    expect(await auditActions()).toEqual([[`staff:${agent}`, 'force.set']]);
    const page = await callsAs('viewer').order.read({ id: orderId });
    if (page.kind !== 'found') throw new Error(page.kind);
    expect(page.document.state.timeline.find((line) => line.code === 'forced')?.by).toBe('agent');
  });

  it('lapses after its hours into a conflict, and the past still shows what was shown then', async () => {
    await asAgent().set({ orderId, lifecycle: 'packed', reason });
    now += 24 * HOUR - 1;
    expect(await lapseForces(ctx)).toBe(0);
    now += 1;
    expect(await lapseForces(ctx)).toBe(1);
    expect(await state()).toMatchObject({ lifecycle: 'allocated', attention: [{ kind: 'conflict', reason: 'system.forced_lapsed' }] });
    expect(await state(NOW + HOUR)).toMatchObject({ lifecycle: 'packed', attention: [] });
    expect(await lapseForces(ctx)).toBe(0);
  });

  it('is settled without a word when a system bears it out in time', async () => {
    await asAgent().set({ orderId, lifecycle: 'packed', reason });
    now += HOUR;
    const fact = {
      reporter: { source: 'wms', kind: 'wms' as const },
      order: { shop: 'demo', orderNo: 'A1' },
      identityKey: 'p',
      precision: 'second' as const,
    };
    await recordFacts(ctx, { orders: [], facts: [{ ...fact, code: 'packed', occurredAt: now }] });
    expect((await state()).forced).toBeUndefined();
    now += 24 * HOUR;
    await lapseForces(ctx);
    expect(await asAgent().read({ orderId })).toMatchObject({ set: [{ state: 'settled' }] });
    expect((await state()).attention).toEqual([]);
  });

  it('can be taken back and set again, and another waits until it is out of the way', async () => {
    const set = await asAgent().set({ orderId, lifecycle: 'packed', reason });
    if (set.kind !== 'in_force') throw new Error(set.kind);
    expect(await asAgent().set({ orderId, lifecycle: 'shipped', reason })).toEqual({ kind: 'refused', why: 'already_open' });
    now += 1000;
    expect(await asAgent().withdraw({ id: set.id })).toMatchObject({ kind: 'withdrawn' });
    expect(await state()).toMatchObject({ lifecycle: 'allocated', attention: [] });
    now += 1000;
    expect(await asAgent().restore({ id: set.id })).toMatchObject({ kind: 'in_force', until: NOW + 24 * HOUR });
    expect(await state()).toMatchObject({ lifecycle: 'packed' });
    expect((await auditActions()).map(([, action]) => action)).toEqual(['force.set', 'force.withdrawn', 'force.restored']);
  });

  it('is refused with the reason why', async () => {
    expect(await asAgent().set({ orderId, lifecycle: 'paid', reason })).toEqual({ kind: 'refused', why: 'not_forward' });
    expect(await asAgent().set({ orderId, lifecycle: 'packed', reason: ' ' })).toEqual({ kind: 'refused', why: 'no_reason' });
    expect(await auditActions()).toEqual([]);
  });
});

describe('a hard end', () => {
  it('takes a second person, who is not the first, and holds from then', async () => {
    const admin = await addStaff('admin');
    const set = await asSupervisor().set({ orderId, lifecycle: 'cancelled', reason });
    if (set.kind !== 'proposed') throw new Error(set.kind);
    const alerts = await ctx.db.query("select recipient, template, params ->> 'lifecycle' as to from notice where order_id is not null");
    expect(alerts.rows).toEqual([{ recipient: 'staff:supervisor', template: 'staff.force', to: 'cancelled' }]);
    expect((await state()).lifecycle).toBe('allocated');
    expect(await asSupervisor().waiting()).toMatchObject([{ id: set.id, orderNo: 'A1' }]);
    expect(await asSupervisor().confirm({ id: set.id })).toEqual({ kind: 'same_person' });
    const popups = (who: 'agent' | 'supervisor' | 'admin', id: string) => callsAs(who, id, () => now + 1).alert.open();
    expect(await popups('admin', admin)).toMatchObject([{ template: 'alert.second_force', params: { orderNo: 'A1' } }]);
    expect([...(await popups('supervisor', supervisor)), ...(await popups('agent', agent))]).toEqual([]);
    const second = callsAs('admin', admin, clock).force;
    now += HOUR;
    expect(await second.confirm({ id: set.id })).toMatchObject({ kind: 'in_force', until: NOW + 25 * HOUR });
    expect(await state()).toMatchObject({ lifecycle: 'cancelled', phase: 'completed' });
    expect(await popups('admin', admin)).toEqual([]);
    expect(await second.confirm({ id: set.id })).toEqual({ kind: 'not_waiting', state: 'in_force' });
    expect((await auditActions()).map(([, action]) => action)).toEqual(['force.proposed', 'force.confirmed']);
  });

  it('is confirmed once, also when two try at once', async () => {
    const set = await asAgent().set({ orderId, lifecycle: 'cancelled', reason });
    if (set.kind !== 'proposed') throw new Error(set.kind);
    const admin = callsAs('admin', await addStaff('admin'), clock).force;
    const outcomes = await Promise.all([asSupervisor().confirm({ id: set.id }), admin.confirm({ id: set.id })]);
    expect(outcomes.map((o) => o.kind).sort()).toEqual(['in_force', 'not_waiting']);
  });

  it('expires when nobody confirms it, and can be refused', async () => {
    const set = await asAgent().set({ orderId, lifecycle: 'cancelled', reason, hours: 2 });
    if (set.kind !== 'proposed') throw new Error(set.kind);
    now += 2 * HOUR;
    expect(await asSupervisor().confirm({ id: set.id })).toMatchObject({ kind: 'not_waiting' });
    await lapseForces(ctx);
    const again = await asAgent().set({ orderId, lifecycle: 'cancelled', reason });
    if (again.kind !== 'proposed') throw new Error(again.kind);
    expect(await asSupervisor().withdraw({ id: again.id })).toMatchObject({ kind: 'refused' });
    expect((await state()).lifecycle).toBe('allocated');
    expect((await asAgent().read({ orderId })) as { set: unknown }).toMatchObject({ set: [{ state: 'refused' }, { state: 'expired' }] });
  });
});

describe('the API', () => {
  // calls over HTTP are judged by the real clock
  beforeEach(() => {
    now = Date.now();
  });
  const key = async (createdBy: string) => {
    const made = await createApiKey(ctx, { name: createdBy, scopes: ['admin'], createdBy });
    if (made.kind !== 'created') throw new Error(made.kind);
    return made.token;
  };
  const request = (token: string, body?: unknown) =>
    new Request('http://daona.test/api/v1/x', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });

  it('sets, lists and takes back', async () => {
    const token = await key('staff:x');
    const set = await postForcedState(request(token, { lifecycle: 'packed', reason: 'WMS is down' }), 'A1');
    expect(set.status).toBe(201);
    const { id } = (await set.json()) as { id: string };
    const get = new Request('http://daona.test/api/v1/x', { headers: { authorization: `Bearer ${token}` } });
    const listed = (await (await getForcedStates(get, 'A1')).json()) as { states: unknown[]; options: unknown[] };
    expect(listed.states).toMatchObject([{ id, lifecycle: 'packed', from: 'allocated', state: 'in_force' }]);
    const order = await getOrder(get, { params: Promise.resolve({ orderNo: 'A1' }) });
    expect(await order.json()).toMatchObject({ lifecycle: 'packed', forced: { lifecycle: 'packed', instead: 'allocated' } });
    expect(listed.options).toContainEqual({ lifecycle: 'cancelled', needsTwo: true });
    expect((await deleteForcedState(request(token), id)).status).toBe(200);
    expect((await deleteForcedState(request(token), id)).status).toBe(409);
  });

  it('answers a forbidden target with 409 and why', async () => {
    const refused = await postForcedState(request(await key('staff:x'), { lifecycle: 'paid', reason: 'again' }), 'A1');
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ code: 'conflict', detail: expect.stringContaining('forward') });
  });

  it('takes no key for a second person that the first one made', async () => {
    const set = await asSupervisor().set({ orderId, lifecycle: 'cancelled', reason });
    if (set.kind !== 'proposed') throw new Error(set.kind);
    expect((await postForcedConfirmation(request(await key(`staff:${supervisor}`)), set.id)).status).toBe(403);
    expect((await postForcedConfirmation(request(await key('staff:other')), set.id)).status).toBe(200);
    expect((await state()).lifecycle).toBe('cancelled');
  });
});
