import { SHOPS } from './goods';
import { outlineOf } from './plots';
import { type Random, randomFor } from './random';
import type { PlatformTopic, Report } from './report';
import type { ShopEvent, Story } from './story';
import { SECOND } from './time';

/** Facts that the shop platform tells itself where one is connected; the warehouse tells the rest in either case. */
const PLATFORM_TOPICS: Record<string, PlatformTopic> = {
  'payment.confirmed': 'orders/paid',
  'cancel.confirmed': 'orders/cancelled',
  shipped: 'fulfillments/create',
};

/**
 * Everything that is ever sent about a story, by the time of sending: a system reports some seconds after the fact, a
 * noisy feed says it twice or in a muddle. `hasPlatform`: the shop that sells abroad speaks through its own platform.
 */
export function planReports(seed: string, story: Story, hasPlatform: boolean): Report[] {
  const random = randomFor(seed, story.order.orderNo, 'send');
  const about = { orderNo: story.order.orderNo, shop: story.order.shop };
  const isOnPlatform = hasPlatform && story.order.shop === SHOPS.abroad.code;
  const orderAt = story.order.placedAt + random.int(1, 3) * SECOND;
  const reports: Report[] = [
    isOnPlatform
      ? { ...about, sendAt: orderAt, kind: 'platform', topic: 'orders/create', order: story.order }
      : { ...about, sendAt: orderAt, kind: 'order', order: story.order },
  ];
  for (const [i, event] of story.events.entries()) reports.push(...tellEvent(event, i));
  const isAbroad = outlineOf(story.plot).abroad === true;
  for (const shipment of story.shipments) {
    for (const scan of shipment.scans) {
      const sendAt = scan.at + random.int(3, 25) * SECOND;
      const push: Report = { ...about, sendAt, kind: 'scans', shipment, upTo: scan.at, isAbroad };
      reports.push(push);
      if (story.noise === 'repeats') reports.push({ ...push, sendAt: sendAt + random.int(2, 40) * SECOND });
    }
  }
  return reports.sort((a, b) => a.sendAt - b.sendAt);

  function tellEvent(event: ShopEvent, index: number): Report[] {
    const sendAt = event.at + delay(random, story) * SECOND;
    const topic = isOnPlatform ? PLATFORM_TOPICS[event.code] : undefined;
    if (topic) return [{ ...about, sendAt, kind: 'platform', topic, order: story.order, event }];
    const report: Report = { ...about, sendAt, kind: 'event', event, eventId: `${about.orderNo}-${index + 1}` };
    return story.noise === 'repeats' ? [report, { ...report, sendAt: sendAt + 7 * SECOND }] : [report];
  }
}

/** Seconds until a shop's system reports: long enough in a muddled feed that later facts overtake earlier ones. */
function delay(random: Random, story: Story): number {
  return story.noise === 'shuffled' ? random.int(1, 120) : random.int(1, 12);
}
