import { askedFields } from '@/server/domain/rule/asked-fields';
import { rivalsOf } from '@/server/domain/rule/backtest';
import { judgeShares, judgeTimes, medianOf, type TrialVerdict } from '@/server/domain/rule/judge-trial';
import type { Length } from '@/server/domain/rule/rank-test';
import { isCounted, type Rule } from '@/server/domain/rule/rule';
import { trialSteps } from '@/server/domain/rule/trial-steps';
import { readCalendars } from '@/server/store/calendar';
import type { Context } from '@/server/store/context';
import { readRules } from '@/server/store/rule';
import type { RunningTrial } from '@/server/store/rule-trial';
import { readTrialFigures, type TrialSide } from '@/server/store/rule-trial-figures';
import { loadTimeZones } from '@/server/store/shop';
import { readStepsOnTrial } from '@/server/store/step-span-trial';

/** The newest steps tell; more of them tell no more. */
const MOST_STEPS = 20_000;

/** Steps of one side: how many began, how many are over, what half of them do not pass. */
export interface TimesOfSide {
  steps: number;
  over: number;
  medianMin: number | null;
}

export interface TrialJudged {
  figures: { tried: TrialSide; inForce: TrialSide };
  /** Of what fired, the share that went on; null where the two fire at different moments and cannot be compared by it. */
  wentOn: TrialVerdict | null;
  /** Null where there is no step to measure: a count, or two versions that watch different steps. */
  times: { tried: TimesOfSide; inForce: TimesOfSide; verdict: TrialVerdict } | null;
}

function firesAlike(rule: Rule, { body }: RunningTrial): boolean {
  const [one, other] = [rule.rungs[0]!, body.rungs[0]!];
  const isSame = one.afterMin === other.afterMin && one.at === other.at && one.atLeast === other.atLeast;
  return isSame && rule.clock === body.clock && rule.calendar === body.calendar && rule.holidayFactor === body.holidayFactor;
}

const sideOf = (lengths: readonly Length[]): TimesOfSide => ({
  steps: lengths.length,
  over: lengths.filter(({ isOver }) => isOver).length,
  medianMin: medianOf(lengths),
});

async function timesOf(ctx: Context, rule: Rule, trial: RunningTrial, rules: readonly Rule[]): Promise<TrialJudged['times']> {
  if (isCounted(rule.clock)) return null;
  const [calendars, zones] = [await readCalendars(ctx.db), await loadTimeZones(ctx.db)];
  const asks = askedFields([...rivalsOf(rule, rules), trial.body]);
  const groups = await readStepsOnTrial(ctx.db, { clock: rule.clock, from: trial.startedAt, most: MOST_STEPS, asks, now: ctx.now() });
  const times = trialSteps(groups, rule, trial, rules, calendars, (shop) => zones.get(shop) ?? 'Asia/Shanghai');
  if (!times) return null;
  const { tried, inForce } = times;
  return { tried: sideOf(tried), inForce: sideOf(inForce), verdict: judgeTimes(tried, inForce, trial.percent / 100) };
}

/** How a trial does beside the version in force, and whether what differs is more than chance; null when the rule is gone. */
export async function judgeRunningTrial(ctx: Context, trial: RunningTrial): Promise<TrialJudged | null> {
  const rules = await readRules(ctx.db);
  const rule = rules.find((one) => one.code === trial.code);
  if (!rule) return null;
  const figures = await readTrialFigures(ctx.db, trial, ctx.now());
  const { tried, inForce } = figures;
  const share = ({ judged, wentOn }: TrialSide) => ({ hits: wentOn, all: judged });
  const wentOn = firesAlike(rule, trial) ? judgeShares(share(tried), share(inForce), trial.percent / 100) : null;
  return { figures, wentOn, times: await timesOf(ctx, rule, trial, rules) };
}
