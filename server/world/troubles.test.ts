import { expect, test } from 'vitest';
import { storiesBetween } from './roster';
import { reportsBetween } from './run-world';
import { rushStories } from './rush';
import { switchTrouble } from './switchboard';
import { HOUR, MINUTE } from './time';
import { type Trouble, withStoppedDepots, withStoppedHandover } from './troubles';

const bornAt = Date.parse('2026-11-21T04:00:00Z');
const state = (troubles: Trouble[]) => ({ seed: 'trouble', bornAt, orders: 200, speed: 30, sentThrough: bornAt, troubles });
const from = bornAt + 10 * MINUTE;
const to = bornAt + 40 * MINUTE;
const end = bornAt + 2 * HOUR;
const told = (troubles: Trouble[], until = end) => reportsBetween(state(troubles), false, bornAt, until);

test('a silent WMS says nothing while it lasts and catches up after, with the true times', () => {
  const isWms = (r: ReturnType<typeof told>[number]) => r.kind === 'event' && r.event.source === 'wms';
  // without the orders of the rush, of which a calm world knows nothing
  const silent = told([{ kind: 'silent_wms', from, to }]).filter((r) => isWms(r) && !/-R\d+$/.test(r.orderNo));
  expect(silent.filter((r) => r.sendAt >= from && r.sendAt < to)).toEqual([]);
  const facts = (reports: typeof silent) => new Set(reports.map((r) => r.kind === 'event' && `${r.eventId} ${r.event.at}`));
  expect(facts(silent)).toEqual(facts(told([]).filter(isWms)));
});

test('a stopped depot stops every shipment that stands there, and lets them go in order', () => {
  const stories = storiesBetween(state([]), bornAt, end);
  for (const trouble of [{ to: null }, { to }]) {
    const stop: Trouble = { kind: 'stopped_depot', city: '广州市', from, ...trouble };
    let stopped = 0;
    for (const story of stories) {
      for (const [i, shipment] of withStoppedDepots(story, [stop]).shipments.entries()) {
        const scans = shipment.scans;
        expect(scans.some((s) => s.place.city === '广州市' && s.at >= from && s.at < (trouble.to ?? end))).toBe(false);
        for (let k = 1; k < scans.length; k += 1) expect(scans[k]!.at).toBeGreaterThanOrEqual(scans[k - 1]!.at);
        if (scans.at(-1)?.at !== story.shipments[i]!.scans.at(-1)?.at) stopped += 1;
      }
    }
    expect(stopped).toBeGreaterThan(0);
  }
});

test('a storm says everything five times and nothing else', () => {
  const storm = told([{ kind: 'duplicate_storm', from, to }]).filter((r) => r.sendAt >= from && r.sendAt < to - MINUTE);
  const calm = told([]).filter((r) => r.sendAt >= from && r.sendAt < to - 2 * MINUTE);
  const times = (report: (typeof calm)[number]) =>
    storm.filter((r) => JSON.stringify({ ...r, sendAt: 0 }) === JSON.stringify({ ...report, sendAt: 0 })).length;
  for (const report of calm.slice(0, 40)) expect(times(report)).toBeGreaterThanOrEqual(5);
});

test('refused payment callbacks leave orders unconfirmed until they pass', () => {
  const confirmed = (r: ReturnType<typeof told>[number]) => r.kind === 'event' && r.event.code === 'payment.confirmed';
  expect(told([{ kind: 'refused_payments', from, to: null }]).filter((r) => confirmed(r) && r.sendAt >= from)).toEqual([]);
  expect(told([{ kind: 'refused_payments', from, to }]).filter((r) => confirmed(r) && r.sendAt >= to).length).toBeGreaterThan(0);
});

test('orders that are not handed to the warehouse stand there until they are, and go on in order', () => {
  const firstWord = (events: { source: string; at: number }[]) => events.find((event) => event.source === 'wms')?.at ?? 0;
  const kept = storiesBetween(state([]), bornAt, end).filter(({ events }) => firstWord(events) >= from && firstWord(events) < to);
  expect(kept.length).toBeGreaterThan(5);
  for (const kind of ['stopped_handover', 'lost_regions'] as const) {
    for (const story of kept) {
      const late = withStoppedHandover(story, [{ kind, from, to }]);
      expect(firstWord(late.events)).toBeGreaterThan(to);
      expect(late.events.map((event) => event.code)).toEqual(story.events.map((event) => event.code));
      expect(withStoppedHandover(story, [{ kind, from, to: null }]).events.some((event) => event.source === 'wms')).toBe(false);
    }
  }
});

test('orders told while the regions are lost have none, and have one when they are told again', () => {
  const orders = told([{ kind: 'lost_regions', from, to }]).filter((r) => r.kind === 'order');
  const without = orders.filter((r) => r.kind === 'order' && r.order.destination.city === '未知');
  expect(without.length).toBeGreaterThan(5);
  for (const { orderNo, sendAt } of without) {
    expect(sendAt >= from && sendAt < to).toBe(true);
    expect(orders.some((r) => r.kind === 'order' && r.orderNo === orderNo && r.sendAt >= to && r.order.destination.city !== '未知')).toBe(
      true,
    );
  }
});

test('a trouble begins once, never in the past that was told, and ends', () => {
  const world = state([]);
  expect(switchTrouble(world, { kind: 'silent_wms' }, true, bornAt - HOUR)).toBe(true);
  expect(world.troubles[0]!.from).toBeGreaterThan(world.sentThrough);
  expect(switchTrouble(world, { kind: 'silent_wms' }, true, bornAt)).toBe(false);
  expect(switchTrouble(world, { kind: 'silent_wms' }, false, end)).toBe(true);
  expect(world.troubles).toEqual([{ kind: 'silent_wms', city: undefined, from: bornAt + 1, to: end }]);
});

test('an outage that is rehearsed brings two hundred orders more within its first hour, and none after its end', () => {
  const rush = (kind: Trouble['kind'], end: number | null) => rushStories(state([]), [{ kind, from, to: end }], from + 2 * HOUR);
  expect(rush('silent_wms', null)).toHaveLength(200);
  expect(new Set(rush('silent_wms', null).map((s) => s.order.orderNo)).size).toBe(200);
  expect(rush('silent_wms', to).every((s) => s.order.placedAt > from && s.order.placedAt <= to)).toBe(true);
  expect(rush('duplicate_storm', null)).toEqual([]);
});
