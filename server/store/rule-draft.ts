import type { RuleBody } from '../domain/rule/rule';
import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** What somebody is writing about a rule. */
export interface RuleDraft {
  id: string;
  code: string;
  /** Version in force that it began from; null while the rule is new. */
  base: number | null;
  body: RuleBody;
  enabled: boolean;
  /** Orders in a hundred that it is to be tried on; null puts it in force for all. */
  percent: number | null;
  note: string;
  /** `proposed` waits for a second person. */
  state: 'draft' | 'proposed';
  /** Since when it is counted beside the rule in force without doing anything; null while it is not. */
  shadowSince: Instant | null;
  changedAt: Instant;
  /** `staff:<id>` */
  changedBy: string;
}

export interface NamedRuleDraft extends RuleDraft {
  changedByName: string | null;
}

const COLUMNS = `d.id, d.code, d.base, d.body, d.enabled, d.percent::float as percent, d.note, d.state, d.shadow_since as "shadowSince",
  d.changed_at as "changedAt", d.changed_by as "changedBy"`;
const NAMED = `select ${COLUMNS}, s.name as "changedByName" from rule_draft d left join staff s on d.changed_by = 'staff:' || s.id
  where d.state in ('draft', 'proposed')`;

/** Drafts that are neither published nor dropped, by the rule's code. */
export async function listRuleDrafts(db: Queryable): Promise<NamedRuleDraft[]> {
  const { rows } = await db.query<NamedRuleDraft>(`${NAMED} order by d.code`);
  return rows;
}

/** The open draft of a rule; null when nobody is writing one. */
export async function readRuleDraft(db: Queryable, code: string): Promise<NamedRuleDraft | null> {
  const { rows } = await db.query<NamedRuleDraft>(`${NAMED} and d.code = $1`, [code]);
  return rows[0] ?? null;
}

/** The open draft of a rule, locked until the transaction ends. */
export async function lockRuleDraft(db: Queryable, code: string): Promise<RuleDraft | null> {
  const { rows } = await db.query<RuleDraft>(
    `select ${COLUMNS} from rule_draft d where d.code = $1 and d.state in ('draft', 'proposed') for update`,
    [code],
  );
  return rows[0] ?? null;
}

/** Writes a draft, a new one or what has become of it. */
export async function saveRuleDraft(db: Queryable, draft: RuleDraft): Promise<void> {
  await db.query(
    `insert into rule_draft (id, code, base, body, enabled, percent, note, state, shadow_since, changed_at, changed_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict (id) do update set base = excluded.base, body = excluded.body, enabled = excluded.enabled, percent = excluded.percent,
       note = excluded.note, state = excluded.state, shadow_since = excluded.shadow_since, changed_at = excluded.changed_at,
       changed_by = excluded.changed_by`,
    [
      draft.id,
      draft.code,
      draft.base,
      JSON.stringify(draft.body),
      draft.enabled,
      draft.percent,
      draft.note,
      draft.state,
      draft.shadowSince === null ? null : new Date(draft.shadowSince),
      new Date(draft.changedAt),
      draft.changedBy,
    ],
  );
}

/** Ends a draft; what was written stays on record. */
export async function settleRuleDraft(db: Queryable, id: string, state: 'published' | 'dropped', by: string, at: Instant): Promise<void> {
  await db.query('update rule_draft set state = $2, settled_at = $3, settled_by = $4 where id = $1', [id, state, new Date(at), by]);
}
