import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GOOD_DAY } from '@/server/channels/stand-in';
import type { IncidentOpening } from '@/server/domain/incident/incident';
import { DAY, HOUR, MINUTE } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import type { Context } from '@/server/store/context';
import { forgetOpenIncidents } from '@/server/store/incident';
import { closeIncident } from '@/server/usecases/incident/close-incident';
import { openIncident } from '@/server/usecases/incident/open-incident';
import { workOnIncidents } from '@/server/usecases/incident/work-on-incidents';
import { deliverNotices } from '@/server/usecases/notice/deliver-notices';
import { takeReceipt } from '@/server/usecases/notice/take-receipt';
import { watchSources } from '@/server/usecases/source/watch-sources';
import { type Listening, listenForReceipts } from '../../contract/stand-in-portal';
import { freshDatabase } from '../../database/fresh-database';
import { addStaff, callsAs } from '../console/staff-caller';
import { handClock, MORNING } from '../stall/stalled-order';
import { count, knownSource } from './outage';

let listening: Listening;
beforeAll(async () => {
  listening = await listenForReceipts();
});
afterAll(() => listening.close());
beforeEach(async () => {
  await freshDatabase();
  forgetOpenIncidents();
  listening.standIns.world.switches = { ...GOOD_DAY, receipts: 'none', receiptDelayMs: 1 };
  listening.standIns.world.messages.length = 0;
  listening.heard.length = 0;
});

const onPhone = () => listening.standIns.world.messages;
const alerts = (from = `notice where order_id is null`) => count(from);

function silent(since: number): IncidentOpening {
  return {
    kind: 'source_silent',
    silence: { source: 'wms', sourceKind: 'wms', silentSince: since, lastGoodAt: since, evidence: { refused: 7 } },
  };
}

async function withPhone(role: 'viewer' | 'agent' | 'supervisor', name: string, phone: string): Promise<string> {
  const id = await addStaff(role, name);
  expect(await callsAs(role, id).account.keepReach({ medium: 'sms', text: phone })).toMatchObject({ kind: 'kept' });
  return id;
}

async function settle(ctx: Context): Promise<void> {
  while ((await workOnIncidents(ctx)).isMore);
  while ((await deliverNotices(ctx)).claimed > 0);
}

/** Calls of the last minutes: `bad` of them refused, as every minute. */
async function calls(name: string, now: number, good: number, refused: number): Promise<void> {
  await pool().query(
    `insert into source_minute (source_id, at, good, refused, latency, lag)
     select s.id, date_trunc('minute', $2::timestamptz) - interval '1 minute', $3, $4, '{}', '{}' from source s where s.name = $1
     on conflict (source_id, at) do update set good = excluded.good, refused = excluded.refused`,
    [name, new Date(now), good, refused],
  );
}

