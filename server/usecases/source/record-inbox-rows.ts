import { isDatabaseAway } from '@/server/platform/database-away';
import type { Context } from '@/server/store/context';
import type { InboxOutcome, InboxTable } from '@/server/store/inbox';
import type { RecordOutcome } from '../tracking/record-batch';

/** A row of the inbox that could be read, and what it says. */
export interface ReadInboxRow<T> {
  id: number;
  said: T;
}

/** Rows that are recorded together; answers in the order of the input. */
type RecordRows<T> = (said: T[]) => Promise<RecordOutcome[]>;

const TRIES = 2;
/** Says nothing of the error: its text may repeat what the row said. */
const FAILED = 'could not be recorded, twice; the cause stands in the log of the worker beside the number of this row';

/**
 * Records rows of the inbox together. When that fails, each is recorded by itself, so that none holds up another; one that
 * fails alone twice is refused. Answers in the order of the input. Throws while the database is away, which is no fault of
 * a row: all of them are taken again.
 */
export async function recordInboxRows<T>(
  ctx: Context,
  table: InboxTable,
  rows: ReadInboxRow<T>[],
  record: RecordRows<T>,
): Promise<InboxOutcome[]> {
  if (rows.length === 0) return [];
  try {
    const outcomes = await record(rows.map((row) => row.said));
    return rows.map((row, i) => inboxOutcome(row.id, outcomes[i]!));
  } catch (err) {
    if (isDatabaseAway(err)) throw err;
    ctx.log.warn({ err, table, rows: rows.length }, 'rows of the inbox could not be recorded together; each is recorded by itself');
  }
  const outcomes: InboxOutcome[] = [];
  for (const row of rows) outcomes.push(await recordAlone(ctx, table, row, record));
  return outcomes;
}

async function recordAlone<T>(ctx: Context, table: InboxTable, row: ReadInboxRow<T>, record: RecordRows<T>): Promise<InboxOutcome> {
  for (let tries = 1; ; tries += 1) {
    try {
      return inboxOutcome(row.id, (await record([row.said]))[0]!);
    } catch (err) {
      if (isDatabaseAway(err)) throw err;
      if (tries < TRIES) continue;
      ctx.log.error({ err, table, row: row.id }, 'a row of the inbox could not be recorded and is refused');
      return { id: row.id, state: 'refused', reason: FAILED };
    }
  }
}

/** What the record step answered, as it stands in a row of the inbox. */
function inboxOutcome(id: number, outcome: RecordOutcome): InboxOutcome {
  if (outcome.status === 'rejected') return { id, state: 'refused', field: outcome.field, reason: outcome.reason };
  return { id, state: outcome.status === 'accepted' ? 'recorded' : outcome.status };
}
