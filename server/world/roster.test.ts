import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PLOTS } from './plots';
import { orderIntervalMs, settleOrder, storiesBetween, type WorldSeed } from './roster';
import { reportsBetween } from './run-world';
import { bornAtFrom, DEMO_ORDERS } from './showcase';
import type { Story } from './story';
import { DAY, HOUR, MINUTE } from './time';

const worlds = fc.record({
  seed: fc.string(),
  bornAt: fc.integer({ min: 1_790_000_000, max: 1_830_000_000 }).map((s) => s * 1000),
  orders: fc.integer({ min: 1, max: 60 }),
  speed: fc.constantFrom(1, 7, 30, 600),
});
const ascends = (moments: number[]) => moments.every((at, i) => i === 0 || at >= moments[i - 1]!);
const world: WorldSeed = { seed: 'test', bornAt: Date.parse('2026-11-21T04:00:00Z'), orders: 300, speed: 30 };
const storyOf = (orderNo: string, bornAt: number) =>
  storiesBetween({ ...world, orders: 1, bornAt }, 0, bornAt).find((s) => s.order.orderNo === orderNo)!;

test('the same seed and birth tell the same world, word for word', () => {
  fc.assert(
    fc.property(worlds, (w) => {
      expect(storiesBetween(w, 0, w.bornAt + HOUR)).toEqual(storiesBetween({ ...w }, 0, w.bornAt + HOUR));
    }),
    { numRuns: 20 },
  );
});

test('no story runs backwards, begins before its order, or reports a fact before it happened', () => {
  fc.assert(
    fc.property(worlds, (w) => {
      for (const story of storiesBetween(w, 0, w.bornAt + HOUR)) {
        expect(ascends(story.events.map((e) => e.at))).toBe(true);
        for (const shipment of story.shipments) {
          expect(ascends(shipment.scans.map((s) => s.at))).toBe(true);
          const shipped = story.events.find((e) => e.code === 'shipped' && e.shipment?.trackingNo === shipment.trackingNo)!;
          for (const scan of shipment.scans) expect(scan.at).toBeGreaterThanOrEqual(shipped.at);
        }
        for (const event of story.events) expect(event.at).toBeGreaterThanOrEqual(story.order.placedAt);
      }
      for (const report of reportsBetween({ ...w, sentThrough: 0, troubles: [] }, true, 0, w.bornAt + HOUR)) {
        const told =
          report.kind === 'scans'
            ? report.upTo
            : report.kind === 'event'
              ? report.event.at
              : (report.kind === 'platform' && report.event?.at) || report.order.placedAt;
        expect(report.sendAt).toBeGreaterThan(told - 1);
      }
    }),
    { numRuns: 20 },
  );
});

test('a world told in pieces tells what it tells in one go', () => {
  fc.assert(
    fc.property(worlds, fc.array(fc.integer({ min: 1, max: 3_600 }), { maxLength: 4 }), (w, cuts) => {
      const state = { ...w, sentThrough: 0, troubles: [] };
      const end = w.bornAt + HOUR;
      const moments = [0, ...cuts.map((s) => w.bornAt + s * 1000).sort((a, b) => a - b), end];
      const pieces = moments.slice(1).flatMap((to, i) => reportsBetween(state, false, moments[i]!, to));
      expect(pieces).toEqual(reportsBetween(state, false, 0, end));
    }),
    { numRuns: 15 },
  );
});

test('order numbers and tracking numbers are never used twice', () => {
  const stories = storiesBetween({ ...world, orders: 2_000 }, 0, world.bornAt + HOUR);
  const numbers = stories.flatMap((s) => [s.order.orderNo, ...s.shipments.map((p) => p.trackingNo)]);
  expect(new Set(numbers).size).toBe(numbers.length);
});

test('worlds born on different days share no order number', () => {
  const later = { ...world, bornAt: world.bornAt + DAY };
  expect(settleOrder(world, 5).orderNo).not.toBe(settleOrder(later, 5).orderNo);
});

test('every plot has about its share', () => {
  const stories = storiesBetween(world, 0, world.bornAt);
  const total = Object.values(PLOTS).reduce((sum, plot) => sum + plot.weight, 0);
  for (const [name, plot] of Object.entries(PLOTS)) {
    const count = stories.filter((s) => s.plot === name && !s.order.orderNo.startsWith('DEMO')).length;
    expect(Math.abs(count - (300 * plot.weight) / total)).toBeLessThanOrEqual(3);
  }
});

test('at birth hundreds of orders are in every phase, and something happens every few seconds after', () => {
  const lastSteps = storiesBetween(world, 0, world.bornAt).flatMap((s) =>
    s.shipments.map((p) => p.scans.filter((c) => c.at <= world.bornAt).at(-1)?.step),
  );
  for (const step of ['departed', 'arrived', 'out', 'in_locker', 'signed_self', 'returned', undefined] as const) {
    expect(lastSteps.filter((s) => s === step).length, String(step)).toBeGreaterThan(0);
  }
  const state = { ...world, sentThrough: 0, troubles: [] };
  const hour = reportsBetween(state, false, world.bornAt + MINUTE, world.bornAt + HOUR);
  expect(hour.length).toBeGreaterThan(59 * 12 * 0.8);
  expect(orderIntervalMs(world)).toBeLessThan(2 * MINUTE);
});

test('demo orders show what they promise whatever the hour of birth, and keep showing it for hours', () => {
  const lastStep = (story: Story, i: number, at: number) => story.shipments[i]?.scans.filter((s) => s.at <= at).at(-1);
  for (let hour = 0; hour < 24; hour += 1) {
    const bornAt = world.bornAt + hour * HOUR;
    for (const at of [bornAt, bornAt + 4 * HOUR]) {
      const step = (orderNo: string, i = 0) => lastStep(storyOf(orderNo, bornAt), i, at)?.step;
      expect(['departed', 'arrived']).toContain(step('DEMO-MOVING'));
      expect(step('DEMO-STALLED')).toBe('arrived');
      expect(at - lastStep(storyOf('DEMO-STALLED', bornAt), 0, at)!.at).toBeGreaterThan(30 * HOUR);
      expect(step('DEMO-SPLIT')).toMatch(/^signed/);
      expect(step('DEMO-SPLIT', 1)).toMatch(/^(collected|departed|arrived|at_destination|out)$/);
      expect(step('DEMO-DELIVERED')).toMatch(/^signed/);
      expect(step('DEMO-RETURNED')).toBe('returned');
      expect(['in_locker', 'overdue']).toContain(step('DEMO-LOCKER'));
      expect(step('DEMO-ATTEMPT')).toBe('signed_late');
      expect(step('DEMO-CONFLICT')).toBe('arrived');
      expect(step('DEMO-CUSTOMS')).toBe('customs_docs');
      expect(step('DEMO-NOSCAN')).toBeUndefined();
      expect(storyOf('DEMO-NOSCAN', bornAt).events.find((e) => e.code === 'shipped')!.at).toBeLessThan(at);
      expect(
        storyOf('DEMO-PRESALE', bornAt)
          .events.filter((e) => e.at <= at)
          .at(-1)?.code,
      ).toBe('presale_waiting');
    }
  }
});

test('a world that lost its state finds its birth from its first demo order', () => {
  const first = storyOf(DEMO_ORDERS[0]!.orderNo, world.bornAt);
  expect(bornAtFrom(first.order.placedAt)).toBe(world.bornAt);
});
