import { beforeEach, describe, expect, it, vi } from 'vitest';
import { HOUR, MINUTE } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { signParam } from '@/server/sources/kuaidi100/kuaidi100';
import type { Context } from '@/server/store/context';
import { forgetOpenIncidents, readIncident } from '@/server/store/incident';
import { closeIncident } from '@/server/usecases/incident/close-incident';
import { openIncident } from '@/server/usecases/incident/open-incident';
import { acknowledgeIncident, startReplay, stopReplay } from '@/server/usecases/incident/steer-incident';
import { workOnIncidents } from '@/server/usecases/incident/work-on-incidents';
import { receiveWebhook } from '@/server/usecases/source/receive-webhook';
import { registerSource } from '@/server/usecases/source/register-source';
import { ensureDefaultRules } from '@/server/usecases/stall/ensure-default-rules';
import { freshDatabase } from '../../database/fresh-database';
import { KUAIDI100_CUSTOMER, KUAIDI100_KEY, standInKuaidi100 } from '../../support/vendors/kuaidi100';
import { handClock, MORNING, shippedOrder } from '../stall/stalled-order';
import { count, workAMinute } from './outage';

const ORDERS = 120;
const by = 'staff:018f0000-0000-7000-8000-000000000001';
const no = (i: number) => `17730000${String(i).padStart(5, '0')}`;

/** Shanghai's wall clock, as the vendor writes it. */
const wall = (at: number) => new Date(at + 8 * HOUR).toISOString().slice(0, 19).replace('T', ' ');

/** The vendor pushes the list of one shipment, signed with its salt; answers what became of it. */
async function push(ctx: Context, endpoint: string, trackingNo: string, scans: { at: number; text: string }[], salt: string) {
  const data = scans.map(({ at, text }) => ({ time: wall(at), ftime: wall(at), context: text })).reverse();
  const param = JSON.stringify({
    status: 'polling',
    message: '',
    lastResult: { nu: `SF${trackingNo}`, com: 'shunfeng', state: '0', ischeck: '0', data },
  });
  const body = Buffer.from(new URLSearchParams({ sign: signParam(param, salt), param }).toString());
  const headers = new Headers({ 'content-type': 'application/x-www-form-urlencoded' });
  const outcome = await receiveWebhook(ctx, { adapter: 'kuaidi100', endpoint, headers, body, remote: '203.0.113.9' });
  return outcome.kind === 'answered' ? outcome.reply.kind : outcome.kind;
}

async function outage() {
  const clock = handClock(MORNING - 3 * HOUR);
  const { ctx, at } = clock;
  const source = { name: 'kuaidi100', adapter: 'kuaidi100', shop: 'main', by: 'system' };
  const { endpoint } = await registerSource(ctx, { ...source, secrets: { salt: 'old' } });
  for (let i = 0; i < ORDERS; i += 1) {
    await shippedOrder(ctx, no(i), MORNING - 4 * HOUR);
    expect(await push(ctx, endpoint, no(i), [{ at: MORNING - 3 * HOUR, text: '广东广州已揽收' }], 'old')).toBe('taken');
  }
  at(MORNING);
  const lastGoodAt = MORNING - 3 * HOUR;
  const { incident } = await openIncident(ctx, {
    kind: 'source_silent',
    silence: { source: 'kuaidi100', sourceKind: 'aggregator', silentSince: lastGoodAt, lastGoodAt, evidence: { refused: ORDERS } },
  });
  // the vendor signs with its new salt, and we do not know it yet
  for (let i = 0; i < ORDERS; i += 1) {
    const scans = [
      { at: MORNING - 3 * HOUR, text: '广东广州已揽收' },
      { at: MORNING + i * 1_000, text: '快件已从广州转运中心发出' },
    ];
    expect(await push(ctx, endpoint, no(i), scans, 'new')).toBe('bad_signature');
  }
  at(MORNING + 10 * MINUTE);
  await workAMinute(ctx);
  await registerSource(ctx, { ...source, secrets: { salt: 'new' } });
  return { ...clock, id: incident.id };
}

beforeEach(async () => {
  await freshDatabase();
  forgetOpenIncidents();
  await ensureDefaultRules(handClock().ctx);
});

