import type { AlertParams } from '../domain/notice/staff-alert';
import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** An alert as it stands before one member of staff. */
export interface OpenAlertRow {
  /** Id of their notice. */
  id: string;
  cause: string;
  template: string;
  params: AlertParams;
  createdAt: Instant;
  /** A colleague has taken it. */
  takenAt: Instant | null;
  takenByName: string | null;
}

/** Whom alerts are read for: their recipients, and who they are. */
export interface AlertReader {
  staffId: string;
  recipients: readonly string[];
}

/**
 * Alerts made after a moment that somebody has not seen yet and that are not over, newest first; what a colleague took after
 * `takenAfter` is among them as taken.
 */
export async function readOpenAlerts(
  db: Queryable,
  { staffId, recipients }: AlertReader,
  { after, takenAfter, limit }: { after: Instant; takenAfter: Instant; limit: number },
): Promise<OpenAlertRow[]> {
  const { rows } = await db.query<OpenAlertRow>({
    name: 'alerts-open',
    text: `select n.id, n.cause, n.template, n.params, n.created_at as "createdAt", a.taken_at as "takenAt", w.name as "takenByName"
           from notice n join staff_alert a on a.cause = split_part(n.cause, '^', 1) left join staff w on a.taken_by = 'staff:' || w.id
           where n.order_id is null and n.recipient = any($1::text[]) and n.created_at > $2
             and a.over_at is null and (a.taken_at is null or a.taken_at > $3 and a.taken_by <> 'staff:' || $4::uuid)
             and not exists (select 1 from staff_alert_seen s where s.cause = n.cause and s.staff_id = $4::uuid)
           order by n.created_at desc, n.id desc limit $5`,
    values: [recipients, new Date(after), new Date(takenAfter), staffId, limit],
  });
  return rows;
}

/** Causes of those of some notices that are alerts to a reader, by the notices' ids. */
export async function readOwnCauses(db: Queryable, { recipients }: AlertReader, ids: readonly string[]): Promise<string[]> {
  const { rows } = await db.query<{ cause: string }>(
    'select distinct cause from notice where id = any($1::uuid[]) and order_id is null and recipient = any($2::text[]) order by cause',
    [ids, recipients],
  );
  return rows.map(({ cause }) => cause);
}