describe('an incident', () => {
  it('alerts staff once: in the console from agents on, by SMS who left a phone; and once more when it is over', async () => {
    const { ctx, at } = handClock(MORNING);
    await withPhone('agent', 'Lin', '13700137061');
    await withPhone('viewer', 'Mo', '13700137062');
    await addStaff('supervisor', 'Wu');
    const { incident } = await openIncident(ctx, silent(MORNING - HOUR));
    await openIncident(ctx, silent(MORNING - HOUR));
    await settle(ctx);
    expect(await alerts()).toBe(2);
    expect(onPhone()).toMatchObject([{ to: '+8613700137061' }]);
    expect(onPhone()[0]!.text).toMatch(
      /^【Daona】wms 没有更新：自今天 09:00 起没有收到 wms 的成功调用；7 次调用被拒 http.*\/admin\/incidents\//,
    );
    const now = ctx.now;
    expect(await callsAs('viewer', undefined, now).alert.open()).toEqual([]);
    expect(await callsAs('agent', undefined, now).alert.open()).toMatchObject([
      { template: 'alert.incident_opened', params: { incidentId: incident.id } },
    ]);

    at(MORNING + 20 * MINUTE);
    await closeIncident(ctx, { id: incident.id, by: 'system' });
    await settle(ctx);
    expect(await alerts()).toBe(4);
    // that it is over can wait for what else there is to tell
    expect(onPhone()).toHaveLength(1);
    at(MORNING + 25 * MINUTE);
    await settle(ctx);
    expect(onPhone()).toHaveLength(2);
    expect(onPhone()[1]!.text).toMatch(/已恢复：wms 没有更新：历时 1 小时，影响 0 个订单/);
    expect(await callsAs('agent', undefined, now).alert.open()).toMatchObject([{ template: 'alert.incident_closed' }]);
    expect(await callsAs('agent', undefined, () => MORNING + 2 * DAY).alert.open()).toEqual([]);
  });

  it('is written with its cause or not at all', async () => {
    const { ctx } = handClock(MORNING);
    await pool().query(`alter table notice add constraint no_alerts check (order_id is not null)`);
    try {
      await expect(openIncident(ctx, silent(MORNING - HOUR))).rejects.toThrow();
      expect(await count('incident')).toBe(0);
    } finally {
      await pool().query('alter table notice drop constraint no_alerts');
    }
  });

  it('that somebody looks after, or whose alert somebody has seen, pops up no more and wakes nobody else', async () => {
    const { ctx } = handClock(MORNING);
    const lin = await addStaff('agent', 'Lin');
    await withPhone('supervisor', 'Wu', '13700137063');
    const { incident } = await openIncident(ctx, silent(MORNING - HOUR));
    const asLin = callsAs('agent', lin, ctx.now);
    const [alert] = await asLin.alert.open();
    expect(
      await callsAs('viewer', undefined, ctx.now)
        .alert.take({ ids: [alert!.id] })
        .catch((e: { code: string }) => e.code),
    ).toBe('FORBIDDEN');
    expect(await asLin.alert.take({ ids: [alert!.id] })).toEqual({ kind: 'done', taken: 1 });
    expect(await asLin.alert.take({ ids: [alert!.id] })).toEqual({ kind: 'taken_before' });
    expect(await asLin.alert.open()).toEqual([]);
    await settle(ctx);
    expect(onPhone()).toHaveLength(0);
    expect(await count(`notice where seen_by = 'staff:${lin}' and seen_at is not null`)).toBe(2);
    expect(await count(`audit where action = 'alert.taken' and actor = 'staff:${lin}'`)).toBe(1);

    await closeIncident(ctx, { id: incident.id, by: 'system' });
    await settle(ctx);
    const next = await openIncident(ctx, silent(MORNING - HOUR));
    await asLin.incident.acknowledge({ id: next.incident.id });
    expect((await asLin.alert.open()).map((a) => a.template)).toEqual(['alert.incident_closed']);
  });

  it('whose message the provider cannot deliver is known as that, and a phone that was taken back gets nothing', async () => {
    const { ctx } = handClock(MORNING);
    const lin = await withPhone('agent', 'Lin', '13700137061');
    listening.standIns.world.switches = { ...GOOD_DAY, receiptDelayMs: 1, failReceipt: 30003 };
    const { incident } = await openIncident(ctx, silent(MORNING - HOUR));
    await settle(ctx);
    for (const call of await listening.hear(2)) {
      const channel = call.path.split('/')[3]!;
      await takeReceipt(ctx, { channel, call: { ...call, url: listening.portalUrl + call.path, endpoint: 'main' } });
    }
    expect(await count(`notice where recipient = 'person:${lin}' and state in ('pending', 'dead') and detail like 'receipt%'`)).toBe(1);
    await callsAs('agent', lin).account.keepReach({ medium: 'sms', text: '' });
    await closeIncident(ctx, { id: incident.id, by: 'system' });
    await settle(ctx);
    expect(onPhone()).toHaveLength(1);
    expect(await count(`staff_reach`)).toBe(0);
    const { rows } = await pool().query(`select detail::text from audit where action = 'staff.reach_changed'`);
    expect(rows.map((r) => r.detail).join()).not.toContain('137');
  });
});

