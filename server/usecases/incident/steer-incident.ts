import type { Incident } from '@/server/domain/incident/incident';
import { NOT_BEGUN } from '@/server/domain/incident/new-incident';
import { incidentBegan } from '@/server/domain/notice/staff-alert';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { lockIncident, saveIncident } from '@/server/store/incident';
import { takeAlert } from '@/server/store/raised-alert';

export type Steered = { kind: 'done'; incident: Incident } | { kind: 'not_now'; phase: Incident['phase'] } | { kind: 'missing' };

export interface Steering {
  id: string;
  /** `staff:<id>` or `key:<id>`. */
  by: string;
}

/** Changes an incident as a person asks for it, audited; `change` answers null when it cannot be done as the incident stands. */
export async function steer(
  ctx: Context,
  { id, by }: Steering,
  action: string,
  change: (held: Incident, now: number) => Incident | null,
  more: { detail?: Record<string, unknown>; also?: (tx: Context) => Promise<void> } = {},
): Promise<Steered> {
  return inTransaction(ctx, async (tx): Promise<Steered> => {
    const held = await lockIncident(tx.db, id);
    if (!held) return { kind: 'missing' };
    const incident = change(held, tx.now());
    if (!incident) return { kind: 'not_now', phase: held.phase };
    await saveIncident(tx.db, id, incident);
    await writeAudit(tx.db, { actor: by, action: `incident.${action}`, subject: `incident:${id}`, detail: more.detail ?? {} });
    await more.also?.(tx);
    return { kind: 'done', incident };
  });
}

/** Says that somebody has seen the incident and looks after it; its alert need not be shown to others any more. */
export function acknowledgeIncident(ctx: Context, input: Steering): Promise<Steered> {
  return steer(
    ctx,
    input,
    'acknowledged',
    (held, now) => (held.acknowledgedAt === null ? { ...held, acknowledgedAt: now, acknowledgedBy: input.by } : null),
    {
      also: async (tx) => {
        await takeAlert(tx.db, incidentBegan(input.id), input.by, tx.now());
      },
    },
  );
}

/** Reads the kept pushes of the outage again, with progress; when it is through the incident closes with its figures. */
export function startReplay(ctx: Context, input: Steering): Promise<Steered> {
  return steer(ctx, input, 'replayed', (held, now) =>
    held.phase === 'open' || held.phase === 'joining'
      ? { ...held, phase: 'replaying', closedBy: input.by, progress: { ...NOT_BEGUN, startedAt: now } }
      : null,
  );
}

/** Stops a replay under way after its present batch; what was read stays, the incident stays open. */
export function stopReplay(ctx: Context, input: Steering): Promise<Steered> {
  return steer(ctx, input, 'replay_stopped', (held) =>
    held.phase === 'replaying' ? { ...held, progress: { ...held.progress, isStopAsked: true } } : null,
  );
}
