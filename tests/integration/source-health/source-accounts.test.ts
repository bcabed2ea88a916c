import { beforeEach, describe, expect, test } from 'vitest';
import { CLIENT_HEADER } from '@/server/api/client-address';
import { newId } from '@/server/platform/ids';
import { newContext } from '@/server/store/context';
import { flushTraffic } from '@/server/usecases/source/traffic-counter';
import { freshDatabase } from '../../database/fresh-database';
import { afterCache } from '../../support/after-cache';
import { pushAftership, SECRET } from '../../support/push';
import { addStaff, callsAs } from '../console/staff-caller';

const ctx = newContext();
let admin: string;
let calls: ReturnType<typeof callsAs>;

beforeEach(async () => {
  // what the test before had counted goes with its tables
  await flushTraffic(ctx);
  await freshDatabase();
  admin = await addStaff('admin');
  calls = callsAs('admin', admin);
});

async function add(secret = SECRET): Promise<{ id: string; path: string }> {
  const added = await calls.source.add({ name: 'aftership', adapter: 'aftership', shop: 'north', secrets: { secret } });
  if (added.kind !== 'added') throw new Error(added.kind);
  return added;
}

const trail = async () =>
  (await ctx.db.query('select action, subject, detail from audit order by id')).rows as {
    action: string;
    subject: string;
    detail: object;
  }[];

const status = async (path: string, secret: string) => (await pushAftership(path, { not: 'a push' }, secret)).status;

describe('an account set up in the console', () => {
  test('takes pushes at the address that is shown once, and no page tells that address or a secret again', async () => {
    const { id, path } = await add();
    expect(await status(path, SECRET)).toBe(422);
    await flushTraffic(ctx);
    const told = JSON.stringify([
      await calls.source.list({}),
      await calls.source.read({ id }),
      await calls.source.callers({ id }),
      await trail(),
    ]);
    expect(told).not.toContain(path.split('/').at(-1));
    expect(told).not.toContain(SECRET);
    expect(await calls.source.add({ name: 'aftership', adapter: 'aftership', secrets: { secret: 'x' } })).toEqual({ kind: 'name_taken' });
    await expect(calls.source.add({ name: 'another', adapter: 'aftership' })).rejects.toThrow(/needs: secret/);
  });

  test('with new secrets refuses the old ones, with a new address is no longer found at the old one', async () => {
    const { id, path } = await add();
    expect(await calls.source.renew({ id, secrets: { secret: 'another' }, newAddress: false })).toEqual({ kind: 'renewed', path: null });
    afterCache();
    expect(await status(path, SECRET)).toBe(401);
    expect(await status(path, 'another')).toBe(422);
    const moved = await calls.source.renew({ id, newAddress: true });
    afterCache();
    expect(await status(path, 'another')).toBe(404);
    expect(await status((moved as { path: string }).path, 'another')).toBe(422);
    expect(JSON.stringify(await trail())).not.toMatch(/another|"endpoint"/);
  });

  test('that says from where it pushes takes nothing from elsewhere, keeps what came and tells who was refused', async () => {
    const { id, path } = await add();
    await expect(calls.source.change({ id, change: { allowedFrom: ['not an address'] } })).rejects.toThrow(/CIDR/);
    await calls.source.change({ id, change: { allowedFrom: ['203.0.113.0/24', '2001:db8::/32'] } });
    afterCache();
    const from = (address: string) => pushAftership(path, { not: 'a push' }, SECRET, { [CLIENT_HEADER]: address });
    expect([(await from('203.0.113.7')).status, (await from('2001:db8::7')).status]).toEqual([422, 422]);
    expect((await from('198.51.100.7')).status).toBe(401);
    await flushTraffic(ctx);
    const callers = await calls.source.callers({ id });
    expect(callers).toMatchObject({ allowedFrom: ['203.0.113.0/24', '2001:db8::/32'], refusals: [{ address: '198.51.100.7', calls: 1 }] });
    expect(callers!.deliveries.map((delivery) => delivery.verdict).sort()).toEqual(['refused', 'unreadable', 'unreadable']);
    await calls.source.change({ id, change: { allowedFrom: [] } });
    afterCache();
    expect((await from('198.51.100.7')).status).toBe(422);
  });

  test('that is switched off takes nothing more', async () => {
    const { id, path } = await add();
    await calls.source.change({ id, change: { enabled: false } });
    expect(await calls.source.change({ id, change: { enabled: false } })).toEqual({ kind: 'unchanged' });
    afterCache();
    expect(await status(path, SECRET)).toBe(404);
    expect((await calls.source.list({})).sources[0]!.state).toBe('off');
  });

  test('leaves a trail of every change, and none where nothing changed', async () => {
    const { id } = await add();
    const page = await calls.source.read({ id });
    if (page.kind !== 'found') throw new Error(page.kind);
    await calls.source.watch({ id, settings: page.watch });
    await calls.source.watch({ id, settings: { ...page.watch, promiseMin: 20, minCompletePct: 80 } });
    await calls.source.change({ id, change: { kind: 'carrier', timeZone: 'Asia/Shanghai' } });
    await calls.source.renew({ id, newAddress: true });
    expect((await trail()).map((line) => line.action)).toEqual([
      'source.saved',
      'source.watch_changed',
      'source.changed',
      'source.renewed',
    ]);
    expect((await trail())[1]!.detail).toMatchObject({
      before: { promiseMin: null, minCompletePct: 95 },
      after: { promiseMin: 20, minCompletePct: 80 },
    });
    expect((await calls.source.list({})).sources[0]).toMatchObject({ promiseMin: 20, kind: 'carrier' });
    expect(await calls.source.read({ name: 'aftership' })).toMatchObject({ source: { id } });
    expect(await calls.source.read({ name: 'nobody' })).toEqual({ kind: 'missing' });
    expect(await calls.source.read({ id })).toMatchObject({ watch: { ...page.watch, promiseMin: 20, minCompletePct: 80 } });
    const unknown = newId();
    expect(await calls.source.change({ id: unknown, change: { enabled: true } })).toEqual({ kind: 'missing' });
    expect(await calls.source.read({ id: unknown })).toEqual({ kind: 'missing' });
    expect(await calls.source.callers({ id: unknown })).toBeNull();
  });
});