describe('an alarm of a source', () => {
  it('alerts those who look after the systems once, when it is raised and when it is over', async () => {
    const { ctx, at, pass } = handClock(MORNING);
    await withPhone('supervisor', 'Wu', '13700137063');
    await knownSource('kd', 'aggregator', MORNING);
    for (let m = 0; m < 3; m += 1) {
      await calls('kd', ctx.now(), 5, 15);
      await watchSources(ctx);
      pass(1);
    }
    await settle(ctx);
    expect(await alerts()).toBe(2);
    pass(5);
    await settle(ctx);
    expect(onPhone()[0]!.text).toMatch(/^【Daona】kd：调用失败偏多：成功率 25%/);
    expect(await callsAs('agent', undefined, ctx.now).alert.open()).toEqual([]);
    expect(await callsAs('supervisor', undefined, ctx.now).alert.open()).toMatchObject([{ params: { source: 'kd', alarm: 'failing' } }]);
    at(MORNING + 40 * MINUTE);
    await watchSources(ctx);
    expect(await alerts()).toBe(4);
    expect(await callsAs('supervisor', undefined, ctx.now).alert.open()).toMatchObject([{ template: 'alert.alarm_over' }]);
  });

  it('of many rejected signatures is raised although most calls are good', async () => {
    const { ctx } = handClock(MORNING);
    await knownSource('kd', 'aggregator', MORNING);
    await calls('kd', ctx.now(), 900, 19);
    await watchSources(ctx);
    expect(await alerts()).toBe(0);
    await calls('kd', ctx.now(), 900, 20);
    await watchSources(ctx);
    expect(await callsAs('supervisor', undefined, ctx.now).alert.open()).toMatchObject([{ params: { alarm: 'refused', measured: 20 } }]);
  });

  it('is not told beside the incident of the same source, and waits for the morning on a phone', async () => {
    const night = MORNING - 8 * HOUR;
    const { ctx, at } = handClock(night);
    await withPhone('supervisor', 'Wu', '13700137063');
    await knownSource('kd', 'aggregator', night);
    await knownSource('wms', 'wms', night - HOUR);
    await openIncident(ctx, silent(night - HOUR));
    await calls('wms', ctx.now(), 1, 30);
    await calls('kd', ctx.now(), 1, 30);
    await watchSources(ctx);
    expect(await count(`notice where template = 'alert.alarm_raised' and recipient like 'staff:%'`)).toBe(1);
    await settle(ctx);
    expect(onPhone().map((m) => m.text!.slice(7, 10))).toEqual(['wms']);
    at(MORNING);
    await pool().query('delete from source_minute');
    await calls('kd', ctx.now(), 1, 30);
    await settle(ctx);
    at(MORNING + 5 * MINUTE);
    await settle(ctx);
    expect(onPhone()).toHaveLength(2);
  });

  it('waits for the morning of whoever chose quiet hours, on their own clock, and for nobody who chose none', async () => {
    const { ctx, pass } = handClock(MORNING);
    const far = await withPhone('supervisor', 'Ada', '13700137064');
    const always = await withPhone('supervisor', 'Bo', '13700137065');
    // ten in the morning in Shanghai is nine in the evening before in New York
    await callsAs('supervisor', far).account.keepQuiet({ quiet: '20:00-09:00', timeZone: 'America/New_York' });
    await callsAs('supervisor', always).account.keepQuiet({ quiet: 'none', timeZone: 'America/New_York' });
    await knownSource('kd', 'aggregator', MORNING);
    await calls('kd', ctx.now(), 1, 30);
    await watchSources(ctx);
    await settle(ctx);
    pass(5);
    await settle(ctx);
    expect(onPhone().map((m) => m.to)).toEqual(['+8613700137065']);
    const { rows } = await pool().query(`select due_at from notice where recipient = $1`, [`person:${far}`]);
    expect(rows).toEqual([{ due_at: Date.parse('2026-11-21T14:00:00Z') }]);
  });
});
