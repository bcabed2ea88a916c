import { type City, citiesOnTheWay, distanceKm, routeBetween } from './cities';
import { courierPhone, personName } from './people';
import type { Ending } from './plots';
import type { Random } from './random';
import type { ScanStep } from './scan-step';
import type { Scan } from './story';
import { HOUR, inWorkingHours, MINUTE } from './time';
import { sayScan } from './voices';

export interface TripOrder {
  carrier: string;
  origin: City;
  destination: City;
  district: string;
  /** When the warehouse has put the shipment at its door. */
  readyAt: number;
  ending: Ending;
  pace: number;
}

const ROAD_KM_AN_HOUR = 55;
/** A longer drive is scanned in between. */
const HOURS_UNSEEN = 14;

/** A domestic shipment from the warehouse's door to its end, as its carrier scans it; oldest first. */
export function writeTrip(random: Random, trip: TripOrder): Scan[] {
  if (trip.ending === 'uncollected') return [];
  const scans: Scan[] = [];
  const courier = { name: personName(random), phone: courierPhone(random) };
  let at = trip.readyAt;
  const route = routeBetween(trip.origin, trip.destination);

  /** Moves the clock on by hours on the road, spread by a quarter. */
  const pass = (hours: number) => {
    at += hours * trip.pace * random.between(0.75, 1.25) * HOUR;
  };
  const scan = (step: ScanStep, where: City, next: City = where) => {
    const branch =
      where === trip.destination ? `${where.name}${trip.district.replace(/[区镇]$|街道$/, '')}站` : `${where.name}${where.districts[0]}站`;
    const text = sayScan(trip.carrier, step, {
      city: where.full,
      cityName: where.name,
      province: where.province,
      nextCityName: next.name,
      branch,
      courier: courier.name,
      phone: courier.phone,
      signer: random.pick(['门卫', '前台', '物业', '菜鸟驿站', '家人']),
      pickupCode: `${random.int(1, 9)}-${random.int(1, 30)}-${random.int(1000, 9999)}`,
    });
    scans.push({ at: Math.round(at), step, text, place: { country: 'CN', province: where.province, city: where.full } });
  };
  const daytime = (open = 8, close = 20) => {
    at = inWorkingHours(at, open, close);
  };
  const travel = (from: City, to: City) => {
    const stops = [from, ...citiesOnTheWay(from, to, HOURS_UNSEEN * ROAD_KM_AN_HOUR), to];
    for (const [i, stop] of stops.slice(0, -1).entries()) {
      const next = stops[i + 1]!;
      scan('departed', stop, to);
      pass(Math.max(1.5, distanceKm(stop, next) / ROAD_KM_AN_HOUR));
      scan('arrived', next);
      if (next !== to) pass(0.4);
    }
  };

  pass(random.between(0.7, 3));
  daytime(9, 21);
  scan('collected', trip.origin);
  pass(2);
  scan('arrived', trip.origin);
  pass(1.5);
  for (const [i, from] of route.slice(0, -1).entries()) {
    const to = route[i + 1]!;
    travel(from, to);
    if (trip.ending === 'stalled' && (i === 1 || route.length <= 3)) return scans;
    if (trip.ending === 'held' && i === 0) {
      pass(1);
      scan('held', to);
      pass(14);
      scan('resolved', to);
    }
    pass(2.5);
  }
  if (trip.ending === 'stalled') return scans;
  scan('at_destination', trip.destination);
  pass(1);
  daytime(8, 16);
  scan('out', trip.destination);
  pass(random.between(1, 3));
  finish();
  return scans;

  function finish() {
    const end = trip.destination;
    if (trip.ending === 'locker' || trip.ending === 'locker_overdue') {
      scan('in_locker', end);
      pass(trip.ending === 'locker' ? random.between(2, 20) : 26);
      if (trip.ending === 'locker') daytime(7, 23);
      return scan(trip.ending === 'locker' ? 'taken' : 'overdue', end);
    }
    if (trip.ending === 'attempt') {
      scan('absent', end);
      pass(15);
      daytime(8, 16);
      scan('out', end);
      pass(2);
      return scan('signed_late', end);
    }
    if (trip.ending === 'refused') return sendBack();
    scan(random.chance(0.6) ? 'signed_self' : 'signed_agent', end);
    if (trip.ending === 'contradicted') {
      const wrong = route.at(-2) ?? trip.origin;
      pass(15);
      scan('departed', end, wrong);
      pass(8);
      scan('arrived', wrong);
    }
  }

  function sendBack() {
    scan('refused', trip.destination);
    pass(3);
    scan('returning', trip.destination, trip.origin);
    const back = [...route].reverse();
    for (const [i, from] of back.slice(0, -1).entries()) {
      at += 20 * MINUTE;
      scan('returning', from, back[i + 1]);
      pass(Math.max(2, distanceKm(from, back[i + 1]!) / ROAD_KM_AN_HOUR));
    }
    daytime(9, 18);
    scan('returned', trip.origin);
  }
}
