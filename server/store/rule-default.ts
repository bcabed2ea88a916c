import type { RuleBody } from '../domain/rule/rule';
import type { Queryable } from './context';

const PREFIX = 'rule-default-left:';

/** What each rule was shipped as when it was made, by code. */
export async function readShippedRules(db: Queryable): Promise<Map<string, RuleBody>> {
  const { rows } = await db.query<{ code: string; body: RuleBody }>(
    `select distinct on (code) code, body from rule_version where created_by = 'default' order by code, version desc`,
  );
  return new Map(rows.map(({ code, body }) => [code, body]));
}

/** The shipped versions that people left aside, by code. */
export async function readLeftDefaults(db: Queryable): Promise<Map<string, RuleBody>> {
  const { rows } = await db.query<{ code: string; body: RuleBody }>(
    `select substr(key, length('${PREFIX}') + 1) as code, value as body from setting where key like '${PREFIX}%'`,
  );
  return new Map(rows.map(({ code, body }) => [code, body]));
}

/** Notes that somebody left a shipped version aside: it is not offered again. */
export async function leaveDefault(db: Queryable, code: string, body: RuleBody): Promise<void> {
  await db.query(
    `insert into setting (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value, updated_at = current_timestamp`,
    [PREFIX + code, JSON.stringify(body)],
  );
}
