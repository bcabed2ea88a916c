import Link from 'next/link';
import { Card } from '@/app/_components/card';
import type { Say } from '@/app/_lib/messages';
import type { CalendarAlarm } from '@/server/api/trpc/answers';

/** Countries whose public holidays end soon, have ended or were never entered; nothing where all are known. */
export function CalendarAlarms({ alarms, say, isAway }: { alarms: CalendarAlarm[]; say: Say; isAway?: boolean }) {
  if (alarms.length === 0) return null;
  return (
    <Card tone={alarms.some((one) => one.state === 'ended') ? 'bad' : 'plain'}>
      <ul className="grid gap-1">
        {alarms.map((one) => (
          <li key={one.country} className={one.state === 'ended' ? 'text-bad' : 'text-warn'}>
            {wordsOf(one, say)}
          </li>
        ))}
      </ul>
      <p className="mt-1 text-soft text-xs">
        {say('calendars.alarm_do')}{' '}
        {isAway ? (
          <Link href="/admin/calendars" className="text-brand underline">
            {say('calendars.alarm_open')}
          </Link>
        ) : null}
      </p>
    </Card>
  );
}

function wordsOf({ country, state, coveredUntil, daysLeft }: CalendarAlarm, say: Say): string {
  const values = { country, day: coveredUntil, n: daysLeft };
  if (state === 'ending') return say('calendars.alarm_ending', values);
  return say(coveredUntil < '2000' ? 'calendars.alarm_never' : 'calendars.alarm_ended', values);
}
