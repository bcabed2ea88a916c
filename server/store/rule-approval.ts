import { NO_APPROVAL, type RuleApproval } from '../domain/rule/second-person';
import type { Queryable } from './context';

const KEY = 'rule-approval';

/** Which shops want a second person before a rule about them takes effect. */
export async function readRuleApproval(db: Queryable): Promise<RuleApproval> {
  const { rows } = await db.query<{ value: RuleApproval }>('select value from setting where key = $1', [KEY]);
  return rows[0]?.value ?? NO_APPROVAL;
}

export async function writeRuleApproval(db: Queryable, approval: RuleApproval): Promise<void> {
  await db.query(
    `insert into setting (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value, updated_at = current_timestamp`,
    [KEY, JSON.stringify(approval)],
  );
}
