import { loadCalendars } from '@/server/store/calendar';
import { loadCombinations } from '@/server/store/combination';
import { loadConflictsOff } from '@/server/store/conflict-switch';
import type { Context } from '@/server/store/context';
import { loadEtaModel } from '@/server/store/eta-model';
import { loadRules } from '@/server/store/rule';
import { loadTimeZones } from '@/server/store/shop';
import type { Knowledge } from './fold-document';

/** The versions in force, by the shop of an order. */
export async function loadKnowledge(ctx: Context): Promise<(shop: string) => Knowledge> {
  const rules = await loadRules(ctx.db);
  const combinations = await loadCombinations(ctx.db);
  const conflictsOff = await loadConflictsOff(ctx.db);
  const model = await loadEtaModel(ctx.db);
  const calendars = await loadCalendars(ctx.db);
  const zones = await loadTimeZones(ctx.db);
  return (shop) => ({ rules, combinations, conflictsOff, model, calendars, timeZone: zones.get(shop) ?? 'Asia/Shanghai' });
}
