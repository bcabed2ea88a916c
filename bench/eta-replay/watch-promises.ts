import type { Eta } from '@/server/domain/eta/eta';
import type { EtaModel } from '@/server/domain/eta/eta-model';
import { asSeenAt, type Journey, toldAt } from '@/server/domain/eta/journey';
import { modelOf } from '@/server/domain/eta/learn-model';
import { predictJourney } from '@/server/domain/eta/predict-eta';
import { entriesOf } from '@/server/domain/eta/stage';
import { dayOfInstant, walkJourneys } from '@/server/domain/eta/walk-journeys';
import { lateRisk } from '@/server/domain/rule/late-risk';
import { DAY, type Instant } from '@/server/domain/shared/instant';

/** A window that was told of a parcel on its way. */
export interface Asked {
  at: Instant;
  /** A morning's asking; else one at a scan. */
  isMorning: boolean;
  /** Null where the product knew nothing to tell. */
  eta: Eta | null;
  /** Chance, by that window, of arriving after the promised day; null where nothing was told. */
  risk: number | null;
}

/** A parcel with a promised day, and what was told of it from when it was placed until it arrived. */
export interface Watched {
  journey: Journey;
  handedOverAt: Instant;
  deliveredAt: Instant;
  promisedBy: Instant;
  asked: Asked[];
}

/**
 * Lives through a history in time order, tables daily and weights weekly, and asks after every parcel handed over between `from`
 * and `until`: when it is placed, at each step and scan as they are told and at the start of each UTC day, until its delivery is told.
 * `learned` is what is learned from, where that is told otherwise.
 */
export function watchPromises(journeys: readonly Journey[], from: Instant, until: Instant, learned = journeys): Watched[] {
  const watched = journeys.flatMap((journey): Watched[] => {
    const { handedOverAt, deliveredAt, promisedBy } = journey;
    if (handedOverAt === null || deliveredAt === null || promisedBy === null || deliveredAt <= handedOverAt) return [];
    return handedOverAt >= from && handedOverAt < until ? [{ journey, handedOverAt, deliveredAt, promisedBy, asked: [] }] : [];
  });
  const begun = new Map<number, Watched[]>();
  for (const one of watched) {
    const day = dayOfInstant(one.journey.placedAt);
    begun.set(day, [...(begun.get(day) ?? []), one]);
  }
  const last = Math.max(...watched.map((one) => dayOfInstant(toldOf(one))));
  let model: EtaModel | null = null;
  let open: Watched[] = [];
  walkJourneys(learned, last + 1, (known) => {
    const start = known.day * DAY;
    if (start < from) return;
    model = { version: known.day, ...modelOf(known, model) };
    for (const one of open) ask(one, start, true, model);
    open.push(...(begun.get(known.day) ?? []));
    for (const one of open) for (const at of eventsOn(one, start)) ask(one, at, false, model);
    open = open.filter((one) => toldOf(one) >= start + DAY);
  });
  return watched;
}

const toldOf = ({ journey }: Watched) => toldAt(journey, 'deliveredAt')!;

function eventsOn(one: Watched, start: Instant): Instant[] {
  const { journey } = one;
  const moments = entriesOf(journey).map((entry) => entry.toldAt);
  return [...new Set(moments)].filter((at) => at >= start && at < start + DAY && at < toldOf(one)).sort((a, b) => a - b);
}

function ask({ journey, promisedBy, asked }: Watched, at: Instant, isMorning: boolean, model: EtaModel): void {
  const eta = predictJourney(asSeenAt(journey, at), model, at);
  asked.push({ at, isMorning, eta, risk: eta && lateRisk(eta, promisedBy) });
}
