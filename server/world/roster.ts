import { SHOPS } from './goods';
import { outlineOf, plotAt } from './plots';
import { randomFor } from './random';
import { DEMO_ORDERS, settleDemo } from './showcase';
import type { Story } from './story';
import { chinaDayDigits, DAY, HOUR } from './time';
import { type StoryOrder, writeStory } from './write-story';

/** What a world is made from; with the same four values it is the same world. */
export interface WorldSeed {
  seed: string;
  /** Whole second at which it first ran. */
  bornAt: number;
  /** Orders that exist at birth, besides the demo orders. */
  orders: number;
  /** How many times faster than the clock the stories go on after birth. */
  speed: number;
}

/** Ages at birth reach back this far for the common plots; so at the same rate new orders keep the number level. */
const WINDOW_H = 190;
/** No story is longer, from the order to the last word about it. */
const LONGEST = 30 * DAY;

/** Wall time between two new orders. */
export function orderIntervalMs(world: WorldSeed): number {
  return (WINDOW_H * HOUR) / Math.max(1, world.orders) / world.speed;
}

/**
 * The order at a place in the world's list, from 0: first those that exist at birth, then one new order after another.
 * Numbers carry the day of birth, so that worlds born on different days never share one.
 */
export function settleOrder(world: WorldSeed, index: number): StoryOrder {
  const random = randomFor(world.seed, chinaDayDigits(world.bornAt), index, 'roster');
  // The golden ratio spreads the plots evenly: any run of orders holds about its share of each.
  const plot = plotAt((index * 0.618_033_988_75 + randomFor(world.seed, 'plots').next()) % 1);
  const outline = outlineOf(plot);
  const shop = outline.abroad ? 'abroad' : random.chance(0.6) ? 'home' : 'food';
  const orderNo = `${SHOPS[shop].prefix}${chinaDayDigits(world.bornAt)}-${String(index + 1).padStart(4, '0')}`;
  const isNew = index >= world.orders;
  const placedAt = isNew
    ? world.bornAt + (index - world.orders + 1) * orderIntervalMs(world)
    : world.bornAt - random.between(outline.ageH[0], outline.ageH[1]) * HOUR;
  return { orderNo, plot, shop, placedAt, anchorAt: Math.max(placedAt, world.bornAt), speed: world.speed };
}

/** Every story that still has something to say after `after`, of orders placed up to `until`. */
export function storiesBetween(world: WorldSeed, after: number, until: number): Story[] {
  const settled = DEMO_ORDERS.map((order) => settleDemo(order, world.bornAt));
  const isOver = (order: StoryOrder) => order.anchorAt + LONGEST / order.speed < after;
  const interval = orderIntervalMs(world);
  const newest = world.orders + Math.floor((until - world.bornAt) / interval);
  const oldestNew = world.orders + Math.max(0, Math.floor((after - LONGEST / world.speed - world.bornAt) / interval) - 1);
  for (let i = 0; i < world.orders; i += 1) settled.push(settleOrder(world, i));
  for (let i = oldestNew; i < newest; i += 1) settled.push(settleOrder(world, i));
  return settled.filter((order) => !isOver(order)).map((order) => writeStory(world.seed, order));
}
