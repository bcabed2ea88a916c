import type { Instant } from '@/server/domain/shared/instant';
import { newContext } from '@/server/store/context';
import { type Counts, readMetrics } from '@/server/usecases/operation/read-metrics';
import { readSourceHealth, type SourceHealth } from '@/server/usecases/source/read-source-health';
import { clientAddress } from '../client-address';
import { answerError } from '../errors';
import { admit } from '../rest/answer-call';
import { prometheusText } from './prometheus-text';
import { sourceMetrics } from './source-metrics';

const STARTED_AT_S = Math.round(performance.timeOrigin / 1000);
const THIS_MACHINE = new Set(['127.0.0.1', '::1', 'local']);

/**
 * Counts for Prometheus: free for callers on this machine, with an API key of scope `read` from elsewhere, as they tell
 * how the shop is doing. They hold no personal data.
 */
export async function metricsRoute(request: Request): Promise<Response> {
  try {
    if (!THIS_MACHINE.has(clientAddress(request))) await admit(request, 'read');
    const ctx = newContext();
    return answer(await readMetrics(ctx), await readSourceHealth(ctx), ctx.now());
  } catch (error) {
    return answerError(error);
  }
}

function answer(counts: Counts, sources: readonly SourceHealth[], now: Instant): Response {
  const text = prometheusText([
    { name: 'daona_facts', help: 'Facts in the log (estimate).', type: 'gauge', values: counts.facts },
    { name: 'daona_orders', help: 'Orders (estimate).', type: 'gauge', values: counts.orders },
    {
      name: 'daona_open_orders',
      help: 'Open orders by health.',
      type: 'gauge',
      values: { label: 'health', of: counts.openOrdersByHealth },
    },
    {
      name: 'daona_notices_24h',
      help: 'Notices of the last 24 hours by state.',
      type: 'gauge',
      values: { label: 'state', of: counts.noticesByState },
    },
    { name: 'daona_deadlines_due', help: 'Deadlines that are due and not yet swept.', type: 'gauge', values: counts.deadlinesDue },
    {
      name: 'daona_oldest_deadline_due_seconds',
      help: 'How long the oldest of them has been due.',
      type: 'gauge',
      values: counts.oldestDeadlineDueS,
    },
    {
      name: 'daona_open_incidents',
      help: 'Incidents that are not closed, by kind.',
      type: 'gauge',
      values: { label: 'kind', of: counts.openIncidentsByKind },
    },
    {
      name: 'daona_raw_payloads_24h',
      help: 'Raw payloads of the last 24 hours by verdict.',
      type: 'gauge',
      values: { label: 'verdict', of: counts.rawByVerdict },
    },
    {
      name: 'process_start_time_seconds',
      help: 'When this process began, in seconds since 1970.',
      type: 'gauge',
      values: STARTED_AT_S,
    },
    ...sourceMetrics(sources, now),
    {
      name: 'daona_fold_differences_24h',
      help: 'Read models of the last 24 hours that differed from what their facts add up to.',
      type: 'gauge',
      values: counts.foldDifferences,
    },
    {
      name: 'daona_arrival_drifts',
      help: 'Shops whose told windows of arrival hold too seldom or too often.',
      type: 'gauge',
      values: { label: 'side', of: counts.driftsBySide },
    },
    { name: 'daona_memory_bytes', help: 'Resident memory of this process.', type: 'gauge', values: process.memoryUsage().rss },
  ]);
  return new Response(text, { headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' } });
}
