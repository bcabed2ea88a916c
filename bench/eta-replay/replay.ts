import type { Eta } from '@/server/domain/eta/eta';
import { type EtaModel, treesOf } from '@/server/domain/eta/eta-model';
import { asSeenAt, type Journey } from '@/server/domain/eta/journey';
import { modelOf } from '@/server/domain/eta/learn-model';
import { predictJourney } from '@/server/domain/eta/predict-eta';
import type { Row } from '@/server/domain/eta/step-row';
import { dayOfInstant, walkJourneys } from '@/server/domain/eta/walk-journeys';
import { DAY, type Instant } from '@/server/domain/shared/instant';

/** A window that was told at a moment of the past, beside what came. */
export interface Told {
  journey: Journey;
  asked: 'purchase' | 'hand-over' | 'each day after hand-over';
  at: Instant;
  eta: Eta | null;
}

export interface Replayed {
  told: Told[];
  /** Rows of the whole history, as they were seen at their moment. */
  rows: Row[];
  last: EtaModel;
  /** Milliseconds of the longest weekly fit with its tables, and orders it was fitted to. */
  slowestFit: { ms: number; orders: number };
  /** Milliseconds in which the model of a day is made ready for its first prediction, at most. */
  openMs: number;
  predictMs: number;
  predictions: number;
}

/**
 * Lives through a history in time order: tables of every morning, weights of every week, and each order that is placed, handed
 * over or still on its way between `from` and `until` predicted by what was known that morning.
 */
export function replay(journeys: readonly Journey[], from: Instant, until: Instant): Replayed {
  const told: Told[] = [];
  const out: Omit<Replayed, 'rows' | 'last'> = { told, slowestFit: { ms: 0, orders: 0 }, openMs: 0, predictMs: 0, predictions: 0 };
  const asks = byDay(journeys, from, until);
  let model: EtaModel | null = null;
  let open: Journey[] = [];
  const tell = (asked: Told['asked'], journey: Journey, at: Instant) => {
    const seen = asSeenAt(journey, at);
    const begun = performance.now();
    const eta = predictJourney(seen, model!, at);
    out.predictMs += performance.now() - begun;
    out.predictions += 1;
    told.push({ journey, asked, at, eta });
  };
  const walked = walkJourneys(journeys, dayOfInstant(until) + 60, (known) => {
    const start = known.day * DAY;
    if (start < from) return;
    const begun = performance.now();
    model = { version: known.day, ...modelOf(known, model) };
    const ms = performance.now() - begun;
    treesOf(model);
    out.openMs = Math.max(out.openMs, performance.now() - begun - ms);
    if (model.fittedOn === known.day && ms > out.slowestFit.ms)
      out.slowestFit = { ms, orders: known.rows.filter((r) => r.stage === 'handed_over').length };
    for (const { asked, journey, at } of asks.get(known.day) ?? []) {
      tell(asked, journey, at);
      if (asked === 'hand-over') open.push(journey);
    }
    const next = start + DAY;
    open = open.filter(({ deliveredAt, endedAt }) => (deliveredAt ?? endedAt ?? Number.POSITIVE_INFINITY) > next);
    for (const journey of open) if (journey.deliveredAt !== null) tell('each day after hand-over', journey, next);
  });
  return { ...out, rows: walked.rows, last: model! };
}

interface Ask {
  asked: Told['asked'];
  journey: Journey;
  at: Instant;
}

function byDay(journeys: readonly Journey[], from: Instant, until: Instant): Map<number, Ask[]> {
  const asks = new Map<number, Ask[]>();
  const add = (ask: Ask) => {
    const day = dayOfInstant(ask.at);
    asks.set(day, [...(asks.get(day) ?? []), ask]);
  };
  for (const journey of journeys) {
    const { placedAt, handedOverAt, deliveredAt } = journey;
    if (placedAt < from || placedAt >= until || deliveredAt === null || handedOverAt === null || deliveredAt <= handedOverAt) continue;
    add({ asked: 'purchase', journey, at: placedAt });
    add({ asked: 'hand-over', journey, at: handedOverAt });
  }
  return asks;
}
