export interface Metric {
  name: string;
  help: string;
  type: 'gauge' | 'counter';
  /** A plain value, or one for each value of a label. */
  values: number | { label: string; of: Record<string, number> };
}

/** Metrics in Prometheus's text format 0.0.4. */
export function prometheusText(metrics: Metric[]): string {
  return metrics.map((metric) => `# HELP ${metric.name} ${metric.help}\n# TYPE ${metric.name} ${metric.type}\n${lines(metric)}`).join('');
}

function lines({ name, values }: Metric): string {
  if (typeof values === 'number') return `${name} ${values}\n`;
  return Object.entries(values.of)
    .map(([value, count]) => `${name}{${values.label}="${escapeLabel(value)}"} ${count}\n`)
    .join('');
}

function escapeLabel(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
