import { explains } from '@/server/domain/incident/common-cause';
import { type Incident, type IncidentOpening, incidentKey } from '@/server/domain/incident/incident';
import { causeOfOpening, newIncident } from '@/server/domain/incident/new-incident';
import { incidentOpened } from '@/server/domain/notice/staff-alert';
import { newId } from '@/server/platform/ids';
import { type Context, inTransaction } from '@/server/store/context';
import { insertIncident, lockOpenIncident, saveIncident } from '@/server/store/incident';
import { insertIncidentOrders } from '@/server/store/incident-order';
import { readStandingStalls, takeStandingStalls } from '@/server/store/stall-tally';
import { alertStaff } from '../notice/alert-staff';

export type IncidentOpened = { kind: 'opened' | 'already_open'; incident: Incident };

/**
 * Opens an incident and alerts staff of it, or brings the evidence of the open one of the same scope up to date; a source that was back and went
 * silent again goes on as the same incident. Its orders are taken in by `workOnIncidents` within seconds. Safe to call
 * again and again, and from several processes at once.
 */
export async function openIncident(ctx: Context, opening: IncidentOpening): Promise<IncidentOpened> {
  return inTransaction(ctx, async (tx): Promise<IncidentOpened> => {
    const fresh = newIncident(newId(tx.now()), opening, tx.now());
    const orders = opening.kind === 'fold_difference' ? opening.orderIds.map((orderId) => ({ orderId, tellAt: null, held: null })) : [];
    if (await insertIncident(tx.db, fresh)) {
      await insertIncidentOrders(tx.db, fresh, orders, tx.now());
      await takeStandingStalls(
        tx.db,
        (await readStandingStalls(tx.db, tx.now())).filter((stalls) => explains(fresh, stalls)),
      );
      await alertStaff(tx, incidentOpened(fresh));
      tx.log.warn({ incidentId: fresh.id, key: fresh.key, cause: fresh.cause }, 'an incident was opened');
      return { kind: 'opened', incident: fresh };
    }
    const open = await lockOpenIncident(tx.db, incidentKey(opening));
    // it closed between the two statements: the next call opens another
    if (!open) throw new Error(`incident ${fresh.key} closed while it was being opened`);
    const incident: Incident = { ...open, ...causeOfOpening(opening), backAt: null };
    await insertIncidentOrders(tx.db, open, orders, tx.now());
    await saveIncident(tx.db, incident.id, incident);
    return { kind: 'already_open', incident };
  });
}
