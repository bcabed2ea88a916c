import Link from 'next/link';
import { useConsoleView } from '@/app/_lib/console-view';
import type { CaseEvidence } from '@/server/api/trpc/answers';
import { formatMoment } from '@/server/domain/wording/dates';
import { SYSTEM_NAMES } from '@/server/domain/wording/play-words';
import { wordRefusal } from '@/server/domain/wording/word-refusal';

type Calls = CaseEvidence['calls'][number];

/** Calls of the interfaces concerned by the hour, good above bad, and why they were not good. */
export function InterfaceCalls({ evidence }: { evidence: CaseEvidence }) {
  const { say, language, viewer } = useConsoleView();
  if (evidence.calls.length === 0) return <p className="text-faint text-xs">{say('play.calls_none')}</p>;
  return (
    <ul className="grid gap-3 md:grid-cols-2">
      {evidence.calls.map((calls) => (
        <li key={calls.id} className="min-w-0 rounded-lg bg-sunken px-3 py-2 text-xs">
          <p className="flex flex-wrap items-baseline gap-x-2">
            <Link href={`/admin/sources/${calls.id}`} className="font-medium hover:text-brand">
              {calls.source}
            </Link>
            <span className="text-faint">{SYSTEM_NAMES[calls.kind][language]}</span>
            <span className="digits ml-auto text-faint">
              {calls.lastOkAt === null
                ? say('play.never_ok')
                : say('play.last_ok', { time: formatMoment(calls.lastOkAt, language, viewer) })}
            </span>
          </p>
          <Hours calls={calls} />
          <p className="digits">
            <span className="text-good">{say('play.calls_good', { n: calls.total.good })}</span>{' '}
            <span className={badOf(calls.total) > 0 ? 'font-medium text-bad' : 'text-faint'}>
              {say('play.calls_bad', { n: badOf(calls.total) })}
            </span>
          </p>
          {calls.failures.slice(0, 4).map(({ kind, reason, calls: n }) => (
            <p key={`${kind} ${reason}`} className="truncate text-bad" title={reason}>
              {wordRefusal(reason, language)} × {n}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}

function badOf({ refused, unreadable, failed }: Calls['total']): number {
  return refused + unreadable + failed;
}

function Hours({ calls }: { calls: Calls }) {
  const { language, viewer } = useConsoleView();
  const most = Math.max(1, ...calls.hours.map((hour) => hour.good + badOf(hour)));
  return (
    <span className="my-1.5 flex h-8 items-end gap-px" aria-hidden="true">
      {calls.hours.map((hour) => (
        <span
          key={hour.at}
          title={`${formatMoment(hour.at, language, viewer)} · ${hour.good} / ${badOf(hour)}`}
          className="flex h-full min-w-0.5 max-w-3 flex-1 flex-col justify-end"
        >
          <span className="bg-bad-fill" style={{ height: `${(badOf(hour) / most) * 100}%` }} />
          <span className="bg-good-fill" style={{ height: `${(hour.good / most) * 100}%` }} />
        </span>
      ))}
    </span>
  );
}
