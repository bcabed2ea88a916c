import type { Rule, RuleBody, RuleTrial } from '../domain/rule/rule';
import type { Instant } from '../domain/shared/instant';
import { singleton } from '../platform/singleton';
import type { Queryable } from './context';

const FRESH_MS = 2_000;

interface RuleRow {
  code: string;
  version: number;
  enabled: boolean;
  body: RuleBody;
  trial: RuleTrial | null;
}

const ruleOf = ({ body, trial, code, version, enabled }: RuleRow): Rule => ({
  ...body,
  code,
  version,
  enabled,
  ...(trial ? { trial } : {}),
});

/** The trial that ran at a moment, or runs now, as one value. */
const TRIAL = `(select json_build_object('percent', t.percent::float, 'version', t.version, 'body', v.body) from rule_trial t
  join rule_version v on v.code = t.code and v.version = t.version where t.code = r.code`;

function ruleCache(): { rules: Rule[]; readAt: number } {
  return singleton('rules', () => ({ rules: [] as Rule[], readAt: Number.NEGATIVE_INFINITY }));
}

/** Every rule in force or switched off, by code; at most two seconds old in this process. */
export async function loadRules(db: Queryable): Promise<Rule[]> {
  const cache = ruleCache();
  if (performance.now() - cache.readAt < FRESH_MS) return cache.rules;
  cache.rules = await readRules(db);
  cache.readAt = performance.now();
  return cache.rules;
}

/** Every rule, by code, as the table has it now. */
export async function readRules(db: Queryable): Promise<Rule[]> {
  const { rows } = await db.query<RuleRow>({
    name: 'rules',
    text: `select code, version, enabled, body, ${TRIAL} and t.ended_at is null) as trial from rule r order by code`,
  });
  return rows.map(ruleOf);
}

/** Every rule as it was at a moment, by code; rules that were made later are left out. */
export async function readRulesAt(db: Queryable, at: Instant): Promise<Rule[]> {
  const { rows } = await db.query<RuleRow>({
    name: 'rules-at',
    text: `select distinct on (code) code, version, enabled, body,
             ${TRIAL} and t.started_at <= to_timestamp($1 / 1000.0) and coalesce(t.ended_at, 'infinity') > to_timestamp($1 / 1000.0)) as trial
           from rule_version r where in_force and created_at <= to_timestamp($1 / 1000.0) order by code, version desc`,
    values: [at],
  });
  return rows.map(ruleOf);
}

/** The rule as the table has it now, without a trial, locked until the transaction ends; null when nobody made it. */
export async function lockRule(db: Queryable, code: string): Promise<Rule | null> {
  const { rows } = await db.query<RuleRow>('select code, version, enabled, body, null as trial from rule where code = $1 for update', [
    code,
  ]);
  return rows[0] ? ruleOf(rows[0]) : null;
}

/** Puts a new version in force and keeps it beside the older ones; `confirmedBy` is who agreed where two persons are needed. */
export async function saveRule(db: Queryable, rule: Rule, by: string, at: Instant, confirmedBy?: string): Promise<void> {
  const { code, version, enabled, trial: _, ...body } = rule;
  const values = [code, version, enabled, JSON.stringify(body), at, by];
  await db.query(
    `insert into rule (code, version, enabled, body, updated_at, updated_by) values ($1, $2, $3, $4, to_timestamp($5 / 1000.0), $6)
     on conflict (code) do update set version = excluded.version, enabled = excluded.enabled, body = excluded.body,
       updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
    values,
  );
  await db.query(
    `insert into rule_version (code, version, enabled, body, created_at, created_by, confirmed_by)
     values ($1, $2, $3, $4, to_timestamp($5 / 1000.0), $6, $7)`,
    [...values, confirmedBy ?? null],
  );
  forgetRules();
}

/** Makes this process read the rules again at their next use. */
export function forgetRules(): void {
  ruleCache().readAt = Number.NEGATIVE_INFINITY;
}

/** Number of the next version of a rule, tried ones counted; 1 for a new rule. The caller holds the rule's lock. */
export async function nextRuleVersion(db: Queryable, code: string): Promise<number> {
  const { rows } = await db.query<{ next: number }>('select coalesce(max(version), 0) + 1 as next from rule_version where code = $1', [
    code,
  ]);
  return rows[0]!.next;
}
