import { CHINA_HOLIDAYS } from '@/server/domain/calendar/china-holidays';
import { dayOf } from '@/server/domain/calendar/local-day';
import { type Journey, numberScans, type ProgressScan, type Spot } from '@/server/domain/eta/journey';
import { DAY, HOUR, type Instant, MINUTE } from '@/server/domain/shared/instant';
import { CITIES, type City, cityNamed, distanceKm, type Region, routeBetween } from '@/server/world/cities';
import { type Random, randomFor } from '@/server/world/random';
import { type PromiseRule, promiseDays } from './promise-days';

/** China keeps one clock. */
const AHEAD = 8 * HOUR;
const ORDERS_A_DAY = 46;
const WAREHOUSES = ['杭州', '东莞', '天津'].map(cityNamed);
/** Share of the orders that goes to a region, by what its cities share. */
const DEMAND: Record<Region, number> = { east: 26, south: 20, north: 16, central: 16, southwest: 13, northwest: 4, northeast: 5 };

interface Carrier {
  code: string;
  services: readonly string[];
  share: number;
  kmAnHour: number;
  /** Usual hours in a sorting centre. */
  hubHours: number;
  /** Local hours at which it reports what happened since; null where it does at once. */
  reports: readonly number[] | null;
  /** Local hours at which couriers set out. */
  waves: readonly number[];
  /** Share of its couriers at work. */
  onSundays: number;
  onHolidays: number;
}

const ground = (code: string, share: number, kmAnHour: number, hubHours: number, services = ['standard']): Carrier => ({
  ...{ code, services, share, kmAnHour, hubHours },
  ...{ reports: null, waves: [8], onSundays: 0.8, onHolidays: 0.6 },
});
const quick = (code: string, share: number, services: string[]): Carrier => ({
  ...{ code, services, share, kmAnHour: 75, hubHours: 2.5 },
  ...{ reports: null, waves: [8, 14], onSundays: 0.97, onHolidays: 0.85 },
});
/** Tells twice a day what happened since. */
export const LATE_REPORTER = 'yunda';

const CARRIERS: readonly Carrier[] = [
  quick('sf', 20, ['express', 'standard']),
  quick('jd', 15, ['standard']),
  ground('zto', 30, 52, 5),
  ground('yto', 20, 50, 6, ['standard', 'economy']),
  { ...ground(LATE_REPORTER, 15, 48, 7), reports: [7, 19] },
];

/** In as many days as two thirds of the last orders from that warehouse to that province by ground or express, and one more. */
const PROMISE: PromiseRule = {
  laneOf: ({ from, to, carrier }) => `${from.city}>${to.region} ${CARRIERS.find(({ code }) => code === carrier)!.waves.length > 1}`,
  ...{ days: 90, leastOrders: 10, usualShare: 2 / 3, marginDays: 1, plainDays: 4.5 },
};

/** Nothing of a carrier moves in some regions; what piled up then clears little by little. */
export interface Strike {
  carrier: string;
  regions: readonly Region[];
  from: Instant;
  until: Instant;
  clearedAt: Instant;
}

export interface SimulatedHistory {
  /** First day of orders and the day after the last, as UTC midnights. */
  from: Instant;
  until: Instant;
  seed: number;
  strike: Strike | null;
}

/**
 * Past orders of a Chinese shop that never was: three warehouses, five carriers, the cities of the simulated world. What holds a parcel
 * up shows in its scans first: depots are jammed for days on end, single parcels lie, couriers meet nobody. One carrier tells of it
 * twice a day, the others at once. Each order has a promised day by what was usual on its lane. Deterministic.
 */
export function simulatedHistory(history: SimulatedHistory): Journey[] {
  const journeys: Journey[] = [];
  const jams = jamsOf(history);
  for (let day = history.from; day < history.until; day += DAY) {
    const random = randomFor(history.seed, 'orders of', day);
    const orders = Math.round(ORDERS_A_DAY * (weekdayOf(day) === 0 ? 1.15 : 0.97) * random.between(0.8, 1.2));
    for (let n = 0; n < orders; n += 1) journeys.push(journeyOf(randomFor(history.seed, day, n), day, jams, history.strike));
  }
  return promiseDays(
    journeys.sort((a, b) => a.placedAt - b.placedAt),
    PROMISE,
  );
}

