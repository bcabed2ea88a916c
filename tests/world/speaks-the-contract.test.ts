import { expect, test } from 'vitest';
import { postedEvent } from '@/server/domain/intake/event-schema';
import { postedOrder } from '@/server/domain/intake/order-schema';
import { aftership } from '@/server/sources/aftership/aftership';
import { kuaidi100 } from '@/server/sources/kuaidi100/kuaidi100';
import { shopify } from '@/server/sources/shopify/shopify';
import { aftershipPush } from '@/server/world/aftership-push';
import { eventBody, orderBody, scanBody } from '@/server/world/api-body';
import { kuaidi100Push } from '@/server/world/kuaidi100-push';
import { storiesBetween } from '@/server/world/roster';
import { reportsBetween } from '@/server/world/run-world';
import { SCAN_STEPS } from '@/server/world/scan-step';
import { shopifyPush } from '@/server/world/shopify-push';
import { HOUR } from '@/server/world/time';

const bornAt = Date.parse('2026-11-21T04:00:00Z');
const state = { seed: 'contract', bornAt, orders: 400, speed: 30, sentThrough: 0, troubles: [] };
const reports = reportsBetween(state, true, 0, bornAt + 6 * HOUR);
const account = (secrets: Record<string, string>, shop: string | null = null) => ({
  name: 'world',
  shop,
  timeZone: 'Asia/Shanghai',
  secrets,
});
const delivery = (headers: Record<string, string>, body: string) => ({
  headers: new Headers(headers),
  body: Buffer.from(body),
  receivedAt: bornAt + 7 * HOUR,
});

test('every order of the world can be posted', () => {
  const orders = storiesBetween(state, 0, bornAt + HOUR).map((s) => orderBody(s.order));
  for (const order of orders) expect(postedOrder.safeParse(order).error).toBeUndefined();
});

test('every event of the world can be posted, scans included', () => {
  const bodies = reports.flatMap((report): object[] => {
    if (report.kind === 'event') return [eventBody(report)];
    if (report.kind !== 'scans' || report.upTo !== report.shipment.scans.at(-1)!.at) return [];
    return report.shipment.scans.map((scan) => scanBody(report.shop, report.orderNo, report.shipment, scan));
  });
  expect(bodies.length).toBeGreaterThan(3_000);
  expect(bodies.flatMap((body) => postedEvent.safeParse(body).error?.issues ?? [])).toEqual([]);
});

test('every push of 快递100 is signed, read whole, and means what the world meant', () => {
  for (const report of reports) {
    // The last list of a shipment holds all that the earlier ones held.
    if (report.kind !== 'scans' || report.isAbroad || report.upTo !== report.shipment.scans.at(-1)!.at) continue;
    const body = kuaidi100Push(report.shipment, report.upTo, 'salt').toString();
    const pushed = delivery({ 'content-type': 'application/x-www-form-urlencoded' }, body);
    expect(kuaidi100.verify(pushed, account({ salt: 'salt' })).kind).toBe('ok');
    const parsed = kuaidi100.parse(pushed, account({ salt: 'salt' }));
    if (parsed.kind !== 'report') throw new Error(`not read: ${JSON.stringify(parsed)}`);
    const meant = report.shipment.scans.filter((s) => s.at <= report.upTo).map((s) => milestoneOf(SCAN_STEPS[s.step].code));
    const read = parsed.report.facts.filter((f) => f.code).map((f) => milestoneOf(f.code!));
    expect(read.sort()).toEqual(meant.sort());
    expect(parsed.report.unreadable).toEqual([]);
  }
});

test('every push of AfterShip and of Shopify is signed and read', () => {
  for (const report of reports) {
    if (report.kind === 'scans' && report.isAbroad) {
      const { body, signature } = aftershipPush(report.shipment, report.upTo, report.orderNo, 'secret');
      const pushed = delivery({ 'aftership-hmac-sha256': signature }, body);
      expect(aftership.verify(pushed, account({ secret: 'secret' })).kind).toBe('ok');
      expect(aftership.parse(pushed, account({ secret: 'secret' }))).toMatchObject({ kind: 'report' });
    }
    if (report.kind === 'platform') {
      const { body, headers } = shopifyPush(report.topic, report.order, report.event, 'secret');
      const pushed = delivery(headers, body);
      expect(shopify.verify(pushed, account({ secret: 'secret' }, 'panda')).kind).toBe('ok');
      expect(shopify.parse(pushed, account({ secret: 'secret' }, 'panda'))).toMatchObject({ kind: 'report' });
    }
  }
});

/** Milestone, or the kind of problem: sub-statuses may be told more precisely by the words. */
function milestoneOf(code: string): string {
  const [head, sub] = code.split('.');
  return head === 'problem' ? `problem.${sub}` : head!;
}
