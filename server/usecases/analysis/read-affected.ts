import { USUAL_WEEKS } from '@/server/domain/analysis/cause-map';
import { estimateLoss, type Losses, type LossTerms, sumLosses } from '@/server/domain/analysis/estimate-loss';
import { type StandingOut, standingOut } from '@/server/domain/analysis/standing-out';
import { addDays, instantAt } from '@/server/domain/calendar/local-day';
import type { Day } from '@/server/domain/shared/instant';
import { readAnalysisSettings } from '@/server/store/analysis-settings';
import { type AffectedOrder, countCauses, countTraits, readAffectedOrders, type TraitCount } from '@/server/store/cause-count';
import type { Context } from '@/server/store/context';

export interface Affected {
  cause: string;
  week: Day;
  orders: (AffectedOrder & { losses: Losses })[];
  /** All of them, where `orders` is cut. */
  total: number;
  /** Customers of the orders listed. */
  customers: number;
  losses: Losses;
  terms: LossTerms;
  traits: (TraitCount & StandingOut)[];
}

export interface AffectedInput {
  cause: string;
  /** A Monday. */
  week: Day;
  timeZone: string;
  shop?: string;
}

/** Orders that one read answers. */
export const MOST_AFFECTED = 2_000;
const MOST_TRAITS = 12;

/** The orders of a cause in a week, what they have in common beside the weeks before, and what they may cost. */
export async function readAffected(ctx: Context, input: AffectedInput): Promise<Affected> {
  const { cause, week, timeZone, shop } = input;
  const place = { timeZone, shop };
  const from = instantAt(week, 0, timeZone);
  const until = instantAt(addDays(week, 7), 0, timeZone);
  const before = instantAt(addDays(week, -7 * USUAL_WEEKS), 0, timeZone);
  const terms = (await readAnalysisSettings(ctx.db)).loss;
  const found = await readAffectedOrders(ctx.db, { ...place, from, until }, cause, ctx.now(), MOST_AFFECTED);
  const counts = (await countCauses(ctx.db, { ...place, from: before, until })).filter((count) => count.cause === cause);
  const sum = (isNow: boolean) => counts.reduce((all, count) => all + ((count.week === week) === isNow ? count.orders : 0), 0);
  const all = { orders: sum(true), ordersBefore: sum(false) };
  const traits = standingOut(await countTraits(ctx.db, { ...place, from: before, until }, cause, week), all);
  const orders = found.map((order) => ({ ...order, losses: estimateLoss(order, terms) }));
  return {
    ...{ cause, week, orders, terms },
    total: all.orders,
    customers: Math.round(orders.reduce((customers, { ofCustomer }) => customers + 1 / ofCustomer, 0)),
    losses: sumLosses(orders.map(({ losses }) => losses)),
    traits: traits.slice(0, MOST_TRAITS),
  };
}
