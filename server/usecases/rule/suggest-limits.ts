import { askedFields } from '@/server/domain/rule/asked-fields';
import { backtest, type RuleOutcome, rivalsOf } from '@/server/domain/rule/backtest';
import type { Rule } from '@/server/domain/rule/rule';
import { stepMinutes } from '@/server/domain/rule/step-minutes';
import { isSuggestible, type SuggestionEvidence, stepLengths, suggestLimit, withLimit } from '@/server/domain/rule/suggest-limit';
import { DAY, MINUTE } from '@/server/domain/shared/instant';
import { newId } from '@/server/platform/ids';
import { readCalendars } from '@/server/store/calendar';
import { type Context, inTransaction } from '@/server/store/context';
import { readRules } from '@/server/store/rule';
import { listDeclinedLimits, outdateSuggestions, type RuleSuggestion, replaceSuggestion } from '@/server/store/rule-suggestion';
import { loadTimeZones } from '@/server/store/shop';
import { readSpanGroups } from '@/server/store/step-span-read';
import { readTakenSteps } from '@/server/store/step-span-taken';

const DAYS = 28;
/** The newest steps tell how long a step takes; more of them tell no more. */
const MOST_STEPS = 20_000;
/** What a person declined is not proposed again for so long, nor anything near it. */
const DECLINED_DAYS = 56;
const NEAR = 0.1;

const told = ({ fired, resolvedWithinHour, messages }: RuleOutcome): SuggestionEvidence['now'] => ({ fired, resolvedWithinHour, messages });

/** Another limit for one rule; null when the one in force fits or too little is known. */
async function suggestionFor(ctx: Context, rule: Rule, rules: readonly Rule[]): Promise<RuleSuggestion | null> {
  const now = ctx.now();
  const from = now - DAYS * DAY;
  const [calendars, zones] = [await readCalendars(ctx.db), await loadTimeZones(ctx.db)];
  const zoneOf = (shop: string): string => zones.get(shop) ?? 'Asia/Shanghai';
  const asks = askedFields(rivalsOf(rule, rules));
  const taken = await readTakenSteps(ctx.db, { clock: rule.clock, from, most: MOST_STEPS, asks });
  const lengths = stepLengths(stepMinutes(taken, rule, rules, calendars, zoneOf));
  if (!lengths) return null;
  const leastMs = Math.min(rule.rungs[0]!.afterMin, lengths.p95) * MINUTE;
  const groups = await readSpanGroups(ctx.db, { clock: rule.clock, from, leastMs, asks });
  const outcome = (one: Rule) =>
    told(backtest({ groups, rule: one, others: rules, calendars, zoneOf, now, inForce: null, shown: 0 }).tested.outcome);
  const found = suggestLimit(rule, lengths, outcome(rule));
  if (!found) return null;
  const { afterMin, reason } = found;
  const declined = await listDeclinedLimits(ctx.db, rule.code, now - DECLINED_DAYS * DAY);
  if (declined.some((limit) => Math.abs(limit - afterMin) <= limit * NEAR)) return null;
  const evidence: SuggestionEvidence = {
    ...{ ...lengths, reason, nowMin: rule.rungs[0]!.afterMin, days: DAYS },
    now: outcome(rule),
    withIt: outcome({ ...rule, ...withLimit(rule, afterMin) }),
  };
  return { id: newId(now), code: rule.code, version: rule.version, afterMin, evidence, madeAt: now };
}

/**
 * Looks at how long the steps of the last weeks took and proposes other limits for the first rungs of rules, with the
 * evidence (R2-11). What was open for a rule counts no more. Nothing takes effect before a person accepts it. Answers how many there are.
 */
export async function suggestLimits(ctx: Context): Promise<number> {
  const rules = await readRules(ctx.db);
  let made = 0;
  for (const rule of rules.filter((one) => one.enabled && one.trial === undefined && isSuggestible(one))) {
    const suggestion = await suggestionFor(ctx, rule, rules);
    await inTransaction(ctx, async (tx) => {
      if (suggestion) await replaceSuggestion(tx.db, suggestion);
      else await outdateSuggestions(tx.db, rule.code, tx.now());
    });
    if (suggestion) made += 1;
  }
  return made;
}
