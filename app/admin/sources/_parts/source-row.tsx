import Link from 'next/link';
import { type Say, sayWord } from '@/app/_lib/messages';
import type { SourceCard } from '@/server/api/trpc/answers';
import { type Instant, MINUTE } from '@/server/domain/shared/instant';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { formatAge, formatDuration } from '@/server/domain/wording/dates';
import { wordAlarm } from '@/server/domain/wording/word-alarm';
import { CallBars } from './call-bars';
import { sayCount, sayShare, sayTime } from './say-figures';
import { StateBadge } from './state-badge';

/** One source in the list: how it is, when it was last heard, how its calls went. The whole row leads to its page. */
export function SourceRow(props: { source: SourceCard; say: Say; language: WrittenLanguage; now: Instant }) {
  const { source, say, language, now } = props;
  const { figures, bars, lastOkAt, promiseMin } = source;
  const label = say('sources.chart', { name: source.name, good: figures.good, bad: figures.calls - figures.good });
  return (
    <li className="relative grid gap-x-5 gap-y-2 px-4 py-3 hover:bg-sunken md:grid-cols-[minmax(0,15rem)_minmax(6rem,1fr)_minmax(0,24rem)] md:items-center">
      <div className="min-w-0">
        <div className="flex items-center gap-2">
          <Link
            href={`/admin/sources/${source.id}`}
            className="min-w-0 truncate font-medium after:absolute after:inset-0"
            title={source.name}
          >
            {source.name}
          </Link>
          <StateBadge state={source.state} say={say} />
        </div>
        <p className="break-words text-faint text-xs">
          {sayWord(say, 'kind', source.kind)}
          {source.shop ? ` · ${source.shop}` : ''} ·{' '}
          {lastOkAt === null ? say('source_state.never') : say('sources.heard', { age: formatAge(lastOkAt, language, now) })}
        </p>
        {source.alarms.map((alarm) => (
          <p key={alarm.kind} className="text-bad text-xs">
            {wordAlarm(alarm, language)}
          </p>
        ))}
      </div>
      <CallBars bars={bars} label={label} />
      <dl className="digits grid grid-cols-[2fr_3fr_4fr_3fr] gap-2 text-xs md:grid-cols-4">
        <Figure name={say('sources.calls')} value={sayCount(figures.calls, language)} />
        <Figure name={say('sources.success')} value={sayShare(figures.success, language)} />
        <Figure name={say('sources.answer_p95')} value={sayTime(figures.latencyP95, language)} />
        <Figure
          name={say('sources.fresh')}
          value={sayShare(figures.fresh, language)}
          title={
            promiseMin === null
              ? say('sources.no_promise')
              : say('sources.promise', { length: formatDuration(promiseMin * MINUTE, language) })
          }
        />
      </dl>
    </li>
  );
}

function Figure({ name, value, title }: { name: string; value: string; title?: string }) {
  return (
    <div className="min-w-0" title={title}>
      <dt className="truncate text-faint">{name}</dt>
      <dd className="truncate font-medium">{value}</dd>
    </div>
  );
}
