import { learnModel } from '@/server/domain/eta/learn-model';
import { dayOfInstant } from '@/server/domain/eta/walk-journeys';
import { DAY } from '@/server/domain/shared/instant';
import type { Context } from '@/server/store/context';
import { countDelivered, readNewestLearned, readPastOrders, saveEtaModel } from '@/server/store/eta-model';

/** Fewer delivered orders teach nothing. */
const LEAST_ORDERS = 30;
/** A history that has grown by so much within a day, as by an import, is learned from at once. */
const GROWN = 1.2;

export type LearnedEta =
  | { kind: 'learned'; version: number; orders: number; weights: 'fitted' | 'kept' }
  /** The model in force is of this day, and the history is much the same. */
  | { kind: 'unchanged' }
  | { kind: 'too_thin' };

/**
 * Learns the model of this day (UTC) from the orders as they are known now and puts it in force: trees and tables every day,
 * weights every week. `too_thin` keeps the one in force.
 */
export async function learnEta(ctx: Context): Promise<LearnedEta> {
  const today = dayOfInstant(ctx.now());
  const orders = await countDelivered(ctx.db, today * DAY);
  if (orders < LEAST_ORDERS) return { kind: 'too_thin' };
  const before = await readNewestLearned(ctx.db);
  const hasGrown = before !== null && orders > before.orders * GROWN;
  if (before !== null && before.model.day >= today && !hasGrown) return { kind: 'unchanged' };
  const journeys = (await readPastOrders(ctx.db, today * DAY)).map(({ journey }) => journey);
  const model = learnModel(journeys, today, hasGrown ? null : (before?.model ?? null));
  const version = await saveEtaModel(ctx.db, model, orders);
  const weights = model.fittedOn === today ? 'fitted' : 'kept';
  ctx.log.info({ version, orders, weights }, 'eta model learned');
  return { kind: 'learned', version, orders, weights };
}
