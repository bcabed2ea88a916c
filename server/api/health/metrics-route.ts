import { newContext } from '@/server/store/context';
import { readMetrics } from '@/server/usecases/operation/read-metrics';
import { prometheusText } from './prometheus-text';

/** Counts for Prometheus. They hold no personal data. */
export async function metricsRoute(): Promise<Response> {
  const counts = await readMetrics(newContext());
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
      name: 'daona_raw_payloads_24h',
      help: 'Raw payloads of the last 24 hours by verdict.',
      type: 'gauge',
      values: { label: 'verdict', of: counts.rawByVerdict },
    },
    { name: 'daona_memory_bytes', help: 'Resident memory of this process.', type: 'gauge', values: process.memoryUsage().rss },
  ]);
  return new Response(text, { headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' } });
}
