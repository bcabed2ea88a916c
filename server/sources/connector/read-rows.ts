import type { ConnectorSettings } from '@/server/domain/connector/connector-settings';
import { type MappedRow, mapRow } from '@/server/domain/row/map-row';
import { ValueReader } from '@/server/domain/row/read-value';
import type { Row } from '@/server/domain/row/row';
import type { RowMapping } from '@/server/domain/row/row-mapping';
import { ROW_PROBLEM } from '@/server/domain/row/row-problems';
import { redactText } from '@/server/domain/tracking/redact-text';
import { readDocument } from './read-document';

/** What the account adds to its settings. */
export interface RowOwner {
  shop: string | null;
  timeZone: string;
  /** Tracking number that the document answers about, where it does not name it itself: the column `asked.number`. */
  askedNumber?: string;
}

/** Column of that number. */
export const ASKED_NUMBER = 'asked.number';

/** Field of the problem of a row that the system itself reports as failed; the problem's reason is the system's. */
export const ROW_FAILURE = 'rowFailure';

export type ReadRows =
  /** `told` counts the rows as the system sent them, before any were put together. */
  | { kind: 'rows'; rows: MappedRow[]; told: number }
  /** The system's own way of saying no. */
  | { kind: 'failure'; reason: string }
  | { kind: 'unreadable'; reason: string };

/** Reads every row of a document, each by itself: one that cannot be taken spoils no other. Never throws. */
export function readRows(body: Buffer, contentType: string | null, settings: ConnectorSettings, owner: RowOwner): ReadRows {
  const read = readDocument(body, contentType, settings);
  if (read.kind === 'unreadable') return read;
  const reason = failureIn((path) => read.document.text(path), settings.failure);
  if (reason !== null) return { kind: 'failure', reason };
  const mapping: RowMapping = { ...settings, timeZone: owner.timeZone };
  const told = read.document.rows(settings.rows).map((row) => askedAbout(row, owner.askedNumber ?? ''));
  const rows = grouped(
    told.filter((row) => isWanted(row, settings.only)),
    settings.groupBy,
  );
  return { kind: 'rows', told: told.length, rows: rows.map((row) => readRow(mapping, settings, owner, row)) };
}

function askedAbout(row: Row, number: string): Row {
  return {
    cell: (column) => (column === ASKED_NUMBER ? number : row.cell(column)),
    each: (list) => row.each(list).map((one) => askedAbout(one, number)),
  };
}

/** Rows with the same text at a path as one: it reads as the first of them, and `rows` lists them all. */
function grouped(rows: readonly Row[], path: string | undefined): readonly Row[] {
  if (path === undefined) return rows;
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = row.cell(path);
    const members = groups.get(key);
    if (members) members.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].map((members) => ({
    cell: (column) => members[0]!.cell(column),
    each: (list) => (list === 'rows' ? members : members[0]!.each(list)),
  }));
}

function isWanted(row: Row, only: ConnectorSettings['only']): boolean {
  if (!only) return true;
  const kind = row.cell(only.path);
  return (only.is?.includes(kind) ?? true) && !only.isNot?.includes(kind);
}

function readRow(mapping: RowMapping, settings: ConnectorSettings, owner: RowOwner, row: Row): MappedRow {
  const no = failureIn((path) => row.cell(path), settings.rowFailure);
  if (no !== null) return { kind: 'refused', problems: [{ field: ROW_FAILURE, reason: ROW_PROBLEM.saidNo(no) }] };
  const shop = (settings.shop && new ValueReader(mapping, row).text('shop', settings.shop)) ?? owner.shop;
  const mapped = mapRow(mapping, shop ?? '', row);
  const needsShop = mapped.kind === 'mapped' && mapped.orderNo !== '';
  if (needsShop && !shop) return { kind: 'refused', problems: [{ field: 'shop', reason: ROW_PROBLEM.missing }] };
  return mapped;
}

function failureIn(textAt: (path: string) => string, failure: ConnectorSettings['failure']): string | null {
  if (!failure) return null;
  const text = textAt(failure.path);
  const isOne = failure.is ? failure.is.includes(text) : failure.isNot ? !failure.isNot.includes(text) : text !== '';
  if (!isOne) return null;
  return redactText((failure.reason ? textAt(failure.reason) : '') || text || 'it gave no reason').slice(0, 300);
}
