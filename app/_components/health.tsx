import type { Say } from '@/app/_lib/messages';
import type { OrderDocument } from '@/server/domain/order/order-document';

export type Health = OrderDocument['health'];

export const HEALTH_FILL: Record<Health, string> = { green: 'bg-good-fill', yellow: 'bg-warn-fill', red: 'bg-bad-fill' };
export const HEALTH_BADGE: Record<Health, string> = {
  green: 'bg-good-soft text-good',
  yellow: 'bg-warn-soft text-warn',
  red: 'bg-bad-soft text-bad',
};

/** A coloured dot whose meaning is also said in words, for those who do not see the colour. */
export function HealthDot({ health, say }: { health: Health; say: Say }) {
  return (
    <span className={`inline-block size-2.5 shrink-0 rounded-full ${HEALTH_FILL[health]}`} title={say(`health.${health}`)}>
      <span className="sr-only">{say(`health.${health}`)}</span>
    </span>
  );
}

/** Red, yellow and green as shares of one bar. */
export function HealthBar({ counts, thick }: { counts: Record<Health, number>; thick?: boolean }) {
  const all = counts.red + counts.yellow + counts.green;
  return (
    <span className={`flex w-full overflow-hidden rounded-full bg-sunken ${thick ? 'h-3' : 'h-1.5'}`} aria-hidden="true">
      {(['red', 'yellow', 'green'] as const).map((health) =>
        counts[health] > 0 ? (
          <span key={health} className={HEALTH_FILL[health]} style={{ width: `${(counts[health] / all) * 100}%`, minWidth: 3 }} />
        ) : null,
      )}
    </span>
  );
}
