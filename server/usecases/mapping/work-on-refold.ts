import { briefOf, isSameBrief } from '@/server/domain/mapping/order-brief';
import { compileOverlay, type Overlay } from '@/server/domain/mapping/overlay';
import { LINK_LEFT_BEHIND, remapFacts } from '@/server/domain/mapping/remap-fact';
import type { StatusMapping } from '@/server/domain/mapping/status-mapping';
import { type Context, inTransaction } from '@/server/store/context';
import { insertFacts, readFactsForFold } from '@/server/store/fact';
import { readVersion } from '@/server/store/knowledge-version';
import { lockOrders, readDocuments } from '@/server/store/order';
import {
  collectLateRefoldWork,
  collectRefoldWork,
  lockRefold,
  moveRefold,
  type RefoldRun,
  saveRefold,
  saveRefoldDiffs,
  takeRefoldWork,
} from '@/server/store/refold-run';
import { lockShipments } from '@/server/store/shipment';
import { workFaultOf } from '../operation/work-fault-of';
import { registeredSources } from '../source/registered-sources';
import { refoldInTransaction } from '../tracking/refold-orders';
import { revisionOf } from '../tracking/revision-of';
import { adapterOf } from './accounts';

const BATCH = 100;

/**
 * Goes one batch on with the orders that a new version of the shop's knowledge concerns: their facts get the revisions
 * that the status map in force asks for, the orders are folded anew, and what changed is kept. Nobody is told: nothing
 * new has happened. A batch is a transaction, so that a killed process loses none; answers whether there is more to do.
 */
export async function workOnRefold(ctx: Context): Promise<{ isMore: boolean }> {
  const taken: { run?: RefoldRun } = {};
  try {
    return await inTransaction(ctx, async (tx) => {
      const run = await lockRefold(tx.db, tx.now());
      if (!run) return { isMore: false };
      taken.run = run;
      await saveRefold(tx.db, run.total === null ? await begin(tx, run) : await goOn(tx, run));
      return { isMore: true };
    });
  } catch (error) {
    if (!taken.run) throw error;
    const { kind, version } = taken.run;
    ctx.log.error({ err: error, kind, version }, 'a refold stopped');
    await moveRefold(ctx.db, { kind, version }, ['queued', 'running'], 'failed', workFaultOf(error));
    return { isMore: false };
  }
}

async function begin(tx: Context, run: RefoldRun): Promise<RefoldRun> {
  return { ...run, total: await collectRefoldWork(tx.db, run), status: 'running' };
}

async function goOn(tx: Context, run: RefoldRun): Promise<RefoldRun> {
  const subjects = await takeRefoldWork(tx.db, run, BATCH);
  if (subjects.length === 0) return end(tx, run);
  const shipmentKeys = subjects.filter((s) => s.startsWith('t:')).map((s) => s.slice(2));
  await lockShipments(tx.db, shipmentKeys);
  const ids = subjects.filter((s) => s.startsWith('o:')).map((s) => s.slice(2));
  const orders = (await lockOrders(tx.db, { names: [], ids, shipmentKeys })).map((row) => row.id);
  const before = await readDocuments(tx.db, orders);
  const facts = run.kind === 'status_map' ? await remapSubjects(tx, run, subjects) : 0;
  if (orders.length > 0) await refoldInTransaction(tx, orders);
  const after = await readDocuments(tx.db, orders);
  const diffs = [...after].flatMap(([orderId, document]) => {
    const was = before.get(orderId);
    const [old, now] = [was && briefOf(was), briefOf(document)];
    return old && !isSameBrief(old, now) ? [{ orderId, before: old, after: now }] : [];
  });
  const changed = await saveRefoldDiffs(tx.db, run, diffs);
  return {
    ...run,
    status: 'running',
    done: run.done + subjects.length,
    facts: run.facts + facts,
    changed: run.changed + changed,
  };
}

/** Nothing is left: looks once for what was on its way when the run began, and is done when there is none. */
async function end(tx: Context, run: RefoldRun): Promise<RefoldRun> {
  const late = run.isSwept ? 0 : await collectLateRefoldWork(tx.db, run);
  if (late > 0) return { ...run, status: 'running', isSwept: true, total: (run.total ?? 0) + late };
  return { ...run, status: 'done', isSwept: true, finishedAt: tx.now() };
}

/** Appends what the map asks for; answers how many facts got another meaning. */
async function remapSubjects(tx: Context, run: RefoldRun, subjects: readonly string[]): Promise<number> {
  const overlay = await overlayOf(tx, run);
  const registered = await registeredSources(tx);
  const told = (await readFactsForFold(tx.db, subjects, [])).map((row) => row.fact);
  const speakerOf = (source: string) => ({ source, adapter: adapterOf(registered, source) });
  const revised = remapFacts(told, speakerOf, overlay, tx.now());
  const moved = revised.filter((f) => f.subject.startsWith('t:') && !subjects.includes(f.subject)).map((f) => f.subject.slice(2));
  await lockShipments(tx.db, moved);
  await insertFacts(
    tx.db,
    revised.map((fact) => ({ fact, revision: revisionOf(fact) })),
  );
  return revised.filter((fact) => fact.code !== LINK_LEFT_BEHIND).length;
}

async function overlayOf(tx: Context, run: RefoldRun): Promise<Overlay> {
  const version = await readVersion<StatusMapping[]>(tx.db, 'status_map', run.version);
  return compileOverlay(run.version, version!.body);
}
