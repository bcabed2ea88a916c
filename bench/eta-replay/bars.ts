import { dot, fitWeights } from '@/server/domain/eta/fit-weights';
import type { Journey } from '@/server/domain/eta/journey';
import type { Row } from '@/server/domain/eta/step-row';
import { DAY, type Instant } from '@/server/domain/shared/instant';
import { median } from '../compare';
import type { Told } from './replay';

/** What a plain shop would have said: days, and an 80 % window between the plain quantiles. */
export interface Plain {
  error: number;
  isInside: boolean;
  width: number;
}

const LANE_DAYS = 90;
/** Fewer deliveries on a lane say less than those of the whole shop. */
const LEAST_OF_LANE = 10;

interface Past {
  deliveredAt: Instant;
  days: number;
}

/** The rolling median of the lane over what was delivered in the last 90 days, else of the whole shop; asked in time order. */
export function laneMedians(journeys: readonly Journey[], asked: 'purchase' | 'hand-over'): (told: Told) => Plain {
  const startOf = (j: Journey) => (asked === 'purchase' ? j.placedAt : j.handedOverAt);
  const arrived = journeys
    .filter((j) => j.deliveredAt !== null && startOf(j) !== null && j.deliveredAt > startOf(j)!)
    .sort((a, b) => a.deliveredAt! - b.deliveredAt!);
  const lanes = new Map<string, Past[]>();
  const whole: Past[] = [];
  let known = 0;
  return ({ journey, at }) => {
    for (; known < arrived.length && arrived[known]!.deliveredAt! < at; known += 1) {
      const one = arrived[known]!;
      const past = { deliveredAt: one.deliveredAt!, days: (one.deliveredAt! - startOf(one)!) / DAY };
      whole.push(past);
      const lane = lanes.get(laneOf(one)) ?? [];
      lane.push(past);
      lanes.set(laneOf(one), lane);
    }
    const lane = lastDays(lanes.get(laneOf(journey)) ?? [], at);
    const days = (lane.length >= LEAST_OF_LANE ? lane : lastDays(whole, at)).sort((a, b) => a - b);
    const took = (journey.deliveredAt! - at) / DAY;
    const [low, high] = [quantile(days, 0.1), quantile(days, 0.9)];
    return { error: Math.abs(took - median(days)), isInside: took >= low && took <= high, width: high - low };
  };
}

const laneOf = ({ from, to }: Journey) => `${from.region}>${to.region}`;

function lastDays(pasts: readonly Past[], at: Instant): number[] {
  const days: number[] = [];
  for (let i = pasts.length - 1; i >= 0 && pasts[i]!.deliveredAt >= at - LANE_DAYS * DAY; i -= 1) days.push(pasts[i]!.days);
  return days;
}

function quantile(sorted: readonly number[], p: number): number {
  const at = p * (sorted.length - 1);
  const low = Math.floor(at);
  return sorted[low]! + (at - low) * (sorted[Math.min(low + 1, sorted.length - 1)]! - sorted[low]!);
}

/**
 * What nobody could have known: the same features with the weights that fit the asked orders themselves best. Mean absolute error
 * in days. A prediction far below it has seen what it could not see.
 */
export function hindsightError(rows: readonly Row[], asked: 'purchase' | 'hand-over'): number {
  const stage = asked === 'purchase' ? 'placed' : 'handed_over';
  const scored = rows.filter((row) => row.stage === stage);
  const columns = ({ features }: Row) => (features.send ? [...features.bring, ...features.send.slice(1, 8)] : features.bring);
  const took = ({ at, bringing, journey }: Row) => bringing.read(journey.deliveredAt!) - bringing.read(at);
  const xs = scored.map(columns);
  const weights = fitWeights(
    xs,
    scored.map((row) => Math.log(0.5 + took(row))),
    xs.map((x) => Math.exp(x[1]!)),
    xs[0]!.map(() => 0),
  );
  const error = (row: Row, i: number) => {
    const days = Math.exp(dot(xs[i]!, weights)) - 0.5;
    return Math.abs(row.journey.deliveredAt! - row.bringing.at(row.bringing.read(row.at) + days)) / DAY;
  };
  return scored.reduce((sum, row, i) => sum + error(row, i), 0) / scored.length;
}