function journeyOf(random: Random, day: Instant, jams: Jams, strike: Strike | null): Journey {
  const placedAt = day - AHEAD + random.between(7, 24) * HOUR;
  const paidAt = placedAt + (random.chance(0.06) ? random.between(1, 20) * HOUR : random.between(0.5, 8) * MINUTE);
  const to = cityOf(random);
  const near = WAREHOUSES.reduce((a, b) => (distanceKm(a, to) < distanceKm(b, to) ? a : b));
  const from = random.chance(0.75) ? near : random.pick(WAREHOUSES);
  const carrier = byShare(random, CARRIERS, (one) => one.share);
  const packedAt = packed(random, paidAt, jams.at('warehouse', from.name, day));
  const handedOverAt = nextHour(packedAt + HOUR, 18) + random.between(0, 3) * HOUR;
  const trip = { random, jams, strike, carrier, from, to };
  const { scans, outForDeliveryAt, deliveredAt } = tripOf(trip, handedOverAt);
  const toldAt = (at: Instant) => (carrier.reports ? Math.min(...carrier.reports.map((hour) => nextHour(at, hour))) : at);
  return {
    shop: 'simulated',
    sender: from.name,
    carrier: carrier.code,
    service: random.pick(carrier.services),
    payment: 'wechat_pay',
    from: spotOf(from),
    to: spotOf(to),
    dispatchDays: 2,
    promisedBy: null,
    ...{ placedAt, paidAt, packedAt, handedOverAt, isPickedUp: true, outForDeliveryAt, deliveredAt, endedAt: null },
    scans: numberScans(scans.map((scan) => ({ ...scan, toldAt: toldAt(scan.at) }))),
    told: { outForDeliveryAt: toldAt(outForDeliveryAt), deliveredAt: toldAt(deliveredAt) },
  };
}

/** Orders of the morning are packed the same day, unless the warehouse is behind or closed, or the goods are missing. */
function packed(random: Random, paidAt: Instant, behindDays: number): Instant {
  let at = hourOf(paidAt) < 16 ? paidAt : nextHour(paidAt, 9);
  if (random.chance(0.04)) at += random.int(1, 3) * DAY;
  at += behindDays * random.between(0.5, 1) * DAY;
  while (isClosed(random, at)) at = nextHour(at, 9);
  return Math.max(at, nextHour(at - 12 * HOUR, 9)) + random.between(0.5, 4) * HOUR;
}

function isClosed(random: Random, at: Instant): boolean {
  if (CHINA_HOLIDAYS.makeUp.has(localDay(at))) return false;
  // in a long holiday the first three days are nobody's
  if (isHoliday(at)) return isHoliday(at - DAY) && isHoliday(at - 2 * DAY) && isHoliday(at - 3 * DAY) ? random.chance(0.4) : true;
  return weekdayOf(at + AHEAD) === 0 && random.chance(0.4);
}

interface Trip {
  random: Random;
  jams: Jams;
  strike: Strike | null;
  carrier: Carrier;
  from: City;
  to: City;
}

interface Way {
  scans: ProgressScan[];
  outForDeliveryAt: Instant;
  deliveredAt: Instant;
}

/** Through the sorting centres to the door. */
function tripOf(trip: Trip, handedOverAt: Instant): Way {
  const { random, jams, carrier, from, to } = trip;
  const scans: ProgressScan[] = [];
  const hold = holdBy(trip);
  const route = routeBetween(from, to);
  let at = handedOverAt + random.between(1, 3) * HOUR;
  for (const [i, city] of route.entries()) {
    at = hold(at, city);
    scans.push({ at, what: 'in_transit.arrived' });
    at += carrier.hubHours * random.between(0.6, 1.5) * (isHoliday(at) ? 1.8 : 1) * HOUR;
    // what lies there lies in a corner, was sorted wrongly, or waits for a lorry
    if (random.chance(0.025)) at += Math.exp(3.5 + 0.6 * normal(random)) * HOUR;
    at = hold(at + jams.at(carrier.code, city.name, at) * random.between(0.6, 1.4) * DAY, city);
    const next = route[i + 1];
    if (!next) break;
    scans.push({ at, what: 'in_transit.departed' });
    at += (1.5 + distanceKm(city, next) / carrier.kmAnHour) * Math.exp(0.15 * normal(random)) * HOUR;
  }
  scans.push({ at, what: 'at_destination' });
  const outForDeliveryAt = hold(waveAfter(trip, at), to);
  let deliveredAt = outForDeliveryAt + random.between(0.8, 9) * HOUR;
  if (random.chance(0.04)) deliveredAt = waveAfter(trip, deliveredAt) + random.between(0.8, 9) * HOUR;
  return { scans, outForDeliveryAt, deliveredAt };
}

