import { recipientZone } from '../calendar/recipient-zone';
import { offsetAt } from '../calendar/zoned-time';
import { distanceKm } from '../place/distance';
import { DAY, type Instant } from '../shared/instant';
import { usualDays } from './carrier-default';
import { type EtaTrees, type Paths, SEND_TREES } from './eta-trees';
import type { Journey, Spot } from './journey';
import type { SendStage } from './stage';

/** Added to working days before their logarithm is taken, so that minutes and hours of haste weigh as little as they do. */
export const OFFSET_DAYS = 0.5;
/** The same where hours are all there is: with a courier. */
export const OUT_OFFSET_DAYS = 0.05;

/** What an order is described by when it is sent and brought; the names of the columns are beside them. */
export interface Features {
  /** 1, usual, drift, drift of the sender, allowance, allowance known, payment, sender's orders, weekday ×6, hour ×2. */
  send: number[] | null;
  /** 1, usual, drift, drift of the destination, long, distance, its square, distance known, lane's orders, promise, sender, carrier, weekday ×6, hour ×2. */
  bring: number[];
}

export const SEND_WIDTH = 16;
export const BRING_WIDTH = 20;
/** Column of the carrier. */
export const CARRIER = 11;

/** Days of allowance where nobody states one. */
const PLAIN_ALLOWANCE = 4.3;
const PLAIN_KM = 600;

/**
 * What is known of a journey at `at`, by what was learned until the start of `day`. Pure; costs some twenty look-ups. Null
 * where nothing is known of journeys like it, not even a carrier's default.
 */
export function featuresOf(
  trees: EtaTrees,
  journey: Journey,
  paths: Paths,
  stage: SendStage | null,
  at: Instant,
  day: number,
): Features | null {
  const calendar = calendarOf(at, stage === null ? journey.to : journey.from);
  const bring = bringFeatures(trees, journey, paths, day, calendar);
  if (!bring) return null;
  if (stage === null) return { send: null, bring };
  const usual = trees[SEND_TREES[stage]].estimate(paths.origin, day, sendPrior(stage));
  const days = journey.dispatchDays;
  return {
    bring,
    send: [
      1,
      usual!,
      trees.sendDrift.estimate([paths.drift[0]!], day, 0)!,
      trees.sendDrift.estimate(paths.drift, day, 0)!,
      Math.log(clamp(days ?? PLAIN_ALLOWANCE, 0.5, 40)),
      days === null ? 0 : 1,
      stage === 'placed' ? trees.payment.estimate(paths.payment, day, 0)! : 0,
      Math.log1p(trees[SEND_TREES[stage]].weight(paths.origin.at(-1)!, day)),
      ...calendar,
    ],
  };
}

function bringFeatures(trees: EtaTrees, journey: Journey, paths: Paths, day: number, calendar: readonly number[]): number[] | null {
  const prior = bringPrior(journey);
  const usual = trees.bring.estimate(paths.lane, day, prior);
  if (usual === null || (prior === null && trees.bring.weight(paths.lane[1]!, day) < LEAST_FOREIGN)) return null;
  const km = distanceOf(journey);
  const far = Math.log(50 + (km ?? PLAIN_KM));
  return [
    1,
    usual,
    trees.bringDrift.estimate([paths.destination[0]!], day, 0)!,
    trees.bringDrift.estimate(paths.destination, day, 0)!,
    trees.bringLong.estimate(paths.lane, day, prior) ?? usual,
    far,
    far * far,
    km === null ? 0 : 1,
    Math.log1p(trees.bring.weight(paths.lane.at(-1)!, day)),
    promiseOf(journey) ?? trees.promise.estimate(paths.lane, day, 2.5)!,
    trees.sender.estimate(paths.sender, day, 0)!,
    trees.carrier.estimate(paths.carrier, day, 0)! - trees.carrier.estimate([paths.carrier[0]!], day, 0)!,
    ...calendar,
  ];
}

/** Deliveries to a country below which nothing is said of it where no carrier's default is known. */
const LEAST_FOREIGN = 10;

/** Logarithm of the days promised when it was placed; null where nothing was. */
export function promiseOf({ promisedBy, placedAt }: Journey): number | null {
  return promisedBy === null ? null : Math.log(clamp((promisedBy - placedAt) / DAY, 1, 90));
}

/** Logarithm of the working days that carriers are known to take; null where they are not. */
export function bringPrior(journey: Journey): number | null {
  const days = usualDays('picked_up', journey);
  return days === null ? null : Math.log(OFFSET_DAYS + days);
}

const SEND_PRIOR: Record<SendStage, number> = { placed: 1.4, paid: 1.3, packed: 0.5 };

export function sendPrior(stage: SendStage): number {
  return Math.log(OFFSET_DAYS + SEND_PRIOR[stage]);
}

function distanceOf({ from, to }: Journey): number | null {
  if (from.lat === undefined || from.lon === undefined || to.lat === undefined || to.lon === undefined) return null;
  return distanceKm({ lat: from.lat, lon: from.lon }, { lat: to.lat, lon: to.lon });
}

const NO_WEEKDAY = [0, 0, 0, 0, 0, 0];

/** Weekday as six columns (Monday has none) and the hour on a circle, by the clock of the place. */
export function calendarOf(at: Instant, spot: Spot): number[] {
  const local = (at + offsetAt(at, recipientZone(spot, 'Asia/Shanghai'))) / DAY;
  const day = Math.floor(local);
  // 1970-01-01 was a Thursday
  const weekday = (day + 3) % 7;
  const turn = 2 * Math.PI * (local - day);
  const columns = NO_WEEKDAY.slice();
  if (weekday > 0) columns[weekday - 1] = 1;
  return [...columns, Math.cos(turn), Math.sin(turn)];
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
