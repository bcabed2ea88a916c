import { DAY, type Instant } from '@/server/domain/shared/instant';
import type { Watched } from './watch-promises';

/** How windows that were told over some days held. */
export interface WindowScore {
  told: number;
  /** Share of arrivals inside of the told window, meant to be 0.8. */
  coverage: number;
  /** Means, in days. */
  width: number;
  error: number;
}

/** Windows that were told at the hand-over or in the morning of a day after it between `from` and `until`, of all parcels alike; null where none was. */
export function windowScore(watched: readonly Watched[], from: Instant, until: Instant): WindowScore | null {
  const told = watched.flatMap(({ asked, handedOverAt, deliveredAt }) =>
    asked.flatMap(({ at, isMorning, eta }) =>
      eta && (isMorning || at === handedOverAt) && at >= handedOverAt && at >= from && at < until ? [{ eta, deliveredAt }] : [],
    ),
  );
  if (told.length === 0) return null;
  const mean = (of: (one: (typeof told)[number]) => number) => told.reduce((sum, one) => sum + of(one), 0) / told.length;
  return {
    told: told.length,
    coverage: mean(({ eta, deliveredAt }) => (deliveredAt >= eta.from && deliveredAt <= eta.to ? 1 : 0)),
    width: mean(({ eta }) => (eta.to - eta.from) / DAY),
    error: mean(({ eta, deliveredAt }) => Math.abs(deliveredAt - eta.p50) / DAY),
  };
}
