import type { Context } from '@/server/store/context';
import { readSources, type SourceRow } from '@/server/store/source';

export type SourceHealth = Pick<SourceRow, 'name' | 'adapter' | 'kind' | 'shop' | 'timeZone' | 'enabled' | 'lastOkAt' | 'rejected'>;

/** Every source account with the moment of its last good push and how many were refused, by name. No secrets, no addresses. */
export async function readSourceHealth(ctx: Context): Promise<SourceHealth[]> {
  const rows = await readSources(ctx.db);
  return rows.map(({ name, adapter, kind, shop, timeZone, enabled, lastOkAt, rejected }) => ({
    name,
    adapter,
    kind,
    shop,
    timeZone,
    enabled,
    lastOkAt,
    rejected,
  }));
}
