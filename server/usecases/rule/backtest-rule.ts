import { localDayNumber } from '@/server/domain/calendar/local-day';
import { askedFields } from '@/server/domain/rule/asked-fields';
import { type Backtest, backtest, type RuleOutcome, rivalsOf } from '@/server/domain/rule/backtest';
import type { ShownRun } from '@/server/domain/rule/newest-runs';
import { isCounted, type Rule, type RuleBody } from '@/server/domain/rule/rule';
import { countToldTwice } from '@/server/domain/rule/told-twice';
import { DAY, type Instant, MINUTE } from '@/server/domain/shared/instant';
import { readCalendars } from '@/server/store/calendar';
import type { Context } from '@/server/store/context';
import { readRules } from '@/server/store/rule';
import { loadTimeZones } from '@/server/store/shop';
import { countSpans, type NamedRun, nameRuns, readSpanGroups } from '@/server/store/step-span-read';
import { readSpanWork } from '@/server/store/step-span-work';
import { readToldCustomers } from '@/server/store/told-customers';

const SHOWN = 20;

export interface BacktestRequest {
  /** Rule that the body would be the next version of; null for a new one. */
  code: string | null;
  body: RuleBody;
  /** Runs that began in these last days, or, for a draft that is only counted, since a moment. */
  days: number;
  since?: Instant;
}

/** An order that a rule would have fired over. */
export interface TestedOrder extends NamedRun {
  /** Highest rung reached. */
  rung: number;
  /** When the first rung was reached. */
  firedAt: Instant;
  /** When the portal learned that the step was over; null while it runs. */
  goneAt: Instant | null;
  /** Whether the version in force would have fired over the same step as well. */
  isOfBoth: boolean;
}

/** What one version would have done. */
export interface TestedVersion extends RuleOutcome {
  /** Customers who would have got two messages or more on one day, from it and from the stalls of other steps. */
  twiceInADay: number;
}

export interface BacktestResult {
  from: Instant;
  /** Steps under the clock in that time and the orders they belong to. */
  steps: { runs: number; orders: number };
  tested: TestedVersion;
  /** The version in force over the same steps; null for a rule that is new or switched off. */
  inForce: TestedVersion | null;
  /** Up to 20 orders, the last ones first, those that only the tested version would fire over before the others. */
  orders: TestedOrder[];
  /** Share of all orders whose steps are measured, 0 to 1; below 1 only while the past is measured for the first time. */
  measured: number;
}

const NEW = 'new';

function leastMsOf(bodies: readonly RuleBody[]): number {
  const minutes = bodies.flatMap(({ rungs }) => rungs.map((rung) => rung.afterMin));
  return Math.min(...minutes) * MINUTE;
}

async function shownOrders(ctx: Context, rule: Rule, shown: readonly ShownRun[]): Promise<TestedOrder[]> {
  const names = await nameRuns(ctx.db, rule.clock, shown);
  return shown.flatMap(({ rungs, goneAt, isOfBoth }, i) => {
    const named = names[i];
    return named ? [{ ...named, rung: rungs.at(-1)!.rung, firedAt: rungs[0]!.at, goneAt, isOfBoth }] : [];
  });
}

/** How many customers of each version would have got two messages or more on one day. */
async function countTwice(
  ctx: Context,
  { rule, from, zoneOf }: { rule: Rule; from: Instant; zoneOf(shop: string): string },
  { tested, inForce, orders }: Backtest,
): Promise<[tested: number, inForce: number]> {
  const told = [tested, inForce].map((version) => version?.told ?? { orders: [], days: [] });
  if (told.every(({ days }) => days.length === 0)) return [0, 0];
  const { ofOrder, others } = await readToldCustomers(ctx.db, rule.clock, from, orders.all());
  const sent = { customers: others.map((o) => o.customer), days: others.map((o) => localDayNumber(o.at, zoneOf(o.shop))) };
  const [a, b] = told.map(({ orders, days }) => countToldTwice({ customers: orders.map((order) => ofOrder[order]!), days }, sent));
  return [a!, b!];
}

async function measuredShare(ctx: Context): Promise<number> {
  const work = await readSpanWork(ctx.db);
  if (!work) return 0;
  if (work.walkedAt !== null) return 1;
  return work.walk.total === 0 ? 0 : Math.min(1, work.walk.done / work.walk.total);
}

/**
 * What a version of a rule would have done over the steps of the last days, beside what the version in force would have
 * done over the same ones. Nothing is changed and nobody is told. Past steps are judged by the calendars and the other rules of now.
 */
export async function backtestRule(ctx: Context, { code, body, days, since }: BacktestRequest): Promise<BacktestResult> {
  const now = ctx.now();
  const from = since ?? now - days * DAY;
  const [rules, calendars, zones] = [await readRules(ctx.db), await readCalendars(ctx.db), await loadTimeZones(ctx.db)];
  const held = rules.find((rule) => rule.code === code);
  const before = held?.enabled && held.clock === body.clock ? held : null;
  const rule: Rule = { ...body, code: code ?? NEW, version: (held?.version ?? 0) + 1, enabled: true };
  const leastMs = isCounted(body.clock) ? Number.NEGATIVE_INFINITY : leastMsOf(before ? [body, before] : [body]);
  const asks = askedFields([...rivalsOf(rule, rules), ...(before ? [before] : [])]);
  const [groups, steps, measured] = await Promise.all([
    readSpanGroups(ctx.db, { clock: body.clock, from, leastMs: Math.max(leastMs, -366 * DAY), asks }),
    countSpans(ctx.db, body.clock, from),
    measuredShare(ctx),
  ]);
  const zoneOf = (shop: string): string => zones.get(shop) ?? 'Asia/Shanghai';
  const found = backtest({ groups, rule, inForce: before, others: rules, calendars, zoneOf, now, shown: SHOWN });
  const [twice, orders] = await Promise.all([countTwice(ctx, { rule, from, zoneOf }, found), shownOrders(ctx, rule, found.shown)]);
  return {
    from,
    steps,
    tested: { ...found.tested.outcome, twiceInADay: twice[0] },
    inForce: found.inForce && { ...found.inForce.outcome, twiceInADay: twice[1] },
    orders,
    measured,
  };
}
