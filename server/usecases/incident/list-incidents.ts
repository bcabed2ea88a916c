import type { Context } from '@/server/store/context';
import { type IncidentFilter, type IncidentRow, listIncidents as list } from '@/server/store/incident-reading';

const PAGE = 50;

/** One page of incidents, newest first; `next` is null on the last page. */
export async function listIncidents(
  ctx: Context,
  filter: Omit<IncidentFilter, 'limit'>,
): Promise<{ incidents: IncidentRow[]; next: IncidentFilter['before'] | null }> {
  const rows = await list(ctx.db, { ...filter, limit: PAGE + 1 });
  const incidents = rows.slice(0, PAGE);
  const last = incidents.at(-1);
  return { incidents, next: rows.length > PAGE && last ? { openedAt: last.openedAt, id: last.id } : null };
}
