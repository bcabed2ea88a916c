import { type Incident, type IncidentOpening, incidentKey } from '@/server/domain/incident/incident';
import { causeOfOpening, newIncident } from '@/server/domain/incident/new-incident';
import { newId } from '@/server/platform/ids';
import { type Context, inTransaction } from '@/server/store/context';
import { insertIncident, lockOpenIncident, saveIncident } from '@/server/store/incident';

export type IncidentOpened = { kind: 'opened' | 'already_open'; incident: Incident };

/**
 * Opens an incident, or brings the evidence of the open one of the same scope up to date; a source that was back and went
 * silent again goes on as the same incident. Its orders are taken in by `workOnIncidents` within seconds. Safe to call
 * again and again, and from several processes at once.
 */
export async function openIncident(ctx: Context, opening: IncidentOpening): Promise<IncidentOpened> {
  return inTransaction(ctx, async (tx): Promise<IncidentOpened> => {
    const fresh = newIncident(newId(tx.now()), opening, tx.now());
    if (await insertIncident(tx.db, fresh)) {
      tx.log.warn({ incidentId: fresh.id, key: fresh.key, cause: fresh.cause }, 'an incident was opened');
      return { kind: 'opened', incident: fresh };
    }
    const open = await lockOpenIncident(tx.db, incidentKey(opening));
    // it closed between the two statements: the next call opens another
    if (!open) throw new Error(`incident ${fresh.key} closed while it was being opened`);
    const incident: Incident = { ...open, ...causeOfOpening(opening), backAt: null };
    await saveIncident(tx.db, incident.id, incident);
    return { kind: 'already_open', incident };
  });
}
