import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** One line of the audit log. */
export interface AuditEntry {
  id: number;
  at: Instant;
  /** `staff:<id>`, `key:<id>` or `system`. */
  actor: string;
  /** Name of the staff member or key behind `actor`; null for the system and for actors that are gone. */
  actorName: string | null;
  /** `<noun>.<verb>`, such as `rule.changed` or `contact.shown`. */
  action: string;
  /** `<noun>:<id>` of what was touched. */
  subject: string;
  /** Order number, or name of the person or key behind `subject`; null for other things and for what is gone. */
  subjectName: string | null;
  detail: Record<string, unknown>;
}

/** What the audit log is narrowed to; absent fields match everything. */
export interface AuditFilter {
  actor?: string;
  /** Whole action (`rule.changed`) or its noun (`rule`). */
  action?: string;
  subject?: string;
  /** Only entries older than this id: keyset pagination, newest first. */
  beforeId?: number;
  limit: number;
}

/**
 * Writes one line of the audit log on `db`, which is the transaction of the change itself, so that neither stands
 * without the other. `detail` holds no personal data and no secret.
 */
export async function writeAudit(
  db: Queryable,
  entry: { actor: string; action: string; subject: string; detail?: Record<string, unknown> },
): Promise<void> {
  await db.query('insert into audit (actor, action, subject, detail) values ($1, $2, $3, $4)', [
    entry.actor,
    entry.action,
    entry.subject,
    JSON.stringify(entry.detail ?? {}),
  ]);
}

/** Lines of the audit log, newest first. */
export async function readAudit(db: Queryable, filter: AuditFilter): Promise<AuditEntry[]> {
  const { rows } = await db.query(
    `select a.id, a.at, a.actor, a.action, a.subject, a.detail, coalesce(s.name, k.name) as "actorName",
            coalesce(o.order_no, p.name, g.name) as "subjectName"
       from audit a
       left join staff s on a.actor = 'staff:' || s.id
       left join api_key k on a.actor = 'key:' || k.id
       left join orders o on o.id = case when a.subject like 'order:%' then substr(a.subject, 7)::uuid end
       left join staff p on a.subject = 'staff:' || p.id
       left join api_key g on a.subject = 'api_key:' || g.id
      where ($1::text is null or a.actor = $1)
        and ($2::text is null or a.action = $2 or a.action like replace($2, '_', '\\_') || '.%')
        and ($3::text is null or a.subject = $3)
        and ($4::bigint is null or a.id < $4)
      order by a.id desc
      limit $5`,
    [filter.actor ?? null, filter.action ?? null, filter.subject ?? null, filter.beforeId ?? null, filter.limit],
  );
  return rows as AuditEntry[];
}

/** The same of a look that is repeated while somebody sits before it: one line an hour for the same of the same person. */
export async function writeLook(db: Queryable, entry: { actor: string; action: string; subject: string }): Promise<void> {
  await db.query(
    `insert into audit (actor, action, subject, detail) select $1, $2, $3, '{}' where not exists (
       select 1 from audit where actor = $1 and action = $2 and subject = $3 and at > now() - interval '1 hour')`,
    [entry.actor, entry.action, entry.subject],
  );
}
