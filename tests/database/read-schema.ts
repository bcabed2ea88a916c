import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Column {
  name: string;
  /** As Postgres's format_type says it. */
  type: string;
  nullable: boolean;
  hasDefault: boolean;
}

export interface Table {
  columns: Column[];
  /** `unique (a, b desc)`, `gin (c)`, `primary (d)`: comparable with what the catalogue says. */
  indexes: string[];
}

const SCALARS: Record<string, string> = {
  String: 'text',
  Boolean: 'boolean',
  Int: 'integer',
  BigInt: 'bigint',
  Float: 'double precision',
  Bytes: 'bytea',
  DateTime: 'timestamp(3) without time zone',
  Json: 'jsonb',
};
const NATIVE: Record<string, string> = {
  Uuid: 'uuid',
  Json: 'json',
  SmallInt: 'smallint',
  'Timestamptz(3)': 'timestamp(3) with time zone',
  Date: 'date',
  Real: 'real',
  'Decimal(5, 2)': 'numeric(5,2)',
};

/** The tables that prisma/schema declares; a construct that it does not know is an error, never a column less. */
export function readSchema(folder: string): Map<string, Table> {
  const text = readdirSync(folder)
    .filter((name) => name.endsWith('.prisma'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
  const models = [...text.matchAll(/^model (\w+) \{\n(.*?)^\}/gms)];
  return new Map(models.map(([, name, body]) => readModel(name!, body!)));
}

function readModel(name: string, body: string): [string, Table] {
  const lines = body
    .split('\n')
    .map((line) => line.replace(/\/\/.*$/, '').trim())
    .filter(Boolean);
  const fields = lines.filter((line) => !line.startsWith('@@'));
  const columnOf = new Map(fields.map((line) => [line.split(/\s+/)[0]!, columnName(line)]));
  const columns = fields.map(readColumn);
  const indexes = [...fields.flatMap(indexOfField), ...lines.flatMap((line) => indexOfModel(line, columnOf))];
  const table = lines.join('\n').match(/@@map\("(\w+)"\)/)?.[1] ?? name;
  return [table, { columns, indexes: indexes.sort() }];
}

function columnName(line: string): string {
  return line.match(/@map\("(\w+)"\)/)?.[1] ?? line.split(/\s+/)[0]!;
}

function readColumn(line: string): Column {
  const [, scalar, list, optional] = line.match(/^\w+\s+(\w+)(\[\])?(\?)?/)!;
  const native = line.match(/@db\.(\w+(?:\([\d, ]+\))?)/)?.[1];
  const type = native ? NATIVE[native] : SCALARS[scalar!];
  if (!type) throw new Error(`a type this reader does not know: ${line}`);
  return { name: columnName(line), type: type + (list ? '[]' : ''), nullable: Boolean(optional), hasDefault: line.includes('@default(') };
}

function indexOfField(line: string): string[] {
  if (/@id\b/.test(line)) return [`primary (${columnName(line)})`];
  return /@unique\b/.test(line) ? [`unique (${columnName(line)})`] : [];
}

function indexOfModel(line: string, columnOf: Map<string, string>): string[] {
  const index = line.match(/^@@(id|unique|index)\(\[(.*?)\](.*)\)$/);
  if (!index) return [];
  const [, kind, fields, rest] = index;
  const columns = fields!.split(/,\s*(?![^(]*\))/).map((field) => {
    const column = columnOf.get(field.match(/^\w+/)![0]);
    return /sort: Desc/.test(field) ? `${column} desc` : column;
  });
  const method = rest!.match(/type: (\w+)/)?.[1]?.toLowerCase();
  const label = kind === 'id' ? 'primary' : kind === 'unique' ? 'unique' : (method ?? 'btree');
  return [`${label} (${columns.join(', ')})`];
}
