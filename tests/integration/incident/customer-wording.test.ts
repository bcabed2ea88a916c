import { beforeEach, describe, expect, it } from 'vitest';
import { redactOrder } from '@/server/domain/access/redact-order';
import { hasMovedOn } from '@/server/domain/incident/has-moved-on';
import type { IncidentOpening } from '@/server/domain/incident/incident';
import { HOUR, type Instant, MINUTE } from '@/server/domain/shared/instant';
import type { Language } from '@/server/domain/shared/language';
import { wordHeadline } from '@/server/domain/wording/word-headline';
import { pool } from '@/server/platform/database';
import { forgetOpenIncidents, loadOpenIncidents } from '@/server/store/incident';
import { readOrdersByKey } from '@/server/store/order';
import { openIncident } from '@/server/usecases/incident/open-incident';
import { readIncidentPage } from '@/server/usecases/incident/read-incident-page';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../../database/fresh-database';
import { addStaff, callsAs } from '../console/staff-caller';
import { handClock, MORNING, orderFact, scan, shippedOrder } from '../stall/stalled-order';
import { count, toldOrder, workAMinute } from './outage';

const SINCE = MORNING - HOUR;
const silentWms: IncidentOpening = {
  kind: 'source_silent',
  silence: { source: 'wms', sourceKind: 'wms', silentSince: SINCE, lastGoodAt: SINCE, evidence: {} },
};
const WORDS = {
  kind: 'words' as const,
  'zh-CN': '仓库系统升级，您的订单照常排队，今晚恢复更新',
  en: 'Our warehouse is being upgraded; your order keeps its place',
};

async function documentOf(orderNo: string) {
  const [row] = await readOrdersByKey(pool(), orderNo);
  return row!.doc!;
}

async function shown(orderNo: string, language: Language, now: Instant): Promise<string> {
  const seen = redactOrder(await documentOf(orderNo), 1);
  return wordHeadline(seen.headline, language, { timeZone: 'Asia/Shanghai', now }).long;
}

beforeEach(async () => {
  await freshDatabase();
  forgetOpenIncidents();
});

describe('what customers are told of an incident', () => {
  it('is worded by hand by a supervisor for the orders in it and those that join later, or left unsaid, or taken back', async () => {
    const { ctx, at } = handClock(MORNING);
    await toldOrder(ctx, 'W1', SINCE, ['paid']);
    const { incident } = await openIncident(ctx, silentWms);
    await workAMinute(ctx);
    const usual = await shown('W1', 'zh-CN', ctx.now());
    expect(usual).toMatch(/仓库/);

    const lin = await addStaff('supervisor', 'Lin');
    const calls = callsAs('supervisor', lin, ctx.now);
    at(MORNING + MINUTE);
    expect(await calls.incident.word({ id: incident.id, told: WORDS })).toMatchObject({ kind: 'done' });
    await workAMinute(ctx);
    expect(await shown('W1', 'zh-CN', ctx.now())).toContain(WORDS['zh-CN']);
    expect(await shown('W1', 'zh-TW', ctx.now())).toContain('倉庫系統升級，您的訂單照常排隊，今晚恢復更新');
    expect(await shown('W1', 'en', ctx.now())).toContain(WORDS.en);
    at(MORNING + 10 * MINUTE);
    await toldOrder(ctx, 'W2', MORNING, ['paid']);
    at(MORNING + 12 * MINUTE);
    await workAMinute(ctx);
    expect(await shown('W2', 'zh-CN', ctx.now())).toContain(WORDS['zh-CN']);

    at(MORNING + 20 * MINUTE);
    await calls.incident.word({ id: incident.id, told: { kind: 'silence' } });
    await workAMinute(ctx);
    for (const orderNo of ['W1', 'W2']) {
      const seen = redactOrder(await documentOf(orderNo), 1);
      expect(seen.attention).toEqual([]);
      expect(seen.headline.key).toBe('paid');
      // staff see that it is held all the same
      expect((await documentOf(orderNo)).attention).toMatchObject([{ kind: 'silent' }]);
    }

    at(MORNING + 30 * MINUTE);
    await calls.incident.word({ id: incident.id, told: null });
    await workAMinute(ctx);
    expect(await shown('W1', 'zh-CN', ctx.now())).toBe(usual);
    const { rows } = await pool().query(`select action, detail from audit where subject = $1 order by id`, [`incident:${incident.id}`]);
    expect(rows.map((r) => r.action)).toEqual(['incident.worded', 'incident.silenced', 'incident.wording_withdrawn']);
    expect(rows[0].detail['zh-CN']).toBe(WORDS['zh-CN']);
    expect(await count(`incident_order where told_version = 3`)).toBe(2);
  });

  it('is one line in both languages, without links and long numbers, and not where customers are told one by one', async () => {
    const { ctx } = handClock(MORNING);
    const { incident } = await openIncident(ctx, silentWms);
    await workAMinute(ctx);
    const calls = callsAs('supervisor', await addStaff('supervisor', 'Lin'), ctx.now);
    const refused = (told: object) =>
      calls.incident.word({ id: incident.id, told: told as never }).then(
        () => 'taken',
        (e: { code: string }) => e.code,
      );
    for (const bad of [
      { ...WORDS, en: '' },
      { ...WORDS, 'zh-CN': '慢'.repeat(61) },
      { ...WORDS, 'zh-CN': '请拨 13700137000' },
      { ...WORDS, en: 'see https://a.example' },
    ])
      expect([bad, await refused(bad)]).toEqual([bad, 'BAD_REQUEST']);
    expect(await refused({ ...WORDS, 'zh-CN': ' 仓库\n升级中 ' })).toBe('taken');
    forgetOpenIncidents();
    expect((await loadOpenIncidents(pool()))[0]!.told).toMatchObject({ 'zh-CN': '仓库 升级中' });
    const road: IncidentOpening = { kind: 'common_cause', scope: { step: 'movement' }, since: SINCE, cause: 'step_stands', params: {} };
    const standing = await openIncident(ctx, road);
    expect(await calls.incident.word({ id: standing.incident.id, told: WORDS })).toMatchObject({ kind: 'not_now' });
  });
});

