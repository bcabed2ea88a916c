import { type Instant, SECOND } from '@/server/domain/shared/instant';
import { ALARM_KINDS } from '@/server/domain/source/judge-traffic';
import type { SourceHealth } from '@/server/usecases/source/read-source-health';
import type { Metric } from './prometheus-text';

/** A gauge with a value for each enabled source that has one. */
function gauge(name: string, help: string, sources: readonly SourceHealth[], measure: (source: SourceHealth) => number | null): Metric {
  const known = sources.flatMap((source) => {
    const value = source.enabled ? measure(source) : null;
    return value === null ? [] : [[source.name, value] as const];
  });
  return { name, help, type: 'gauge', values: { label: 'source', of: Object.fromEntries(known) } };
}

/** How the sources are, for Prometheus; what was not measured has no line. */
export function sourceMetrics(sources: readonly SourceHealth[], now: Instant): Metric[] {
  const inSeconds = (ms: number | null) => (ms === null ? null : ms / SECOND);
  const open = (kind: string) => sources.filter((s) => s.alarms.some((a) => a.kind === kind)).length;
  return [
    gauge('daona_source_last_good_call_age_seconds', 'Time since the last good call of a source.', sources, (s) =>
      s.lastOkAt === null ? null : inSeconds(Math.max(0, now - s.lastOkAt)),
    ),
    gauge('daona_source_calls_24h', 'Calls of a source in the last 24 hours.', sources, (s) => s.figures.calls),
    gauge('daona_source_success_ratio_24h', 'Share of its calls that were good.', sources, (s) => s.figures.success),
    gauge('daona_source_latency_p95_seconds_24h', 'Time within which 95 % of its calls were answered.', sources, (s) =>
      inSeconds(s.figures.latencyP95),
    ),
    gauge('daona_source_news_age_p50_seconds_24h', 'Age of half of its news when they came.', sources, (s) => inSeconds(s.figures.lagP50)),
    gauge('daona_source_news_in_time_ratio_24h', 'Share of its news within the promise.', sources, (s) => s.figures.fresh),
    {
      name: 'daona_source_alarms',
      help: 'Sources with an open alarm.',
      type: 'gauge',
      values: { label: 'kind', of: Object.fromEntries(ALARM_KINDS.map((kind) => [kind, open(kind)])) },
    },
  ];
}