describe('the replay of an outage', { timeout: 60_000 }, () => {
  it('reads every refused push again, moves the orders, and closes the incident with its figures', async () => {
    const { ctx, at, id } = await outage();
    expect(await acknowledgeIncident(ctx, { id, by })).toMatchObject({ kind: 'done' });
    expect(await startReplay(ctx, { id, by })).toMatchObject({ kind: 'done', incident: { phase: 'replaying' } });
    expect(await startReplay(ctx, { id, by })).toEqual({ kind: 'not_now', phase: 'replaying' });
    at(MORNING + 11 * MINUTE);
    while ((await workOnIncidents(ctx)).isMore);
    expect(await readIncident(pool(), id)).toMatchObject({
      phase: 'closed',
      closedBy: by,
      figures: { orders: ORDERS, replayed: ORDERS, recovered: ORDERS },
    });
    expect(await count(`raw_payload where verdict = 'refused'`)).toBe(0);
    expect(await count(`orders where doc -> 'state' -> 'shipments' -> 0 ->> 'milestone' = 'in_transit'`)).toBe(ORDERS);
    expect(await count(`orders where attention && array['silent', 'stalled']`)).toBe(0);
    expect((await pool().query('select action from audit where action like $1 order by id', ['incident.%'])).rows).toEqual([
      { action: 'incident.acknowledged' },
      { action: 'incident.replayed' },
    ]);
  });

  it('reads long pushes again too, passes over one of which only the beginning was kept, and says so', async () => {
    const { ctx, at } = handClock(MORNING - 3 * HOUR);
    const source = { name: 'kuaidi100', adapter: 'kuaidi100', shop: 'main', by: 'system' };
    const { endpoint } = await registerSource(ctx, { ...source, secrets: { salt: 'old' } });
    for (const i of [0, 1]) await shippedOrder(ctx, no(i), MORNING - 4 * HOUR);
    const silence = {
      source: 'kuaidi100',
      sourceKind: 'aggregator' as const,
      silentSince: MORNING - 3 * HOUR,
      lastGoodAt: null,
      evidence: {},
    };
    const { incident } = await openIncident(ctx, { kind: 'source_silent', silence });
    const scans = (n: number) =>
      Array.from({ length: n }, (_, i) => ({ at: MORNING - 3 * HOUR + i * MINUTE, text: `快件已从第${i}转运中心发出,正在前往下一站` }));
    expect(await push(ctx, endpoint, no(0), scans(100), 'new')).toBe('bad_signature');
    expect(await push(ctx, endpoint, no(1), scans(400), 'new')).toBe('bad_signature');
    await registerSource(ctx, { ...source, secrets: { salt: 'new' } });
    at(MORNING);
    await startReplay(ctx, { id: incident.id, by });
    at(MORNING + MINUTE);
    while ((await workOnIncidents(ctx)).isMore);
    expect(await readIncident(pool(), incident.id)).toMatchObject({ phase: 'closed', figures: { replayed: 1, cut: 1 } });
    expect(await count(`raw_payload where verdict = 'recorded' and whole_size is null`)).toBe(1);
    expect(await count(`raw_payload where verdict = 'refused' and whole_size > 100000`)).toBe(1);
  });

  it('says why a step does not get on, and goes on once it can', async () => {
    const { ctx, id } = await outage();
    await startReplay(ctx, { id, by });
    const { rows } = await pool().query(`select min(id) as id from raw_payload where verdict = 'refused'`);
    const { sealed } = (await pool().query('select sealed from raw_payload where id = $1', [rows[0].id])).rows[0];
    // encrypted under another key: the tag no longer fits
    await pool().query('update raw_payload set sealed = set_byte(sealed, 20, 255 - get_byte(sealed, 20)) where id = $1', [rows[0].id]);
    await expect(workOnIncidents(ctx)).rejects.toThrow();
    expect(await readIncident(pool(), id)).toMatchObject({ phase: 'replaying', progress: { done: 0, fault: 'sealed_otherwise' } });
    await pool().query('update raw_payload set sealed = $2 where id = $1', [rows[0].id, sealed]);
    await workOnIncidents(ctx);
    expect(await readIncident(pool(), id)).toMatchObject({ phase: 'replaying', progress: { done: 50, fault: null } });
  });

  it('stops when it is asked to, keeps what it read and can be started again', async () => {
    const { ctx, at, id } = await outage();
    await startReplay(ctx, { id, by });
    await workOnIncidents(ctx);
    expect(await readIncident(pool(), id)).toMatchObject({ phase: 'replaying', progress: { total: ORDERS, done: 50 } });
    await stopReplay(ctx, { id, by });
    await workOnIncidents(ctx);
    expect(await readIncident(pool(), id)).toMatchObject({ phase: 'open', closedAt: null, figures: { replayed: 50 } });
    // what a person stopped does not begin by itself at once, although the source has long been back
    await pool().query('update incident set back_at = $1', [new Date(MORNING - HOUR)]);
    at(MORNING + 12 * MINUTE);
    while ((await workOnIncidents(ctx)).isMore);
    expect(await readIncident(pool(), id)).toMatchObject({ phase: 'open' });
    await startReplay(ctx, { id, by });
    while ((await workOnIncidents(ctx)).isMore);
    expect(await readIncident(pool(), id)).toMatchObject({ phase: 'closed', figures: { replayed: ORDERS, recovered: ORDERS } });
  });

  it('comes by itself a quarter of an hour after the source is back', async () => {
    const { ctx, at, id } = await outage();
    await pool().query('update source set last_ok_at = $1', [new Date(MORNING + 20 * MINUTE)]);
    for (let m = 20; m < 35; m += 1) {
      at(MORNING + m * MINUTE);
      await workAMinute(ctx);
    }
    expect(await readIncident(pool(), id)).toMatchObject({ phase: 'open', backAt: MORNING + 20 * MINUTE });
    at(MORNING + 36 * MINUTE);
    await workAMinute(ctx);
    expect(await readIncident(pool(), id)).toMatchObject({ phase: 'closed', closedBy: 'system', figures: { recovered: ORDERS } });
  });

  async function lostPushes() {
    const { ctx, at } = handClock(MORNING - 4 * HOUR);
    const secrets = { salt: 'old', key: KUAIDI100_KEY, customer: KUAIDI100_CUSTOMER };
    const { endpoint } = await registerSource(ctx, { name: 'kuaidi100', adapter: 'kuaidi100', shop: 'main', by: 'system', secrets });
    const vendor = await standInKuaidi100();
    const collected = { at: MORNING - 3 * HOUR, text: '广东广州已揽收' };
    const line = ({ at: when, text }: { at: number; text: string }) => ({ time: wall(when), ftime: wall(when), context: text });
    for (let i = 0; i < 12; i += 1) {
      await shippedOrder(ctx, no(i), MORNING - 4 * HOUR);
      at(MORNING - 3 * HOUR);
      expect(await push(ctx, endpoint, no(i), [collected], 'old')).toBe('taken');
      const later = { at: MORNING - HOUR, text: '快件已从广州转运中心发出' };
      vendor.results.set(`SF${no(i)}`, { state: '0', data: [line(later), line(collected)] });
    }
    at(MORNING);
    const since = MORNING - 3 * HOUR;
    const silence = { source: 'kuaidi100', sourceKind: 'aggregator' as const, silentSince: since, lastGoodAt: since, evidence: {} };
    const { incident } = await openIncident(ctx, { kind: 'source_silent', silence });
    while ((await workOnIncidents(ctx)).isMore);
    await startReplay(ctx, { id: incident.id, by });
    at(MORNING + MINUTE);
    return { ctx, at, vendor, id: incident.id };
  }

  /** A step in which the vendor is asked, up to the moment at which it has the question and says nothing yet. */
  async function whileAsked(meanwhile: (outage: Awaited<ReturnType<typeof lostPushes>>) => Promise<void>) {
    const outage = await lostPushes();
    const { ctx, vendor } = outage;
    await workOnIncidents(ctx);
    let answerNow = () => {};
    vendor.answersAfter = new Promise((done) => {
      answerNow = done;
    });
    const step = workOnIncidents(ctx);
    try {
      await vi.waitFor(() => expect(vendor.queried).toHaveLength(1));
      await meanwhile(outage);
    } finally {
      answerNow();
      await step;
    }
    return { ...outage, asked: vendor.queried.length };
  }

  it('is stopped at once while a vendor is being asked, and the step after it asks nobody', async () => {
    const { ctx, vendor, id, asked } = await whileAsked(async ({ ctx, id }) => {
      expect(await acknowledgeIncident(ctx, { id, by })).toMatchObject({ kind: 'done' });
      expect(await stopReplay(ctx, { id, by })).toMatchObject({ kind: 'done', incident: { phase: 'replaying' } });
      // meanwhile it is nobody else's
      expect(await workOnIncidents(ctx)).toEqual({ isMore: false });
    });
    expect(await readIncident(pool(), id)).toMatchObject({ phase: 'open', closedBy: null, acknowledgedBy: by, figures: { asked } });
    expect(await workOnIncidents(ctx)).toEqual({ isMore: false });
    expect(vendor.queried).toHaveLength(asked);
    expect(asked).toBeLessThan(12);
    // and it can be started again at once
    await startReplay(ctx, { id, by });
    while ((await workOnIncidents(ctx)).isMore);
    expect(await readIncident(pool(), id)).toMatchObject({ phase: 'closed', figures: { recovered: 12 } });
    expect(vendor.queried).toHaveLength(12);
  });

  it('is closed at once while a vendor is being asked, and stays closed', async () => {
    const { ctx, vendor, id, asked } = await whileAsked(async ({ ctx, id }) => {
      expect(await closeIncident(ctx, { id, by })).toMatchObject({ kind: 'closing' });
      while ((await workOnIncidents(ctx)).isMore);
      expect(await readIncident(pool(), id)).toMatchObject({ phase: 'closed' });
    });
    expect(await readIncident(pool(), id)).toMatchObject({ phase: 'closed', closedBy: by, figures: { asked, orders: 12 } });
    expect(await workOnIncidents(ctx)).toEqual({ isMore: false });
    expect(vendor.queried).toHaveLength(asked);
  });

  it('is gone on with by another worker when the first says nothing any more, and the first then writes nothing', async () => {
    const { id, vendor } = await whileAsked(async ({ ctx, at, id, vendor }) => {
      at(MORNING + 7 * MINUTE);
      vendor.answersAfter = undefined;
      while ((await workOnIncidents(ctx)).isMore);
      expect(await readIncident(pool(), id)).toMatchObject({ phase: 'closed', figures: { asked: 12 } });
    });
    expect(await readIncident(pool(), id)).toMatchObject({ phase: 'closed', closedBy: by, figures: { asked: 12 } });
    expect(vendor.queried).toHaveLength(12);
  });

  it('asks the vendor about what nobody pushed, and recovers it', async () => {
    const { ctx, vendor, id } = await lostPushes();
    while ((await workOnIncidents(ctx)).isMore);
    expect(vendor.queried).toHaveLength(12);
    expect(await readIncident(pool(), id)).toMatchObject({
      phase: 'closed',
      figures: { orders: 12, replayed: 0, asked: 12, recovered: 12 },
    });
    expect(await count(`orders where doc -> 'state' -> 'shipments' -> 0 ->> 'milestone' = 'in_transit'`)).toBe(12);
  });
});

describe('a replay that waits for its vendor', () => {
  it('keeps no other incident waiting: orders of others are taken in meanwhile', async () => {
    const { ctx } = handClock(MORNING);
    const silent = (source: string) =>
      openIncident(ctx, {
        kind: 'source_silent',
        silence: { source, sourceKind: 'aggregator', silentSince: MORNING - HOUR, lastGoodAt: MORNING - HOUR, evidence: {} },
      });
    const replayed = (await silent('a')).incident.id;
    const other = (await silent('b')).incident.id;
    await startReplay(ctx, { id: replayed, by });
    expect(await workOnIncidents(ctx, 'others')).toEqual({ isMore: true });
    expect(await readIncident(pool(), other)).toMatchObject({ phase: 'open' });
    expect(await readIncident(pool(), replayed)).toMatchObject({ phase: 'replaying' });
    expect(await workOnIncidents(ctx, 'others')).toEqual({ isMore: false });
    expect(await workOnIncidents(ctx, 'replays')).toEqual({ isMore: true });
    expect(await readIncident(pool(), replayed)).toMatchObject({ phase: 'leaving' });
  });
});
