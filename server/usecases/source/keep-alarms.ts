import { alarmOver, alarmRaised } from '@/server/domain/notice/staff-alert';
import type { Instant } from '@/server/domain/shared/instant';
import { isAlarmOver } from '@/server/domain/source/alarm';
import type { AlarmKind } from '@/server/domain/source/judge-traffic';
import { newId } from '@/server/platform/ids';
import { type Context, inTransaction } from '@/server/store/context';
import { loadOpenIncidents } from '@/server/store/incident';
import { type AlarmRow, saveAlarm, type WatchedSource } from '@/server/store/source-watch';
import { wasAlerted } from '@/server/store/staff-alert';
import { noteSourceBack } from '../incident/close-incident';
import { openIncident } from '../incident/open-incident';
import { alertStaff } from '../notice/alert-staff';

export type Evidence = Record<string, number | string>;

interface Found {
  source: WatchedSource;
  kind: AlarmKind;
  open: AlarmRow | undefined;
  since: Instant;
}

/** The alarm as it stands when it is found to be so now: a new one, or the open one with new evidence. */
function foundNow(ctx: Context, { source, kind, open, since }: Found, evidence: Evidence): AlarmRow {
  const now = ctx.now();
  if (open) return { ...open, seenAt: now, evidence };
  ctx.log.warn({ source: source.name, alarm: kind, ...evidence }, 'a source crossed a threshold');
  return { id: newId(now), sourceId: source.id, kind, since, openedAt: now, seenAt: now, closedAt: null, evidence, incidentId: null };
}

/**
 * Opens, keeps or ends one alarm of a source, and alerts staff as it begins and ends; of a source that an incident tells of
 * they were told. `evidence` is null when nothing is found.
 */
export async function keepAlarm(
  ctx: Context,
  found: Found & { kind: Exclude<AlarmKind, 'silent'>; evidence: Evidence | null },
): Promise<void> {
  const { source, open, kind, evidence } = found;
  if (!evidence && !(open && isAlarmOver(kind, open.seenAt, ctx.now()))) return;
  await inTransaction(ctx, async (tx) => {
    const row = evidence ? foundNow(tx, found, evidence) : { ...open!, closedAt: tx.now() };
    await saveAlarm(tx.db, row);
    if (evidence && !open && !(await hasIncident(tx, source))) await alertStaff(tx, alarmRaised(source, row));
    if (row.closedAt !== null && (await wasAlerted(tx.db, alarmRaised(source, row).cause)))
      await alertStaff(tx, alarmOver(source, row, tx.now()));
  });
}

/** Whether an incident has told staff of this source already. */
async function hasIncident(tx: Context, source: WatchedSource): Promise<boolean> {
  return (await loadOpenIncidents(tx.db)).some((incident) => incident.kind === 'source_silent' && incident.source === source.name);
}

/**
 * Opens, keeps or ends the alarm of a silent source and tells its incident: the evidence each time, and that the source
 * is back when the silence is over.
 */
export async function keepSilence(
  ctx: Context,
  found: {
    source: WatchedSource;
    alarm: AlarmRow | undefined;
    /** Null when it is not silent now. */
    silence: { lastOkAt: Instant; evidence: Evidence } | null;
    isOver: boolean;
  },
): Promise<void> {
  const { source, alarm, silence, isOver } = found;
  if (silence) {
    const { lastOkAt, evidence } = silence;
    const row = foundNow(ctx, { source, kind: 'silent', open: alarm, since: lastOkAt }, evidence);
    const { incident } = await openIncident(ctx, {
      kind: 'source_silent',
      silence: { source: source.name, sourceKind: source.kind, shop: source.shop, silentSince: lastOkAt, lastGoodAt: lastOkAt, evidence },
    });
    await saveAlarm(ctx.db, { ...row, incidentId: incident.id });
  } else if (alarm && isOver) {
    await noteSourceBack(ctx, { source: source.name });
    await saveAlarm(ctx.db, { ...alarm, closedAt: ctx.now() });
  }
}
