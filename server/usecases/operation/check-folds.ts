import { EMPTY_ETA_MODEL } from '@/server/domain/eta/eta-model';
import { compareDocuments, type DocumentDifference } from '@/server/domain/order/compare-documents';
import { type Instant, SECOND } from '@/server/domain/shared/instant';
import { releaseId } from '@/server/platform/release';
import { readCalendarsAt } from '@/server/store/calendar';
import { readCombinationsAt } from '@/server/store/combination';
import { readConflictsOffAt } from '@/server/store/conflict-switch';
import { atOneMoment, type Context, inTransaction } from '@/server/store/context';
import { readFactsOfOrder } from '@/server/store/fact';
import { insertFoldDifference, readFoldCheckProgress, sampleOrders, saveFoldCheckProgress } from '@/server/store/fold-check';
import { lockIncident, saveIncident } from '@/server/store/incident';
import { countIncidentOrders, insertIncidentOrders, markOrdersLeft } from '@/server/store/incident-order';
import type { OrderRow } from '@/server/store/order';
import { readRulesAt } from '@/server/store/rule';
import { loadTimeZones } from '@/server/store/shop';
import { openIncident } from '../incident/open-incident';
import { foldDocument } from '../tracking/fold-document';
import { refoldOrders } from '../tracking/refold-orders';

const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const SAMPLE = { walked: 100, newest: 100 };
/** A process may use rules that were replaced less than this long ago. */
const KNOWLEDGE_LAG_MS = 3 * SECOND;

export interface CheckedFolds {
  sampled: number;
  differing: number;
}

interface Found {
  row: OrderRow;
  differences: DocumentDifference[];
}

/**
 * Folds a sample of orders anew from the log and compares each byte for byte with its stored read model (DOMAIN 5.4): the
 * ones of which something was said last, and the next ones of a walk that comes round to all. What was written by another
 * release is left alone, as its fold may have been another. A difference is kept with both values, reported as an incident and in the log,
 * and the read model is written anew from the facts.
 */
export async function checkFolds(ctx: Context, sample = SAMPLE): Promise<CheckedFolds> {
  const now = ctx.now();
  const held = await readFoldCheckProgress(ctx.db);
  const release = releaseId();
  const progress = held?.release === release ? held : { afterId: held?.afterId ?? FIRST_ID, release, since: now };
  const { sampled, found, walkedTo } = await atOneMoment(ctx, async (tx) => {
    const { rows, walkedTo } = await sampleOrders(tx.db, { ...progress, ...sample });
    const found: Found[] = [];
    for (const row of rows) {
      const differences = await differencesOf(tx, row).catch((err: unknown) => {
        ctx.log.error({ err, orderId: row.id }, 'the facts of an order cannot be compared with its read model');
        return [INCOMPARABLE];
      });
      if (differences.length > 0) found.push({ row, differences });
    }
    return { sampled: rows.length, found, walkedTo };
  });
  await saveFoldCheckProgress(ctx.db, { ...progress, afterId: walkedTo ?? FIRST_ID });
  if (found.length > 0) await report(ctx, sampled, found);
  return { sampled, differing: found.length };
}

async function differencesOf(ctx: Context, row: OrderRow): Promise<DocumentDifference[]> {
  const stored = row.doc!;
  const facts = await readFactsOfOrder(ctx.db, row.id);
  const fold = async (at: Instant) => {
    const zones = await loadTimeZones(ctx.db);
    const knowledge = {
      rules: await readRulesAt(ctx.db, at),
      combinations: await readCombinationsAt(ctx.db, at),
      conflictsOff: await readConflictsOffAt(ctx.db, at),
      model: EMPTY_ETA_MODEL,
      calendars: await readCalendarsAt(ctx.db, at),
      timeZone: zones.get(row.shop) ?? 'Asia/Shanghai',
    };
    return foldDocument(row, facts, () => false, knowledge, stored.updatedAt).document;
  };
  const differences = compareDocuments(stored, await fold(stored.updatedAt));
  if (differences.length === 0) return [];
  return compareDocuments(stored, await fold(stored.updatedAt - KNOWLEDGE_LAG_MS)).length === 0 ? [] : differences;
}

/** A document that cannot be compared differs in whole; why stands in the log, as the text of an error may hold what a source said. */
const INCOMPARABLE: DocumentDifference = { path: '', stored: 'cannot be compared', folded: 'cannot be folded' };

/** Evidence first, then the incident, then the repair, so that none of them is lost when the next one fails. */
async function report(ctx: Context, sampled: number, found: readonly Found[]): Promise<void> {
  const now = ctx.now();
  for (const { row, differences } of found) {
    await insertFoldDifference(ctx.db, { orderId: row.id, foundAt: now, version: row.version, differences });
    ctx.log.error({ orderId: row.id, version: row.version, differences }, 'a read model differs from its facts; it is written anew');
  }
  const orderIds = found.map(({ row }) => row.id);
  const since = Math.min(...found.map(({ row }) => row.doc!.updatedAt));
  const { incident } = await openIncident(ctx, {
    kind: 'fold_difference',
    since,
    params: { sampled, differing: found.length },
    orderIds,
  });
  await nameOrders(ctx, incident.id, orderIds);
  for (const id of orderIds) {
    // one that cannot be folded must not keep the others from being mended
    await refoldOrders(ctx, [id]).catch((error: Error) => ctx.log.error({ err: error, orderId: id }, 'an order could not be folded anew'));
  }
}

/** The incident names its orders; none of their clocks stood still, so they have left it at once. */
async function nameOrders(ctx: Context, incidentId: string, orderIds: readonly string[]): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const now = tx.now();
    const incident = await lockIncident(tx.db, incidentId);
    if (!incident) return;
    await insertIncidentOrders(
      tx.db,
      incident,
      orderIds.map((orderId) => ({ orderId, tellAt: null, held: null })),
      now,
    );
    await markOrdersLeft(tx.db, incidentId, orderIds, now);
    const figures = { ...incident.figures, ...(await countIncidentOrders(tx.db, incidentId, now)) };
    await saveIncident(tx.db, incidentId, { ...incident, figures });
  });
}
