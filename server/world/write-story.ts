import { lineOf, pickLine, s10Number } from './carrier-lines';
import { CITIES, type City, cityNamed } from './cities';
import { SHOPS, type ShopName } from './goods';
import { ABROAD, type Abroad, customerPhone, DEMO_PHONE, personAbroad, personName, streetAddress } from './people';
import { outlineOf, type Plot, type PlotOutline } from './plots';
import { shippedAt, writePreparation } from './preparation';
import { type Random, randomFor } from './random';
import { isDelivery } from './scan-step';
import type { FeedNoise, OrderPlan, ShipmentPlan, ShipmentRef, ShopEvent, Story } from './story';
import { DAY, HOUR } from './time';
import { writeTrip } from './trip';
import { writeTripAbroad } from './trip-abroad';

/** What is settled before a story is written. */
export interface StoryOrder {
  orderNo: string;
  plot: Plot;
  placedAt: number;
  /** Story time after this moment passes `speed` times faster than the wall clock. */
  anchorAt: number;
  speed: number;
  shop: ShopName;
  /** Fixed parts of a demo order; `partsApartH` is how long the second shipment leaves after the first. */
  cast?: { to: string; carrier: string; shipments: number; partsApartH?: number };
}

/** The whole story of one order, a pure function of the seed and what was settled. */
export function writeStory(seed: string, settled: StoryOrder): Story {
  const plot = outlineOf(settled.plot);
  const random = randomFor(seed, settled.orderNo, 'cast');
  const abroad = plot.abroad ? random.pick(ABROAD) : null;
  const to = settled.cast?.to ? cityNamed(settled.cast.to) : random.pick(CITIES);
  const order = writeOrder(random, { settled, plot, to, abroad });
  const refs = writeRefs(random, settled, plot, order, abroad);
  const { events, readyAt } = writePreparation(randomFor(seed, settled.orderNo, 'shop'), plot, order, refs, settled.cast?.partsApartH);
  const shipments = readyAt === null ? [] : refs.map((ref, i) => writeShipment(randomFor(seed, settled.orderNo, 'trip', i), ref, i));
  events.push(...writeAftermath(plot, shipments));
  events.sort((a, b) => a.at - b.at);
  const noise: FeedNoise = random.chance(0.06) ? 'repeats' : random.chance(0.06) ? 'shuffled' : 'none';
  return onTheWall({ plot: settled.plot, order, events, shipments, noise }, settled);

  function writeShipment(trip: Random, ref: ShipmentRef, index: number): ShipmentPlan {
    const shared = { readyAt: shippedAt(events, ref), pace: plot.pace };
    // Of a split order the first shipment goes its way; the plot's own ending befalls the last one.
    const ending = index < refs.length - 1 ? 'door' : plot.ending;
    const scans = abroad
      ? writeTripAbroad(trip, { ...shared, to: abroad, isHeld: ending === 'held' })
      : writeTrip(trip, {
          ...shared,
          ending,
          carrier: ref.carrier,
          origin: cityNamed(SHOPS[settled.shop].city),
          destination: to,
          district: order.destination.district ?? '',
        });
    return { carrier: ref.carrier, trackingNo: ref.trackingNo, scans };
  }
}

function writeOrder(random: Random, given: { settled: StoryOrder; plot: PlotOutline; to: City; abroad: Abroad | null }): OrderPlan {
  const { settled, plot, to, abroad } = given;
  const shop = SHOPS[settled.shop];
  const lines = random.int(plot.shipments[1] > 1 ? 2 : 1, 3);
  const first = random.int(0, shop.goods.length - 1);
  const items = Array.from({ length: lines }, (_, i) => {
    const good = shop.goods[(first + i * 3) % shop.goods.length]!;
    return { sku: good.sku, name: good.name, category: good.category, quantity: random.chance(0.8) ? 1 : 2, price: good.price.toFixed(2) };
  });
  const street = streetAddress(random, to);
  const home = cityNamed(shop.city);
  const customer = abroad ? personAbroad(random) : { name: personName(random), phone: customerPhone(random) };
  if (settled.cast) customer.phone = DEMO_PHONE;
  return {
    shop: shop.code,
    orderNo: settled.orderNo,
    type: plot.preparation === 'presale' || plot.preparation === 'custom' ? plot.preparation : 'normal',
    placedAt: settled.placedAt,
    customer,
    destination: abroad
      ? { ...placeAbroad(abroad), address: `${random.int(2, 240)} ${abroad.street}`, postcode: abroad.postcode }
      : {
          country: 'CN',
          province: to.province,
          city: to.full,
          district: street.district,
          address: street.address,
          lat: to.lat,
          lon: to.lon,
        },
    origin: { country: 'CN', province: home.province, city: home.full, lat: home.lat, lon: home.lon },
    items,
    amount: items.reduce((sum, item) => sum + Number(item.price) * item.quantity, 0).toFixed(2),
    currency: shop.currency,
    promisedBy: plot.preparation === 'normal' ? settled.placedAt + (abroad ? 18 : settled.cast ? 12 : 7) * DAY : undefined,
    ...(plot.ending === 'locker_overdue' ? { lockerConsent: false as const } : {}),
    tags: plot.preparation === 'presale' ? ['预售'] : plot.preparation === 'custom' ? ['定制'] : [],
  };
}

function placeAbroad(to: Abroad) {
  return { country: to.country, province: to.province, city: to.city, lat: to.lat, lon: to.lon };
}

/** Tracking numbers, and which items go with which; never more shipments than lines. */
function writeRefs(random: Random, settled: StoryOrder, plot: PlotOutline, order: OrderPlan, abroad: Abroad | null): ShipmentRef[] {
  const wanted = settled.cast?.shipments ?? random.int(plot.shipments[0], plot.shipments[1]);
  const count = Math.min(wanted, order.items.length);
  return Array.from({ length: count }, (_, i) => {
    const line = settled.cast?.carrier ? lineOf(settled.cast.carrier) : pickLine(random);
    const items = order.items.filter((_, k) => k % count === i).map((item) => ({ sku: item.sku, quantity: item.quantity }));
    return abroad
      ? { carrier: abroad.carrier, trackingNo: s10Number(random), items }
      : { carrier: line.carrier, trackingNo: line.trackingNo(random), items };
  });
}

/** What the customer says after the carrier has said its last. */
function writeAftermath(plot: PlotOutline, shipments: ShipmentPlan[]): ShopEvent[] {
  const signed = shipments[0]?.scans.find((scan) => isDelivery(scan.step));
  if (!plot.isDisputed || !signed) return [];
  return [{ at: signed.at + 3 * HOUR, source: 'crm', code: 'receipt.disputed', note: '客户称未收到货' }];
}

/** Story time to the wall clock: as it is before the anchor, faster after it. Rounded to whole seconds, never disordered. */
export function wallTime(at: number, anchorAt: number, speed: number): number {
  const wall = at <= anchorAt ? at : anchorAt + (at - anchorAt) / speed;
  return Math.floor(wall / 1000) * 1000;
}

function onTheWall(story: Story, { anchorAt, speed }: StoryOrder): Story {
  const wall = (at: number) => wallTime(at, anchorAt, speed);
  return {
    ...story,
    order: { ...story.order, placedAt: wall(story.order.placedAt) },
    events: story.events.map((event) => ({ ...event, at: wall(event.at) })),
    shipments: story.shipments.map((s) => ({ ...s, scans: s.scans.map((scan) => ({ ...scan, at: wall(scan.at) })) })),
  };
}
