import type { OrderDocument } from '@/server/domain/order/order-document';
import type { Instant } from '@/server/domain/shared/instant';
import { orderSubject } from '@/server/domain/tracking/fact';
import { readCalendarsAt } from '@/server/store/calendar';
import { readCombinationsAt } from '@/server/store/combination';
import { readConflictsOffAt } from '@/server/store/conflict-switch';
import type { Context } from '@/server/store/context';
import { readEtaModelAt } from '@/server/store/eta-model';
import { readFactsOfOrder } from '@/server/store/fact';
import type { OrderRow } from '@/server/store/order';
import { readRulesAt } from '@/server/store/rule';
import { loadTimeZones } from '@/server/store/shop';
import { type FoldedDocument, foldDocument } from '../tracking/fold-document';

/** The number of a version nobody kept: what was shown before the present one is folded anew, not stored. */
const NO_VERSION = -1;

/**
 * The order as it was known at a past moment: what had been received by then, folded with the rules, the combinations and
 * the arrival model in force then, its clocks and the arrival window as of that moment. A moment ahead of now is now. Null
 * when nothing had been heard of it. Its version is 0 where it is not the present one.
 */
export async function orderAsOf(ctx: Context, row: OrderRow, moment: Instant): Promise<FoldedDocument | null> {
  const asOf = Math.min(moment, ctx.now());
  const all = await readFactsOfOrder(ctx.db, row.id);
  const facts = all.filter((f) => f.receivedAt <= asOf);
  // scans of its parcel may have come before anybody named the order
  if (!facts.some((f) => f.subject === orderSubject(row.id))) return null;
  const zones = await loadTimeZones(ctx.db);
  const [rules, combinations, conflictsOff, model, calendars] = await Promise.all([
    readRulesAt(ctx.db, asOf),
    readCombinationsAt(ctx.db, asOf),
    readConflictsOffAt(ctx.db, asOf),
    readEtaModelAt(ctx.db, asOf),
    readCalendarsAt(ctx.db, asOf),
  ]);
  const knowledge = { rules, combinations, conflictsOff, model, calendars, timeZone: zones.get(row.shop) ?? 'Asia/Shanghai' };
  const folded = foldDocument({ ...row, version: NO_VERSION }, facts, () => false, knowledge, asOf);
  const document: OrderDocument = isPresent(row, asOf) ? { ...folded.document, version: row.version } : folded.document;
  return { ...folded, document };
}

function isPresent(row: OrderRow, asOf: Instant): boolean {
  return row.doc !== null && row.doc.updatedAt <= asOf;
}
