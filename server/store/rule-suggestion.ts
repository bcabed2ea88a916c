import type { SuggestionEvidence } from '../domain/rule/suggest-limit';
import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** Another limit for the first rung of a rule, with what it rests on. */
export interface RuleSuggestion {
  id: string;
  code: string;
  /** Version in force that it was found for. */
  version: number;
  afterMin: number;
  evidence: SuggestionEvidence;
  madeAt: Instant;
}

export type SettledAs = 'accepted' | 'declined' | 'outdated';

const COLUMNS = 'id, code, version, after_min as "afterMin", evidence, made_at as "madeAt"';

/** What waits for a person, the newest first; what was found for another version than the one in force is left out. */
export async function listOpenSuggestions(db: Queryable): Promise<RuleSuggestion[]> {
  const { rows } = await db.query<RuleSuggestion>(
    `select ${COLUMNS} from rule_suggestion g where state = 'open'
       and exists (select 1 from rule r where r.code = g.code and r.version = g.version and r.enabled) order by made_at desc, code`,
  );
  return rows;
}

/** An open suggestion; null when it was settled or never made. */
export async function readOpenSuggestion(db: Queryable, id: string): Promise<RuleSuggestion | null> {
  const { rows } = await db.query<RuleSuggestion>(`select ${COLUMNS} from rule_suggestion where id = $1 and state = 'open'`, [id]);
  return rows[0] ?? null;
}

/** Limits that persons declined for a rule since a moment. */
export async function listDeclinedLimits(db: Queryable, code: string, since: Instant): Promise<number[]> {
  const { rows } = await db.query<{ afterMin: number }>(
    `select after_min as "afterMin" from rule_suggestion where code = $1 and state = 'declined' and settled_at >= $2`,
    [code, new Date(since)],
  );
  return rows.map((row) => row.afterMin);
}

/** Keeps a suggestion in the place of what was open for its rule. */
export async function replaceSuggestion(db: Queryable, suggestion: RuleSuggestion): Promise<void> {
  const { id, code, version, afterMin, evidence, madeAt } = suggestion;
  await outdateSuggestions(db, code, madeAt);
  await db.query('insert into rule_suggestion (id, code, version, after_min, evidence, made_at) values ($1, $2, $3, $4, $5, $6)', [
    id,
    code,
    version,
    afterMin,
    JSON.stringify(evidence),
    new Date(madeAt),
  ]);
}

/** What is open for a rule counts no more. */
export async function outdateSuggestions(db: Queryable, code: string, at: Instant): Promise<void> {
  await db.query(`update rule_suggestion set state = 'outdated', settled_at = $2 where code = $1 and state = 'open'`, [code, new Date(at)]);
}

/** Settles a suggestion that is open; answers whether it was. */
export async function markSettled(db: Queryable, id: string, as: SettledAs, by: string, at: Instant): Promise<boolean> {
  const { rowCount } = await db.query(
    `update rule_suggestion set state = $2, settled_by = $3, settled_at = $4 where id = $1 and state = 'open'`,
    [id, as, by, new Date(at)],
  );
  return rowCount === 1;
}
