import type { Instant } from '@/server/domain/shared/instant';
import { isAlarmOver } from '@/server/domain/source/alarm';
import type { AlarmKind } from '@/server/domain/source/judge-traffic';
import { newId } from '@/server/platform/ids';
import type { Context } from '@/server/store/context';
import { type AlarmRow, saveAlarm, type WatchedSource } from '@/server/store/source-watch';
import { noteSourceBack } from '../incident/close-incident';
import { openIncident } from '../incident/open-incident';

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

/** Opens, keeps or ends one alarm of a source; `evidence` is null when nothing is found. */
export async function keepAlarm(
  ctx: Context,
  found: Found & { kind: Exclude<AlarmKind, 'silent'>; evidence: Evidence | null },
): Promise<void> {
  const { open, kind, evidence } = found;
  if (evidence) await saveAlarm(ctx.db, foundNow(ctx, found, evidence));
  else if (open && isAlarmOver(kind, open.seenAt, ctx.now())) await saveAlarm(ctx.db, { ...open, closedAt: ctx.now() });
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
