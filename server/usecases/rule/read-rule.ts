import { mayAct } from '@/server/domain/access/staff-role';
import { needsSecondPerson, type RuleApproval } from '@/server/domain/rule/second-person';
import type { Text } from '@/server/domain/shared/language';
import { loadCalendars } from '@/server/store/calendar';
import type { Context } from '@/server/store/context';
import { readRuleApproval } from '@/server/store/rule-approval';
import { type RuleChoices, readRuleChoices } from '@/server/store/rule-choices';
import { listRuleDrafts, type NamedRuleDraft, readRuleDraft } from '@/server/store/rule-draft';
import { listRuleTrials, type RunningTrial, readRuleTrial } from '@/server/store/rule-trial';
import { listStaff } from '@/server/store/staff';
import { listRulesInForce, type RuleInForce } from '@/server/store/staff-reading';
import { readCalendarNames } from '../calendar/read-calendars';
import { judgeRunningTrial, type TrialJudged } from './judge-running-trial';

/** What stands open beside the rules in force. */
export interface RuleDesk {
  drafts: NamedRuleDraft[];
  trials: RunningTrial[];
  approval: RuleApproval;
  /** How many people could approve a change; two persons need two of them. */
  approvers: number;
}

export async function readRuleDesk(ctx: Context): Promise<RuleDesk> {
  const [drafts, trials, approval, staff] = await Promise.all([
    listRuleDrafts(ctx.db),
    listRuleTrials(ctx.db),
    readRuleApproval(ctx.db),
    listStaff(ctx.db),
  ]);
  const approvers = staff.filter(({ active, role }) => active && mayAct(role, 'supervisor')).length;
  return { drafts, trials, approval, approvers };
}

/** One rule as its page needs it. */
export interface RulePageFound {
  kind: 'found';
  code: string;
  /** Null while it is new and nobody has published it. */
  inForce: RuleInForce | null;
  draft: NamedRuleDraft | null;
  trial: (RunningTrial & TrialJudged) | null;
  /** Publishing a change of the rule in force takes two persons. */
  needsTwo: boolean;
}

/** A rule with its open draft and its trial. */
export async function readRule(ctx: Context, { code }: { code: string }): Promise<RulePageFound | { kind: 'missing' }> {
  const [rules, draft, trial, approval] = await Promise.all([
    listRulesInForce(ctx.db),
    readRuleDraft(ctx.db, code),
    readRuleTrial(ctx.db, code),
    readRuleApproval(ctx.db),
  ]);
  const inForce = rules.find((rule) => rule.code === code) ?? null;
  if (!inForce && !draft) return { kind: 'missing' };
  const judged = trial && (await judgeRunningTrial(ctx, trial));
  const scope = (draft ? draft.body : inForce!).scope;
  return {
    kind: 'found',
    code,
    inForce,
    draft,
    trial: trial && judged && { ...trial, ...judged },
    needsTwo: needsSecondPerson(approval, inForce?.scope ?? null, scope),
  };
}

/** What can be chosen when a rule is written. */
export interface RulePalette extends RuleChoices {
  calendars: string[];
  /** What people call those that they named themselves, by code. */
  calendarNames: Record<string, Text>;
  people: { id: string; name: string }[];
}

export async function readRulePalette(ctx: Context): Promise<RulePalette> {
  const [choices, book, staff, calendarNames] = await Promise.all([
    readRuleChoices(ctx.db, ctx.now()),
    loadCalendars(ctx.db),
    listStaff(ctx.db),
    readCalendarNames(ctx),
  ]);
  return {
    ...choices,
    calendars: Object.keys(book.calendars),
    calendarNames,
    people: staff.filter((one) => one.active).map(({ id, name }) => ({ id, name })),
  };
}
