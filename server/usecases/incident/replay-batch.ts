import { beginLeaving } from '@/server/domain/incident/begin-leaving';
import { awaitedKinds } from '@/server/domain/incident/clock-pauses';
import type { Incident } from '@/server/domain/incident/incident';
import { isToldOnce } from '@/server/domain/incident/incident-pause';
import { NOT_BEGUN } from '@/server/domain/incident/new-incident';
import type { SourceKind } from '@/server/domain/tracking/fact';
import { findSource } from '@/server/sources/registry';
import type { Context } from '@/server/store/context';
import { readOrdersToLeave } from '@/server/store/incident-order';
import { readDocuments } from '@/server/store/order';
import { PULLED } from '@/server/store/raw-payload';
import { countToReplay, type ReplayStretch, readSourceNames, readToReplay } from '@/server/store/replay';
import { readSources } from '@/server/store/source';
import { groupByAccount } from '../pull/group-by-account';
import { pullShipments } from '../pull/pull-shipments';
import { pullingAccounts } from '../pull/pulling-accounts';
import { takeDelivery } from '../source/take-delivery';

const BATCH = 50;
/** Few, for a vendor may take two minutes to answer about each; whoever pressed stop sees it stopped after that. */
const ASKED_AT_ONCE = 2;

/** Pushes of the incident's source since the trouble began; of every source that the step waits for when none is named. */
async function stretchOf(ctx: Context, incident: Incident): Promise<ReplayStretch> {
  const named = incident.source === null ? null : [incident.source];
  const sources = named ?? (incident.step ? await readSourceNames(ctx.db, awaitedKinds(incident.step)) : []);
  return { sources, from: incident.since, to: incident.progress.startedAt ?? ctx.now() };
}

const CARRYING: ReadonlySet<SourceKind> = new Set(['carrier', 'aggregator', 'tms']);

function letGo(ctx: Context, incident: Incident): Incident {
  return beginLeaving(incident, incident.closedBy, ctx.now()) ?? incident;
}

/** Vendors can be asked about shipments; what the shop's own systems did not push nobody can ask for here. */
async function beginAsking(ctx: Context, incident: Incident): Promise<Incident> {
  const isOnRoad = incident.sourceKind ? CARRYING.has(incident.sourceKind) : isToldOnce(incident);
  if (!isOnRoad || (await pullingAccounts(ctx)).length === 0) return letGo(ctx, incident);
  const { startedAt } = incident.progress;
  return { ...incident, progress: { ...NOT_BEGUN, startedAt, isAsking: true, total: incident.figures.orders } };
}

/** Asks the vendors about the shipments of the next orders, at the vendors' pace. */
async function askBatch(ctx: Context, incident: Incident): Promise<Incident> {
  const { progress, figures } = incident;
  const orders = await readOrdersToLeave(ctx.db, incident.id, progress.after, ASKED_AT_ONCE);
  const documents = await readDocuments(
    ctx.db,
    orders.map((o) => o.id),
  );
  const wishes = orders.flatMap(({ id, shop }) =>
    (documents.get(id)?.state.shipments ?? []).map((s) => ({ orderId: id, shop, shipmentKey: s.key, carrier: s.carrier })),
  );
  const groups = await groupByAccount(ctx, await pullingAccounts(ctx), wishes);
  for (const [own, group] of groups) await pullShipments(ctx, own, group);
  const asked: Incident = {
    ...incident,
    progress: { ...progress, done: progress.done + orders.length, after: orders.at(-1)?.id ?? progress.after },
    figures: { ...figures, asked: figures.asked + [...groups.values()].flat().length },
  };
  return orders.length < ASKED_AT_ONCE ? letGo(ctx, asked) : asked;
}

/**
 * Reads the next kept pushes of an outage again, as they came: their signature is checked with the keys now in force, and
 * what they say is recorded; what was recorded before is a duplicate. Those kept without their end are counted and passed over. Then vendors that can be asked are asked about the
 * shipments. Answers the incident as it stands then, unsaved; after the last batch its orders are let go. Belongs outside any
 * transaction, for vendors take their time.
 */
export async function replayBatch(ctx: Context, incident: Incident): Promise<Incident> {
  if (incident.progress.isAsking) return askBatch(ctx, incident);
  const stretch = await stretchOf(ctx, incident);
  const { progress, figures } = incident;
  const { whole: total, cut } =
    progress.total === null ? await countToReplay(ctx.db, stretch) : { whole: progress.total, cut: figures.cut };
  const kept = await readToReplay(ctx.db, stretch, Number(progress.after ?? 0), BATCH);
  const rows = new Map((await readSources(ctx.db)).map((row) => [row.name, row]));
  for (const push of kept) {
    const row = rows.get(push.source);
    const source = row && findSource(row.adapter);
    if (!row?.enabled || !source) continue;
    const delivery = { body: push.body, headers: new Headers(push.headers), receivedAt: push.receivedAt };
    await takeDelivery(ctx, {
      source,
      row,
      delivery,
      raw: push.id,
      remote: push.remote,
      isReplay: true,
      isPulled: push.remote === PULLED,
    });
  }
  const read: Incident = {
    ...incident,
    progress: { ...progress, total, done: progress.done + kept.length, after: String(kept.at(-1)?.id ?? progress.after ?? 0) },
    figures: { ...figures, replayed: figures.replayed + kept.length, cut },
  };
  return kept.length < BATCH ? beginAsking(ctx, read) : read;
}
