import Link from 'next/link';
import { Badge } from '@/app/_components/badge';
import type { Say } from '@/app/_lib/messages';
import type { CauseMapPage } from '@/server/api/trpc/answers';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { reasonOf } from '@/server/domain/wording/reasons';
import { affectedAddress, shortDay } from './affected-address';
import { percent } from './shades';

interface Props {
  rows: CauseMapPage['rows'];
  shop: string | undefined;
  say: Say;
  language: WrittenLanguage;
}

/** What stands out, the newest first. */
export function SpikeList({ rows, shop, say, language }: Props) {
  const spikes = rows
    .flatMap(({ cause, cells }) => cells.filter(({ isSpike }) => isSpike).map((cell) => ({ cause, ...cell })))
    .sort((a, b) => (a.week < b.week ? 1 : a.week > b.week ? -1 : (a.chance ?? 1) - (b.chance ?? 1)));
  if (spikes.length === 0) return <p className="text-soft">{say('analysis.no_spikes')}</p>;
  return (
    <ul className="divide-y divide-line">
      {spikes.map(({ cause, week, share, usual, orders, events, chance, isOutage }) => (
        <li key={`${cause} ${week}`} className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 py-1.5">
          <Badge tone={isOutage ? 'warn' : 'bad'}>{say(isOutage ? 'analysis.outage' : 'analysis.spike')}</Badge>
          <Link href={affectedAddress(cause, week, shop)} className="font-medium text-brand hover:underline">
            {reasonOf(cause).name[language]}
          </Link>
          <span>{say('analysis.spike_line', { week: shortDay(week), share: percent(share), usual: percent(usual ?? 0) })}</span>
          <span className="digits text-faint text-xs">
            {say('analysis.orders_n', { n: orders })} · {say('analysis.chance', { chance: wordChance(chance ?? 1) })}
          </span>
          {isOutage ? <span className="basis-full text-soft text-xs">{say('analysis.outage_words', { n: events })}</span> : null}
        </li>
      ))}
    </ul>
  );
}

function wordChance(chance: number): string {
  return chance < 0.0001 ? '< 0.01%' : `${(100 * chance).toPrecision(2)}%`;
}
