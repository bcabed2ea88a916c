import { setImmediate } from 'node:timers/promises';
import type { ArrivalScore } from '@/server/domain/arrival/arrival-score';
import type { EtaModel } from '@/server/domain/eta/eta-model';
import { asSeenAt, scanCode } from '@/server/domain/eta/journey';
import { modelOf } from '@/server/domain/eta/learn-model';
import { predictJourney } from '@/server/domain/eta/predict-eta';
import { type Entry, entriesOf, legOf } from '@/server/domain/eta/stage';
import { dayOfInstant, walkDays } from '@/server/domain/eta/walk-journeys';
import { DAY } from '@/server/domain/shared/instant';
import type { Context } from '@/server/store/context';
import { type PastOrder, readPastOrders } from '@/server/store/eta-model';
import { countUnreplayed, dropReplayed, readReplayed, saveReplayed } from '@/server/store/eta-replay';
import { saveReplayedScores } from './save-replayed-scores';

/** Days of an imported past that are replayed; what lies before them is learned from. */
const REPLAYED_DAYS = 180;
/** Fewer new past orders are not worth living through everything for. */
const LEAST_ORDERS = 30;
const WEEK = 7;

type Score = Omit<ArrivalScore, 'kind'>;

/**
 * Shows a shop that has imported its past how its windows would have done: lives through the last half year again, learns every
 * week from what was known then, and scores what would have been said of each imported order at each of its stages. Nothing is
 * done while no more was imported; stopped, it begins anew the next time. Answers the scores kept.
 */
export async function replayHistory(ctx: Context, signal?: AbortSignal): Promise<number> {
  const begunAt = ctx.now();
  const today = dayOfInstant(begunAt);
  const from = today - REPLAYED_DAYS;
  // today is not over: its orders are scored tomorrow
  const span = { from: from * DAY, until: today * DAY, most: LEAST_ORDERS };
  if ((await countUnreplayed(ctx.db, span, await readReplayed(ctx.db))) < LEAST_ORDERS) return 0;
  const orders = await readPastOrders(ctx.db, today * DAY);
  const asks = asksByDay(orders, from);
  await dropReplayed(ctx.db);
  let model: EtaModel | null = null;
  let kept = 0;
  let week: Score[] = [];
  for (const known of walkDays(
    orders.map(({ journey }) => journey),
    today,
  )) {
    if (signal?.aborted) return kept;
    if (known.day < from) continue;
    if (model === null || (known.day - from) % WEEK === 0 || known.day === today) {
      await saveReplayedScores(ctx, week);
      kept += week.length;
      week = [];
      model = { version: 0, ...modelOf(known, model) };
    }
    for (const { order, entry } of asks.get(known.day) ?? []) week.push(scoreOf(order, entry, model));
    // what else this process has to do goes on between the days
    await setImmediate();
  }
  await saveReplayed(ctx.db, { begunAt, until: span.until });
  return kept;
}

interface Ask {
  order: PastOrder;
  entry: Entry;
}

/** Stages of imported orders that arrived, by the day they were entered; of scans the first of each milestone. */
function asksByDay(orders: readonly PastOrder[], from: number): Map<number, Ask[]> {
  const asks = new Map<number, Ask[]>();
  for (const order of orders) {
    if (!order.isHistory || order.journey.deliveredAt === null) continue;
    const seen = new Set<string>();
    const entries = entriesOf(order.journey);
    for (const [i, entry] of entries.entries()) {
      const day = dayOfInstant(entry.at);
      const name = `${entry.stage} ${stepOf(entry)}`;
      if (day < from || entry.at >= order.journey.deliveredAt || seen.has(name) || isOvertaken(entries, i)) continue;
      seen.add(name);
      asks.set(day, [...(asks.get(day) ?? []), { order, entry }]);
    }
  }
  return asks;
}

/** Of stages entered at one moment the latest is told, and the hand-over in any case. */
function isOvertaken(entries: readonly Entry[], i: number): boolean {
  const { stage, at } = entries[i]!;
  return stage !== 'handed_over' && entries[i + 1]?.at === at;
}

const stepOf = ({ stage, what }: Entry) => (stage === 'moving' ? scanCode(what).split('.')[0]! : '');

function scoreOf({ orderId, journey }: PastOrder, entry: Entry, model: EtaModel): Score {
  return {
    orderId,
    stage: legOf(entry.stage, journey),
    step: stepOf(entry),
    day: 0,
    shop: journey.shop,
    carrier: journey.carrier || null,
    service: journey.service || null,
    originCountry: journey.from.country || null,
    originRegion: journey.from.region || null,
    destCountry: journey.to.country || null,
    destRegion: journey.to.region || null,
    askedAt: entry.at,
    arrivedAt: journey.deliveredAt!,
    model: model.version,
    window: predictJourney(asSeenAt(journey, entry.at), model, entry.at),
    carrierBy: null,
    promisedBy: journey.promisedBy,
    isHandOver: entry.stage === 'handed_over',
  };
}
