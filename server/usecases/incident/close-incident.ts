import { beginLeaving } from '@/server/domain/incident/begin-leaving';
import type { Incident } from '@/server/domain/incident/incident';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { lockIncident, lockOpenIncident, saveIncident } from '@/server/store/incident';

export type IncidentClosing = { kind: 'closing'; incident: Incident } | { kind: 'already_closed' } | { kind: 'missing' };

/**
 * Ends an incident: its orders are let go batch by batch (`workOnIncidents`), their clocks run on with the pause taken
 * out, and then it is closed with its figures. `by` is `staff:<id>` or `system`; what a person does is audited.
 */
export async function closeIncident(ctx: Context, input: { id: string; by: string }): Promise<IncidentClosing> {
  return inTransaction(ctx, async (tx): Promise<IncidentClosing> => {
    const held = await lockIncident(tx.db, input.id);
    if (!held) return { kind: 'missing' };
    const incident = beginLeaving(held, input.by, tx.now());
    if (!incident) return { kind: 'already_closed' };
    await saveIncident(tx.db, input.id, incident);
    if (input.by !== 'system')
      await writeAudit(tx.db, { actor: input.by, action: 'incident.closed', subject: `incident:${input.id}`, detail: {} });
    return { kind: 'closing', incident };
  });
}

/**
 * Notes that a silent source was heard again at `at`. Its incident stays open for the replay; untouched, it closes by
 * itself a quarter of an hour later. Answers whether an incident of that source was open.
 */
export async function noteSourceBack(ctx: Context, input: { source: string }): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    const open = await lockOpenIncident(tx.db, `source_silent|${input.source}`);
    if (!open) return false;
    if (open.backAt === null) await saveIncident(tx.db, open.id, { ...open, backAt: tx.now() });
    return true;
  });
}
