import { askedFields } from '@/server/domain/rule/asked-fields';
import { backtest, type Firing, type RuleOutcome, rivalsOf, type Tested } from '@/server/domain/rule/backtest';
import { isCounted, type Rule, type RuleBody } from '@/server/domain/rule/rule';
import { DAY, type Instant, MINUTE } from '@/server/domain/shared/instant';
import { readCalendars } from '@/server/store/calendar';
import type { Context } from '@/server/store/context';
import { readRules } from '@/server/store/rule';
import { loadTimeZones } from '@/server/store/shop';
import { countSpans, countTwiceTold, type NamedRun, nameRuns, readSpanGroups } from '@/server/store/step-span-read';
import { readSpanWork } from '@/server/store/step-span-work';

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

/** The last ones first, those that only the tested version would fire over before the others. */
async function shownOrders(ctx: Context, rule: Rule, tested: Tested, inForce: Tested | null): Promise<TestedOrder[]> {
  const both = new Set(inForce?.firings.map(({ span }) => span));
  const isOfBoth = ({ span }: Firing): boolean => both.has(span);
  const last = tested.firings.toReversed();
  const shown = [...last.filter((f) => !isOfBoth(f)), ...last.filter(isOfBoth)].slice(0, SHOWN);
  const names = await nameRuns(
    ctx.db,
    rule.clock,
    shown.map(({ span }) => span),
  );
  return shown.flatMap((firing, i) => {
    const { span, rungs } = firing;
    const named = names[i];
    return named ? [{ ...named, rung: rungs.at(-1)!.rung, firedAt: rungs[0]!.at, goneAt: span.goneAt, isOfBoth: isOfBoth(firing) }] : [];
  });
}

async function withMessages(ctx: Context, rule: Rule, from: Instant, { outcome, firings }: Tested): Promise<TestedVersion> {
  const messages = firings.flatMap(({ span, rungs }) =>
    rungs.filter(({ rung }) => rule.rungs[rung - 1]!.tellCustomer).map(({ at }) => ({ orderId: span.orderId, at })),
  );
  const twiceInADay = messages.length === 0 ? 0 : await countTwiceTold(ctx.db, rule.clock, from, messages);
  return { ...outcome, twiceInADay };
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
  const groups = await readSpanGroups(ctx.db, { clock: body.clock, from, leastMs: Math.max(leastMs, -366 * DAY), asks });
  const zoneOf = (shop: string): string => zones.get(shop) ?? 'Asia/Shanghai';
  const test = (one: Rule): Tested => backtest({ groups, rule: one, others: rules, calendars, zoneOf, now });
  const tested = test(rule);
  const inForce = before && test(before);
  return {
    from,
    steps: await countSpans(ctx.db, body.clock, from),
    tested: await withMessages(ctx, rule, from, tested),
    inForce: before && inForce && (await withMessages(ctx, before, from, inForce)),
    orders: await shownOrders(ctx, rule, tested, inForce),
    measured: await measuredShare(ctx),
  };
}
