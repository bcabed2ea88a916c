import { beginLeaving } from '@/server/domain/incident/begin-leaving';
import { awaitedKinds } from '@/server/domain/incident/clock-pauses';
import type { Incident } from '@/server/domain/incident/incident';
import { NOT_BEGUN } from '@/server/domain/incident/new-incident';
import { findSource } from '@/server/sources/registry';
import type { Context } from '@/server/store/context';
import { countToReplay, type ReplayStretch, readSourceNames, readToReplay } from '@/server/store/replay';
import { readSources } from '@/server/store/source';
import { takeDelivery } from '../source/take-delivery';

const BATCH = 50;

/** Pushes of the incident's source since the trouble began; of every source that the step waits for when none is named. */
async function stretchOf(ctx: Context, incident: Incident): Promise<ReplayStretch> {
  const named = incident.source === null ? null : [incident.source];
  const sources = named ?? (incident.step ? await readSourceNames(ctx.db, awaitedKinds(incident.step)) : []);
  return { sources, from: incident.since, to: incident.progress.startedAt ?? ctx.now() };
}

/**
 * Reads the next kept pushes of an outage again, as they came: their signature is checked with the keys now in force, and
 * what they say is recorded; what was recorded before is a duplicate. Answers the incident as it stands then; after the
 * last one its orders are let go.
 */
export async function replayBatch(ctx: Context, incident: Incident): Promise<Incident> {
  if (incident.progress.isStopAsked) return { ...incident, phase: 'open', closedBy: null, progress: NOT_BEGUN };
  const stretch = await stretchOf(ctx, incident);
  const { progress, figures } = incident;
  const total = progress.total ?? (await countToReplay(ctx.db, stretch));
  const kept = await readToReplay(ctx.db, stretch, Number(progress.after ?? 0), BATCH);
  const rows = new Map((await readSources(ctx.db)).map((row) => [row.name, row]));
  for (const push of kept) {
    const row = rows.get(push.source);
    const source = row && findSource(row.adapter);
    if (!row?.enabled || !source) continue;
    const delivery = { body: push.body, headers: new Headers(push.headers), receivedAt: push.receivedAt };
    await takeDelivery(ctx, { source, row, delivery, rawId: push.id, isReplay: true });
  }
  const read: Incident = {
    ...incident,
    progress: { ...progress, total, done: progress.done + kept.length, after: String(kept.at(-1)?.id ?? progress.after ?? 0) },
    figures: { ...figures, replayed: figures.replayed + kept.length },
  };
  return kept.length < BATCH ? (beginLeaving(read, read.closedBy, ctx.now()) ?? read) : read;
}
