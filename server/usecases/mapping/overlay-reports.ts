import { overlayReport } from '@/server/domain/mapping/remap-fact';
import type { Context } from '@/server/store/context';
import { loadStatusMap } from '@/server/store/status-map';
import { registeredSources } from '../source/registered-sources';
import type { NewFact } from '../tracking/record-batch';
import { adapterOf } from './accounts';

/** Reports as the shop's own status map reads them: where it says nothing, the source's built-in map stands. */
export async function overlayReports(ctx: Context, facts: NewFact[]): Promise<NewFact[]> {
  const overlay = await loadStatusMap(ctx.db);
  if (overlay.byCode.size === 0) return facts;
  const registered = await registeredSources(ctx);
  return facts.map((fact) => {
    const { source } = fact.reporter;
    return overlayReport(fact, { source, adapter: adapterOf(registered, source) }, overlay);
  });
}
