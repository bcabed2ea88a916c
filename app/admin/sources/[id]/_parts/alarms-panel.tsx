import Link from 'next/link';
import { Badge } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import type { PageView } from '@/app/_lib/page-view';
import type { SourcePage } from '@/server/api/trpc/answers';
import { formatMoment } from '@/server/domain/wording/dates';
import { wordAlarm } from '@/server/domain/wording/word-alarm';
import { STATE_TONES } from '../../_parts/state-badge';

/** Thresholds that were crossed, the newest first; open ones stand out. */
export function AlarmsPanel({ alarms, view }: { alarms: SourcePage['alarms']; view: PageView }) {
  const { say, language, viewer } = view;
  const moment = (at: number) => formatMoment(at, language, viewer);
  return (
    <Card title={say('sources.alarms')} tone={alarms.some((alarm) => alarm.closedAt === null) ? 'bad' : 'plain'} flush>
      {alarms.length === 0 ? <p className="px-4 pb-4 text-faint">{say('sources.alarms_none')}</p> : null}
      <ul className="divide-y divide-line">
        {alarms.map((alarm) => (
          <li key={alarm.id} className="grid gap-x-4 gap-y-0.5 px-4 py-2 md:grid-cols-[6rem_minmax(0,1fr)_auto] md:items-baseline">
            <span>
              <Badge tone={alarm.closedAt === null ? STATE_TONES[alarm.kind] : 'plain'}>{say(`source_state.${alarm.kind}`)}</Badge>
            </span>
            <span className="min-w-0 break-words">
              {wordAlarm(alarm, language)}{' '}
              {alarm.incidentId ? (
                <Link href={`/admin/incidents/${alarm.incidentId}`} className="whitespace-nowrap text-brand hover:underline">
                  {say('sources.incident')}
                </Link>
              ) : null}
            </span>
            <span className="digits text-faint text-xs">
              {alarm.closedAt === null
                ? say('sources.alarm_open', { since: moment(alarm.since) })
                : say('sources.alarm_closed', { since: moment(alarm.since), end: moment(alarm.closedAt) })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
