import { pool } from '@/server/platform/database';
import type { Table } from './read-schema';

const COLUMNS = `
  select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable, a.atthasdef as "hasDefault"
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> '_prisma_migrations'
  order by c.relname, a.attnum`;

/** Without partial indexes and those on expressions: prisma/schema has no words for them. */
const INDEXES = `
  select c.relname as table,
    case when x.indisprimary then 'primary' when x.indisunique then 'unique' else m.amname end || ' (' ||
    (select string_agg(a.attname || case when x.indoption[k.i - 1] & 1 = 1 then ' desc' else '' end, ', ' order by k.i)
     from unnest(x.indkey::int2[]) with ordinality as k(attnum, i) join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
     where k.i <= x.indnkeyatts) || ')' as index
  from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid join pg_am m on m.oid = i.relam
  where c.relnamespace = 'public'::regnamespace and not c.relispartition and c.relname <> '_prisma_migrations'
    and x.indpred is null and x.indexprs is null`;

/** The tables that the migrated database really has. */
export async function readCatalogue(): Promise<Map<string, Table>> {
  const tables = new Map<string, Table>();
  for (const { table, ...column } of (await pool().query(COLUMNS)).rows) {
    if (!tables.has(table)) tables.set(table, { columns: [], indexes: [] });
    tables.get(table)!.columns.push(column);
  }
  for (const { table, index } of (await pool().query(INDEXES)).rows) tables.get(table)!.indexes.push(index);
  for (const table of tables.values()) table.indexes.sort();
  return tables;
}
