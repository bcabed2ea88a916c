import type { ConnectorSettings } from '@/server/domain/connector/connector-settings';
import { type MappedRow, mapRow } from '@/server/domain/row/map-row';
import { ValueReader } from '@/server/domain/row/read-value';
import type { Row } from '@/server/domain/row/row';
import type { RowMapping } from '@/server/domain/row/row-mapping';
import { ROW_PROBLEM } from '@/server/domain/row/row-problems';
import type { OpenDocument } from './document';
import { readDocument } from './read-document';

/** What the account adds to its settings. */
export interface RowOwner {
  shop: string | null;
  timeZone: string;
}

export type ReadRows =
  | { kind: 'rows'; rows: MappedRow[] }
  /** The system's own way of saying no. */
  | { kind: 'failure'; reason: string }
  | { kind: 'unreadable'; reason: string };

/** Reads every row of a document, each by itself: one that cannot be taken spoils no other. Never throws. */
export function readRows(body: Buffer, contentType: string | null, settings: ConnectorSettings, owner: RowOwner): ReadRows {
  const read = readDocument(body, contentType, settings);
  if (read.kind === 'unreadable') return read;
  const reason = failureIn(read.document, settings.failure);
  if (reason !== null) return { kind: 'failure', reason };
  const mapping: RowMapping = { ...settings, timeZone: owner.timeZone };
  return { kind: 'rows', rows: read.document.rows(settings.rows).map((row) => readRow(mapping, settings, owner, row)) };
}

function readRow(mapping: RowMapping, settings: ConnectorSettings, owner: RowOwner, row: Row): MappedRow {
  const shop = (settings.shop && new ValueReader(mapping, row).text('shop', settings.shop)) ?? owner.shop;
  const mapped = mapRow(mapping, shop ?? '', row);
  const needsShop = mapped.kind === 'mapped' && mapped.orderNo !== '';
  if (needsShop && !shop) return { kind: 'refused', problems: [{ field: 'shop', reason: ROW_PROBLEM.missing }] };
  return mapped;
}

function failureIn(document: OpenDocument, failure: ConnectorSettings['failure']): string | null {
  if (!failure) return null;
  const text = document.text(failure.path);
  const isOne = failure.is ? failure.is.includes(text) : failure.isNot ? !failure.isNot.includes(text) : text !== '';
  if (!isOne) return null;
  return ((failure.reason ? document.text(failure.reason) : '') || text || 'it gave no reason').slice(0, 300);
}
