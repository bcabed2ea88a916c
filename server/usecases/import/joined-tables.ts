import type { Row } from '@/server/domain/row/row';
import type { Preset, PresetJoin } from './preset';

/** Cells of one record, in the order of the file's header. */
export type Cells = readonly string[];

/** A file as far as its cells are looked up by name. */
export interface Header {
  /** Name of the column → its place. */
  at: ReadonlyMap<string, number>;
}

/** A joined file in memory: its kept columns and its rows by key. */
export interface JoinedTable {
  header: Header;
  rows: ReadonlyMap<string, Cells[]>;
}

/** The joined files of a preset by the name of their join; an optional one that was not given is missing. */
export type JoinedTables = ReadonlyMap<string, JoinedTable>;

/** Names of columns, trimmed; a name that is there twice means its first column, as spreadsheets do. */
export function headerOf(cells: Cells): Header {
  const at = new Map<string, number>();
  cells.forEach((name, i) => {
    const clean = name.trim();
    if (clean !== '' && !at.has(clean)) at.set(clean, i);
  });
  return { at };
}

/** Splits `customer.city` at a join's name; a column of the main file may have dots of its own. */
export function splitColumn(preset: Pick<Preset, 'joins'>, column: string): { join: PresetJoin | null; column: string } {
  const dot = column.indexOf('.');
  const join = dot > 0 ? preset.joins.find((j) => j.name === column.slice(0, dot)) : undefined;
  return join ? { join, column: column.slice(dot + 1) } : { join: null, column };
}

/**
 * One row of the main file and what is joined to it. Joined rows are looked up when first asked for, a join through
 * another joined file included; a cell of a row that is not there is ''.
 */
export class RowScope implements Row {
  constructor(
    private readonly preset: Pick<Preset, 'joins'>,
    private readonly main: Header,
    private readonly tables: JoinedTables,
    private readonly cells: Cells,
    private readonly bound: ReadonlyMap<string, Cells> = new Map(),
  ) {}

  cell(column: string): string {
    const ref = splitColumn(this.preset, column);
    if (!ref.join) return this.textAt(this.main, this.cells, ref.column);
    const table = this.tables.get(ref.join.name);
    const row = this.bound.get(ref.join.name) ?? this.rowsOf(ref.join.name)[0];
    return table && row ? this.textAt(table.header, row, ref.column) : '';
  }

  /** This row beside each joined row of its key, in the order of their file. */
  each(joinName: string): RowScope[] {
    return this.rowsOf(joinName).map(
      (row) => new RowScope(this.preset, this.main, this.tables, this.cells, new Map(this.bound).set(joinName, row)),
    );
  }

  private rowsOf(joinName: string): readonly Cells[] {
    const join = this.preset.joins.find((j) => j.name === joinName);
    const table = join && this.tables.get(join.name);
    return table ? (table.rows.get(this.cell(join.on)) ?? []) : [];
  }

  private textAt(header: Header, cells: Cells, column: string): string {
    const place = header.at.get(column);
    return place === undefined ? '' : (cells[place] ?? '').trim();
  }
}
