import type { Source, SourceAccount } from '@/server/sources/source';
import type { Context } from '@/server/store/context';
import { readRawPayloads } from '@/server/store/raw-payload';
import type { SourceRow } from '@/server/store/source';
import { recordReport } from './record-report';

/** Pushes of one source that one id may hold back. */
const MOST = 500;

/** Records pushes that waited for vendor's ids which are known now: vendors deliver in any order. */
export async function replayWaiting(
  ctx: Context,
  input: { source: Source; row: SourceRow; account: SourceAccount; aliases: readonly string[] },
): Promise<void> {
  for (const alias of input.aliases) {
    const waiting = await readRawPayloads(ctx.db, { source: input.row.name, verdict: 'waiting', detail: alias, limit: MOST });
    for (const kept of waiting) {
      const delivery = { body: kept.body, headers: new Headers(kept.headers), receivedAt: kept.receivedAt };
      const parsed = input.source.parse(delivery, input.account);
      if (parsed.kind !== 'report') continue;
      await recordReport(ctx, {
        raw: kept.id,
        report: { ...parsed.report, snapshots: [] },
        reporter: { source: input.row.name, kind: input.row.kind },
      });
    }
  }
}