/** When couriers next set out; not all of them on Sundays and holidays. */
function waveAfter({ random, carrier }: Trip, ready: Instant): Instant {
  let at = ready;
  do at = Math.min(...carrier.waves.map((hour) => nextHour(at, hour)));
  while (!random.chance(isHoliday(at) ? carrier.onHolidays : weekdayOf(at + AHEAD) === 0 ? carrier.onSundays : 1));
  return at + random.between(0, 0.8) * HOUR;
}

/** Whether a parcel is of the struck carrier and goes to a struck region, on whatever day. */
export function isStruck(strike: Strike, { carrier, to }: Pick<Journey, 'carrier' | 'to'>): boolean {
  const { region } = CITIES.find(({ full }) => full === to.city)!;
  return carrier === strike.carrier && strike.regions.includes(region);
}

/** A parcel in a struck region waits until the strike is over, and then for its turn. */
function holdBy({ random, strike, carrier, to }: Trip): (at: Instant, city: City) => Instant {
  const turn = random.next();
  let isHeld = strike === null || strike.carrier !== carrier.code || !strike.regions.includes(to.region);
  return (at, city) => {
    if (isHeld || !strike || at < strike.from || at >= strike.clearedAt || !strike.regions.includes(city.region)) return at;
    isHeld = true;
    const over = Math.max(at, strike.until);
    return over + turn * (strike.clearedAt - over);
  };
}

interface Jams {
  /** Days that are lost at a place at a time. */
  at(who: string, city: string, time: Instant): number;
}

/** Now and then a depot or a warehouse cannot keep up for some days: the longer it lasts, the more is lost, until it recovers. */
function jamsOf({ seed, from, until }: SimulatedHistory): Jams {
  const lost = new Map<string, Float64Array>();
  const first = Math.floor(from / DAY) - 5;
  const days = Math.floor(until / DAY) + 60 - first;
  const daysOf = (key: string) => {
    const random = randomFor(seed, 'jams of', key);
    const found = new Float64Array(days);
    for (let day = 0; day < days; day += 1) {
      if (!random.chance(1 / 75)) continue;
      const length = random.int(3, 9);
      const height = random.between(0.6, 2.6);
      for (let i = 0; i < length; i += 1) found[day + i] = height * Math.sin((Math.PI * (i + 0.5)) / length);
      day += length;
    }
    return found;
  };
  return {
    at: (who, city, time) => {
      const key = `${who} ${city}`;
      const found = lost.get(key) ?? daysOf(key);
      lost.set(key, found);
      return found[Math.floor(time / DAY) - first] ?? 0;
    },
  };
}

const spotOf = ({ province, full, lat, lon }: City): Spot => ({ country: 'CN', region: province, city: full, lat, lon });

const SHARES = new Map(CITIES.map((city) => [city, DEMAND[city.region] / CITIES.filter((one) => one.region === city.region).length]));

const cityOf = (random: Random) => byShare(random, CITIES, (city) => SHARES.get(city)!);

function byShare<T>(random: Random, list: readonly T[], share: (one: T) => number): T {
  let left = random.next() * list.reduce((sum, one) => sum + share(one), 0);
  for (const one of list) {
    left -= share(one);
    if (left < 0) return one;
  }
  return list.at(-1)!;
}

/** Box and Muller. */
const normal = (random: Random) => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());

const hourOf = (at: Instant) => ((((at + AHEAD) % DAY) + DAY) % DAY) / HOUR;
/** 0 is Sunday, of a day that begins at midnight UTC. */
const weekdayOf = (day: Instant) => (Math.floor(day / DAY) + 4) % 7;
const localDay = (at: Instant) => dayOf(Math.floor((at + AHEAD) / DAY));
const isHoliday = (at: Instant) => CHINA_HOLIDAYS.off.has(localDay(at));

/** The next time that clocks show an hour. */
function nextHour(at: Instant, hour: number): Instant {
  const today = Math.floor((at + AHEAD) / DAY) * DAY - AHEAD + hour * HOUR;
  return today > at ? today : today + DAY;
}
