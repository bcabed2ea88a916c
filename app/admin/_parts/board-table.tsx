import Link from 'next/link';
import { Card } from '@/app/_components/card';
import { HealthBar } from '@/app/_components/health';
import type { Say } from '@/app/_lib/messages';
import { orderAddress } from '@/app/_lib/order-address';
import type { Tally } from '@/app/_lib/tally';
import { regionName } from '@/server/domain/place/place-name';
import type { WrittenLanguage } from '@/server/domain/shared/language';

const SHOWN = 10;

/** Open orders by region or product line, each with its colours. */
export function BoardTable(props: { title: string; tallies: Tally[]; filter: 'region' | 'category'; say: Say; language: WrittenLanguage }) {
  const { tallies, filter, say, language } = props;
  return (
    <Card title={props.title} aside={tallies.length > SHOWN ? say('board.rest', { n: tallies.length - SHOWN }) : null}>
      {tallies.length === 0 ? <p className="py-4 text-faint">{say('common.none')}</p> : null}
      <ul className="grid gap-2">
        {tallies.slice(0, SHOWN).map((tally) => (
          <li
            key={tally.key}
            className="grid grid-cols-[minmax(0,1fr)_5rem_3rem] items-center gap-3 sm:grid-cols-[minmax(0,1fr)_8rem_3rem]"
          >
            <Link href={orderAddress({ isOpen: true, [filter]: tally.key })} className="truncate hover:text-brand">
              {tally.key === '' ? say('common.unknown') : filter === 'region' ? regionName(tally.key, language) : tally.key}
            </Link>
            <HealthBar counts={tally.counts} />
            <span className="digits text-right">
              {tally.orders}
              {tally.counts.red > 0 ? (
                <Link
                  href={orderAddress({ isOpen: true, [filter]: tally.key, health: 'red' })}
                  className="ml-1 font-medium text-bad text-xs"
                >
                  {tally.counts.red}
                </Link>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
