import type { Incident } from '@/server/domain/incident/incident';
import { settleReplay } from '@/server/domain/incident/settle-replay';
import { MINUTE } from '@/server/domain/shared/instant';
import { type Context, inTransaction } from '@/server/store/context';
import { type IncidentLease, lockLeasedIncident, releaseIncident, saveIncident } from '@/server/store/incident';
import { workFaultOf } from '../operation/work-fault-of';
import { replayBatch } from './replay-batch';

/** How long a replay stays with a process that says nothing; longer than a batch in which every call meets its time limit. */
export const REPLAY_LEASE_MS = 5 * MINUTE;

/**
 * Does the next batch of the replay of a leased incident, outside any transaction, and saves how far it came if the lease still
 * holds; what was stopped or closed meanwhile stays so. After `kill -9` another process does the batch again when the lease
 * ends: pushes are then told as duplicates, numbers that were asked about rest. Throws what stopped a batch, once the incident says it.
 */
export async function replayUnderLease(ctx: Context, incident: Incident, lease: string): Promise<void> {
  const held = { id: incident.id, lease };
  try {
    const replayed = incident.progress.isStopAsked ? incident : await replayBatch(ctx, incident);
    await inTransaction(ctx, async (tx) => {
      const now = await lockLeasedIncident(tx.db, held);
      if (now) await saveIncident(tx.db, now.id, settleReplay(now, replayed, tx.now()));
    });
  } catch (error) {
    await keepFault(ctx, held, error);
    throw error;
  } finally {
    await releaseIncident(ctx.db, held);
  }
}

/** Says in the incident why its replay does not get on. Where that cannot be written either, the log has both. */
async function keepFault(ctx: Context, held: IncidentLease, error: unknown): Promise<void> {
  const fault = workFaultOf(error);
  await inTransaction(ctx, async (tx) => {
    const now = await lockLeasedIncident(tx.db, held);
    if (now) await saveIncident(tx.db, now.id, { ...now, progress: { ...now.progress, fault } });
  }).catch((err) => ctx.log.error({ err, incidentId: held.id, fault }, 'why a replay does not get on could not be kept'));
}
