import type { TableFault } from '@/server/domain/exception/library-faults';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { insertVersion, readNewestVersion, readVersion, type VersionedKind } from '@/server/store/knowledge-version';
import { lockName } from '@/server/store/operation';

/** A table that is kept in versions: how it ships, and what may be wrong with one. */
export interface Table<T> {
  kind: Extract<VersionedKind, 'exception' | 'routing' | 'shift'>;
  shipped: readonly T[];
  faults(tx: Context, rows: readonly T[]): Promise<TableFault[]>;
}

/** `outdated`: somebody has saved another version since the one this was made from. */
export type TableSaved =
  | { kind: 'saved'; version: number }
  | { kind: 'unchanged'; version: number }
  | { kind: 'outdated'; version: number }
  | { kind: 'refused'; faults: TableFault[] }
  | { kind: 'missing' };

/** What is in force; version 0 is what the product ships with. */
export async function readTable<T>(ctx: Context, table: Table<T>): Promise<{ version: number; rows: T[] }> {
  const newest = await readNewestVersion<T[]>(ctx.db, table.kind);
  return newest ? { version: newest.version, rows: newest.body } : { version: 0, rows: [...table.shipped] };
}

/** Puts a table in force as a further version: new rows, or those of an earlier version (0 is what the product ships with). Audited. */
export async function putTable<T>(
  ctx: Context,
  table: Table<T>,
  input: { base: number; by: string; note: string } & ({ rows: readonly T[] } | { restores: number }),
): Promise<TableSaved> {
  return inTransaction(ctx, async (tx): Promise<TableSaved> => {
    await lockName(tx.db, `knowledge:${table.kind}`);
    const head = await readTable(tx, table);
    if (head.version !== input.base) return { kind: 'outdated', version: head.version };
    const restores = 'restores' in input ? input.restores : null;
    const rows = 'rows' in input ? input.rows : await rowsOf(tx, table, input.restores);
    if (!rows) return { kind: 'missing' };
    if (JSON.stringify(rows) === JSON.stringify(head.rows)) return { kind: 'unchanged', version: head.version };
    const faults = await table.faults(tx, rows);
    if (faults.length > 0) return { kind: 'refused', faults };
    const version = head.version + 1;
    const { by, note } = input;
    await insertVersion(tx.db, table.kind, { version, body: rows, note, restores, createdAt: tx.now(), createdBy: by });
    await writeAudit(tx.db, {
      actor: by,
      action: restores === null ? `${table.kind}.saved` : `${table.kind}.restored`,
      subject: `${table.kind}:${version}`,
      detail: { note, ...(restores === null ? {} : { restores }), before: head.rows, after: rows },
    });
    return { kind: 'saved', version };
  });
}

async function rowsOf<T>(tx: Context, table: Table<T>, version: number): Promise<readonly T[] | null> {
  return version === 0 ? table.shipped : ((await readVersion<T[]>(tx.db, table.kind, version))?.body ?? null);
}
