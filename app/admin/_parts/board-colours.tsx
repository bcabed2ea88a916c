import Link from 'next/link';
import { HealthBar, HealthDot } from '@/app/_components/health';
import type { Say } from '@/app/_lib/messages';
import { orderAddress } from '@/app/_lib/order-address';
import { tallyBy } from '@/app/_lib/tally';
import type { Board } from '@/server/api/trpc/answers';
import type { WrittenLanguage } from '@/server/domain/shared/language';

/** How many orders are open and how many of them are well (R0-17). */
export function BoardColours({ cells, say, language }: { cells: Board['cells']; say: Say; language: WrittenLanguage }) {
  const all = tallyBy(cells, () => 'all')[0] ?? { counts: { red: 0, yellow: 0, green: 0 }, orders: 0 };
  const share = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  const number = new Intl.NumberFormat(language);
  return (
    <section className="rounded-xl border border-line bg-card p-4">
      <div className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-4">
        <Link href={orderAddress({ isOpen: true })} className="group">
          <p className="text-soft">{say('board.open_orders')}</p>
          <p className="digits font-semibold text-3xl tracking-tight group-hover:text-brand">{number.format(all.orders)}</p>
        </Link>
        {(['red', 'yellow', 'green'] as const).map((health) => (
          <Link key={health} href={orderAddress({ isOpen: true, health })} className="group">
            <p className="flex items-center gap-1.5 text-soft">
              <HealthDot health={health} say={say} />
              {say(`health.${health}`)}
            </p>
            <p className="digits font-semibold text-3xl tracking-tight group-hover:text-brand">{number.format(all.counts[health])}</p>
            <p className="text-faint text-xs">
              {say('board.share', { share: share.format(all.counts[health] / Math.max(all.orders, 1)) })}
            </p>
          </Link>
        ))}
      </div>
      <div className="mt-4">
        <HealthBar counts={all.counts} thick />
      </div>
    </section>
  );
}
