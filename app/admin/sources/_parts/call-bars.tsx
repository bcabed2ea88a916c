import type { SourceCard } from '@/server/api/trpc/answers';

/** Height of the drawing and width of a bar with its gap, in its own units. */
const HEIGHT = 100;
const STEP = 10;
/** A bar that is there at all can be seen. */
const LEAST = 4;

/** Calls over time as bars: good ones below, others in red on top of them. Says in words what it shows. */
export function CallBars({ bars, label, tall }: { bars: SourceCard['bars']; label: string; tall?: boolean }) {
  const most = Math.max(1, ...bars.map((bar) => bar.good + bar.bad));
  const high = (n: number) => (n === 0 ? 0 : Math.max(LEAST, (n / most) * HEIGHT));
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${bars.length * STEP} ${HEIGHT}`}
      preserveAspectRatio="none"
      className={`block w-full ${tall ? 'h-32' : 'h-8'}`}
    >
      <title>{label}</title>
      <rect x="0" y={HEIGHT - 1} width={bars.length * STEP} height="1" fill="var(--line)" />
      {bars.map((bar, i) => {
        const [good, bad] = [high(bar.good), high(bar.bad)];
        return (
          <g key={bar.at}>
            {good > 0 ? <rect x={i * STEP + 1} y={HEIGHT - good} width={STEP - 2} height={good} fill="var(--brand)" /> : null}
            {bad > 0 ? (
              <rect x={i * STEP + 1} y={Math.max(0, HEIGHT - good - bad)} width={STEP - 2} height={bad} fill="var(--bad-fill)" />
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}
