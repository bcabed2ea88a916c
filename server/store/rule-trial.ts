import type { RuleBody } from '../domain/rule/rule';
import type { Instant } from '../domain/shared/instant';
import { newId } from '../platform/ids';
import type { Queryable } from './context';
import { forgetRules } from './rule';

/** A version that is tried on a share of the orders. */
export interface RunningTrial {
  code: string;
  version: number;
  /** Orders in a hundred. */
  percent: number;
  body: RuleBody;
  startedAt: Instant;
  startedBy: string;
  startedByName: string | null;
}

const TRIAL = `select t.code, t.version, t.percent::float as percent, v.body, t.started_at as "startedAt", t.started_by as "startedBy",
    s.name as "startedByName"
  from rule_trial t join rule_version v on v.code = t.code and v.version = t.version left join staff s on t.started_by = 'staff:' || s.id
  where t.ended_at is null`;

/** Trials that run, by the rule's code. */
export async function listRuleTrials(db: Queryable): Promise<RunningTrial[]> {
  const { rows } = await db.query<RunningTrial>(`${TRIAL} order by t.code`);
  return rows;
}

/** The trial of a rule that runs; null when there is none. */
export async function readRuleTrial(db: Queryable, code: string): Promise<RunningTrial | null> {
  const { rows } = await db.query<RunningTrial>(`${TRIAL} and t.code = $1`, [code]);
  return rows[0] ?? null;
}

/** Starts a trial and keeps what it tries as a version that was not in force for everybody. The caller holds the rule's lock. */
export async function startRuleTrial(db: Queryable, trial: Omit<RunningTrial, 'startedByName'> & { confirmedBy?: string }): Promise<void> {
  const { code, version, percent, body, startedAt, startedBy, confirmedBy } = trial;
  const at = new Date(startedAt);
  await db.query(
    `insert into rule_version (code, version, enabled, body, created_at, created_by, confirmed_by, in_force)
     values ($1, $2, true, $3, $4, $5, $6, false)`,
    [code, version, JSON.stringify(body), at, startedBy, confirmedBy ?? null],
  );
  await db.query('insert into rule_trial (id, code, version, percent, started_at, started_by) values ($1, $2, $3, $4, $5, $6)', [
    newId(startedAt),
    code,
    version,
    percent,
    at,
    startedBy,
  ]);
  forgetRules();
}

/** Ends the trial that runs, where one does. */
export async function endRuleTrial(db: Queryable, code: string, outcome: 'adopted' | 'dropped', by: string, at: Instant): Promise<void> {
  await db.query('update rule_trial set ended_at = $2, ended_by = $3, outcome = $4 where code = $1 and ended_at is null', [
    code,
    new Date(at),
    by,
    outcome,
  ]);
  forgetRules();
}
