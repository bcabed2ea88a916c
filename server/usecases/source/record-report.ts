import { storable } from '@/server/domain/shared/storable';
import type { Report, ReportedFact } from '@/server/sources/source';
import type { Context } from '@/server/store/context';
import type { RawBody, RawOutcome } from '@/server/store/raw-payload';
import { type AliasRow, readAliases, saveAliases } from '@/server/store/source-alias';
import { overlayReports } from '../mapping/overlay-reports';
import { noteFeedWords } from '../subscription/note-feed-words';
import type { NewFact, RecordAnswer, RecordBatch, Reporter } from '../tracking/record-batch';
import { recordFacts } from '../tracking/record-facts';
import { countNews } from './traffic-counter';

/**
 * Records what one push says, after the vendor's own ids in it have been looked up and its new ones kept. Its body, unless
 * it was kept before, and the verdict on it commit with the facts. Facts about an id that nobody has explained yet are left out; the verdict is
 * then `waiting` and its detail names the id.
 */
export async function recordReport(ctx: Context, input: { raw: RawBody; report: Report; reporter: Reporter }): Promise<RawOutcome> {
  const { reporter } = input;
  const report = storable(input.report);
  if (report.aliases.length > 0) {
    const rows = new Map(report.aliases.map((a): [string, AliasRow] => [a.alias, { shipments: [], ...a }]));
    await saveAliases(ctx.db, reporter.source, [...rows.values()]);
  }
  const explained = await explain(ctx, report, reporter.source);
  const facts = [...report.facts, ...explained.facts];
  const batch: RecordBatch = {
    orders: report.orders.map((order) => ({ reporter, ...order })),
    facts: await overlayReports(
      ctx,
      facts.map((fact): NewFact => ({ reporter, ...fact })),
    ),
    snapshots: report.snapshots.map((shipment) => ({ source: reporter.source, shipment })),
  };
  await noteFeedWords(ctx, reporter.source, report.feeds ?? endedFeeds(report.facts));
  const verdict = (told: RecordAnswer): RawOutcome => {
    if (explained.missing) return { raw: input.raw, verdict: 'waiting', detail: explained.missing };
    return { raw: input.raw, verdict: 'recorded', detail: inWords(told, report.unreadable) };
  };
  const answer = await recordFacts(ctx, batch, verdict);
  countNews(ctx, batch, answer);
  return verdict(answer);
}

/** Vendors without a word of their own about their watching say in a scan that it ended. */
function endedFeeds(facts: readonly ReportedFact[]): NonNullable<Report['feeds']> {
  return facts.flatMap(({ code, shipment }) =>
    code === 'problem.feed_ended' && shipment ? [{ shipment, word: 'no_change' as const }] : [],
  );
}

function inWords(answer: RecordAnswer, unreadable: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const { status } of [...answer.orders, ...answer.facts]) counts.set(status, (counts.get(status) ?? 0) + 1);
  const told = [...counts].map(([status, n]) => `${status} ${n}`);
  const unread = unreadable.length > 0 ? [`unreadable: ${unreadable.join(', ')}`] : [];
  return [...told, ...unread].join('; ');
}

async function explain(ctx: Context, report: Report, source: string): Promise<{ facts: ReportedFact[]; missing?: string }> {
  if (report.byAlias.length === 0) return { facts: [] };
  const names = [...new Set(report.byAlias.map((b) => b.alias))];
  const known = await readAliases(ctx.db, source, names);
  const facts = report.byAlias.flatMap(({ alias, fact }) => {
    const row = known.get(alias);
    return row ? about(fact, row) : [];
  });
  return { facts, missing: names.find((name) => !known.has(name)) };
}

/** The fact about what the id stands for: once for each of its shipments. */
function about(fact: ReportedFact, row: AliasRow): ReportedFact[] {
  if (fact.shipment || row.shipments.length === 0) return [{ ...fact, order: row.order ?? fact.order }];
  return row.shipments.map((shipment) => ({ ...fact, shipment, identityKey: `${fact.identityKey}|${shipment.trackingNo}` }));
}
