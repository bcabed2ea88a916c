import { type AuditEntry, readAudit } from '@/server/store/audit';
import type { Context } from '@/server/store/context';
import { type IncidentRow, listTouchedOrders, readIncidentRow, type TouchedOrder } from '@/server/store/incident-reading';

const ORDERS_SHOWN = 50;
const ACTS_SHOWN = 50;

export interface IncidentPage {
  kind: 'found';
  incident: IncidentRow;
  /** What people did about it, newest first. */
  acts: Pick<AuditEntry, 'at' | 'action' | 'actorName'>[];
  orders: TouchedOrder[];
  hasMore: boolean;
}

/** One incident with what was done about it and a page of the orders it touched. */
export async function readIncidentPage(ctx: Context, input: { id: string; offset: number }): Promise<IncidentPage | { kind: 'missing' }> {
  const incident = await readIncidentRow(ctx.db, input.id);
  if (!incident) return { kind: 'missing' };
  const [acts, orders] = await Promise.all([
    readAudit(ctx.db, { subject: `incident:${input.id}`, limit: ACTS_SHOWN }),
    listTouchedOrders(ctx.db, input.id, input.offset, ORDERS_SHOWN + 1),
  ]);
  return {
    kind: 'found',
    incident,
    acts: acts.map(({ at, action, actorName }) => ({ at, action, actorName })),
    orders: orders.slice(0, ORDERS_SHOWN),
    hasMore: orders.length > ORDERS_SHOWN,
  };
}