describe('an order of an incident', () => {
  const stands = async (ctx: ReturnType<typeof handClock>['ctx'], id: string) => {
    const page = await readIncidentPage(ctx, { id, offset: 0 });
    if (page.kind !== 'found') throw new Error('no such incident');
    return page.orders.map((o) => [o.orderNo, hasMovedOn(o.doc.state, o.held ?? [], o.joinedAt)]);
  };

  it('has moved on when what it waited for happened, although it was told late; old news leave it waiting', async () => {
    const { ctx, at } = handClock(MORNING);
    for (const orderNo of ['M1', 'M2']) await toldOrder(ctx, orderNo, SINCE - HOUR, ['paid']);
    for (const orderNo of ['M3', 'M4']) {
      await shippedOrder(ctx, orderNo, SINCE - 30 * HOUR);
      await recordFacts(ctx, {
        orders: [],
        facts: [scan(`SF${orderNo}`, 'in_transit', SINCE - 26 * HOUR, { reporter: { source: 'sf', kind: 'carrier' } })],
      });
    }
    const { incident } = await openIncident(ctx, silentWms);
    const road = await openIncident(ctx, {
      kind: 'source_silent',
      silence: { source: 'sf', sourceKind: 'carrier', silentSince: SINCE, lastGoodAt: SINCE, evidence: {} },
    });
    await workAMinute(ctx);
    expect(Object.fromEntries(await stands(ctx, incident.id))).toEqual({ M1: false, M2: false });
    at(MORNING + 2 * HOUR);
    const wms = { reporter: { source: 'wms', kind: 'wms' as const } };
    const sf = { reporter: { source: 'sf', kind: 'carrier' as const } };
    await recordFacts(ctx, {
      orders: [],
      facts: [
        // picked before it joined, told two hours after
        orderFact('M1', 'allocated', MORNING - 10 * MINUTE, wms),
        orderFact('M1', 'picked', MORNING - 5 * MINUTE, wms),
        // a scan of the time before the outage, told late, and one of after it
        scan('SFM3', 'in_transit.departed', SINCE - 25 * HOUR, sf),
        scan('SFM4', 'at_destination', MORNING + HOUR, sf),
      ],
    });
    expect(Object.fromEntries(await stands(ctx, incident.id))).toEqual({ M1: true, M2: false });
    expect(Object.fromEntries(await stands(ctx, road.incident.id))).toEqual({ M3: false, M4: true });
  });
});
