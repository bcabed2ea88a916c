import type { OrderDocument } from '@/server/domain/order/order-document';
import type { Fact } from '@/server/domain/tracking/fact';
import { loadCalendars } from '@/server/store/calendar';
import { loadCombinations } from '@/server/store/combination';
import { loadConflictsOff } from '@/server/store/conflict-switch';
import type { Context } from '@/server/store/context';
import { loadEtaModel } from '@/server/store/eta-model';
import type { OrderRow } from '@/server/store/order';
import { loadRules } from '@/server/store/rule';
import { loadTimeZones } from '@/server/store/shop';
import { foldDocument, type Knowledge } from '../tracking/fold-document';

/** Folds orders as they would stand now with other facts or other knowledge; nothing is written. */
export async function makeFolder(
  ctx: Context,
): Promise<(order: OrderRow, facts: readonly Fact[], other?: Partial<Knowledge>) => OrderDocument> {
  const [rules, model, zones] = [await loadRules(ctx.db), await loadEtaModel(ctx.db), await loadTimeZones(ctx.db)];
  const combinations = await loadCombinations(ctx.db);
  const conflictsOff = await loadConflictsOff(ctx.db);
  const calendars = await loadCalendars(ctx.db);
  const now = ctx.now();
  return (order, facts, other = {}) =>
    foldDocument(
      order,
      facts,
      () => false,
      { rules, combinations, conflictsOff, model, calendars, timeZone: zones.get(order.shop) ?? 'Asia/Shanghai', ...other },
      now,
    ).document;
}
