import { recipientZone } from '@/server/domain/calendar/recipient-zone';
import { offsetAt } from '@/server/domain/calendar/zoned-time';
import type { Journey } from '@/server/domain/eta/journey';
import { DAY, type Instant } from '@/server/domain/shared/instant';

/** By what a shop that knows its past only promises a day. */
export interface PromiseRule {
  /** Orders that are alike to it. */
  laneOf(journey: Journey): string;
  /** Days that it looks back on, and how many orders it wants to see of them. */
  days: number;
  leastOrders: number;
  /** Share of those orders that came in as many days as it counts on, and the days that it adds. */
  usualShare: number;
  marginDays: number;
  /** What it counts on where too few were seen; null where it promises nothing then. */
  plainDays: number | null;
}

interface Arrival {
  at: Instant;
  days: number;
}

/**
 * The same journeys, oldest first, each promised by the rule: as many days as that share of like orders took that had arrived
 * before it was placed, up to the whole day, until midnight where it goes.
 */
export function promiseDays(journeys: readonly Journey[], rule: PromiseRule): Journey[] {
  const arrivals = journeys.filter((one) => one.deliveredAt !== null).sort((a, b) => a.deliveredAt! - b.deliveredAt!);
  const known = new Map<string, Arrival[]>();
  let taken = 0;
  return journeys.map((journey) => {
    for (; taken < arrivals.length && arrivals[taken]!.deliveredAt! < journey.placedAt; taken += 1) {
      const { deliveredAt, placedAt } = arrivals[taken]!;
      const lane = rule.laneOf(arrivals[taken]!);
      known.set(lane, [...(known.get(lane) ?? []), { at: deliveredAt!, days: (deliveredAt! - placedAt) / DAY }]);
    }
    const lane = rule.laneOf(journey);
    const recent = (known.get(lane) ?? []).filter(({ at }) => at >= journey.placedAt - rule.days * DAY);
    known.set(lane, recent);
    const usual = recent.length < rule.leastOrders ? rule.plainDays : quantile(recent, rule.usualShare);
    return usual === null
      ? journey
      : { ...journey, promisedBy: endOfDay(journey, journey.placedAt + (Math.ceil(usual) + rule.marginDays) * DAY) };
  });
}

function quantile(recent: readonly Arrival[], share: number): number {
  const sorted = recent.map(({ days }) => days).sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}

function endOfDay({ to }: Journey, at: Instant): Instant {
  const ahead = offsetAt(at, recipientZone(to, 'Asia/Shanghai'));
  return (Math.floor((at + ahead) / DAY) + 1) * DAY - ahead;
}
