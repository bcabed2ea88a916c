import { DEFAULT_ROUTING, type RoutingRule } from '@/server/domain/duty/routing';
import { routingFaults } from '@/server/domain/exception/library-faults';
import type { Context } from '@/server/store/context';
import { readDuty } from '@/server/store/duty';
import { readExceptions } from '@/server/store/exception-library';
import { listVersions } from '@/server/store/knowledge-version';
import { putTable, readTable, type Table, type TableSaved } from './put-table';

const VERSIONS = 20;

const ROUTING: Table<RoutingRule> = {
  kind: 'routing',
  shipped: DEFAULT_ROUTING,
  faults: async (tx, rows) => {
    const [types, people] = [await readExceptions(tx.db), await readDuty(tx.db, tx.now())];
    return routingFaults(rows, { types: new Set(types.map((t) => t.code)), people: new Set(people.map((p) => p.id)) });
  },
};

/** The routing table in force with its earlier versions. */
export async function readRoutingTable(ctx: Context) {
  const [table, versions] = await Promise.all([readTable(ctx, ROUTING), listVersions<RoutingRule[]>(ctx.db, 'routing', VERSIONS)]);
  return { ...table, versions: versions.map(({ body: _, ...version }) => version) };
}

/** Puts another routing table in force; tickets that have an owner keep them. Audited. */
export function saveRouting(
  ctx: Context,
  input: { base: number; by: string; note: string } & ({ rows: readonly RoutingRule[] } | { restores: number }),
): Promise<TableSaved> {
  return putTable(ctx, ROUTING, input);
}
