import type { ConnectorSettings } from '@/server/domain/connector/connector-settings';
import type { MappedRow } from '@/server/domain/row/map-row';
import type { RowProblem } from '@/server/domain/row/row-problems';
import { enclosedIn, openEnclosed } from '../../platform/wechat-message';
import { ASKED_NUMBER_HEADER } from '../puller';
import { type Delivery, emptyReport, type Parsed, type SourceAccount } from '../source';
import { openSettings } from './open-settings';
import { ROW_FAILURE, readRows } from './read-rows';

/** Refused rows that are named; the count tells of the rest. */
const MOST_NAMED = 20;

/** What a document says, by the account's settings. Of its texts only the system's own reason for a no stands in reasons. */
export function parseDelivery(delivery: Delivery, account: SourceAccount): Parsed {
  const settings = openSettings(account);
  if (!settings) return { kind: 'unreadable', reason: 'the account has no settings that can be used' };
  const askedNumber = delivery.headers.get(ASKED_NUMBER_HEADER)?.trim();
  const body = openBody(delivery.body, settings, account);
  if (body === null) return { kind: 'unreadable', reason: 'what it encloses cannot be opened with the secret aes_key' };
  const read = readRows(body, delivery.headers.get('content-type'), settings, { ...account, askedNumber });
  if (read.kind !== 'rows') return { kind: 'unreadable', reason: read.reason };
  if (read.rows.length === 0) return { kind: 'ignored', reason: 'it holds no rows' };
  const refusals = refusalsIn(read.rows);
  if (refusals.length === read.rows.length)
    return { kind: 'unreadable', reason: `no row can be read: ${refusals.slice(0, MOST_NAMED).join('; ')}` };
  const report = emptyReport();
  for (const row of read.rows) {
    if (row.kind === 'refused') continue;
    if (row.order) report.orders.push(row.order);
    report.facts.push(...row.facts);
  }
  if (refusals.length > 0) report.unreadable.push(`${refusals.length} of ${read.rows.length} rows`, ...refusals.slice(0, MOST_NAMED));
  return { kind: 'report', report };
}

/** A push of WeChat holds its message enclosed; the answers to our own calls do not. Null when it cannot be opened. */
function openBody(body: Buffer, { push }: ConnectorSettings, { secrets }: SourceAccount): Buffer | null {
  const enclosed = push?.verification.scheme === 'wechat_message' ? enclosedIn(body) : null;
  return enclosed === null ? body : openEnclosed(enclosed, secrets.aes_key ?? '');
}

function refusalsIn(rows: readonly MappedRow[]): string[] {
  return rows.flatMap((row, i) =>
    row.kind === 'refused' ? [`row ${i + 1}: ${[...new Set(row.problems.map(wordsOf))].join(' and ')}`] : [],
  );
}

function wordsOf({ field, reason }: RowProblem): string {
  return field === ROW_FAILURE ? reason.en : field;
}
