import Link from 'next/link';
import { Badge } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { Moment } from '@/app/_components/moment';
import type { Say } from '@/app/_lib/messages';
import type { IncidentRow } from '@/server/api/trpc/answers';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import type { Viewer } from '@/server/domain/wording/dates';
import { wordIncident } from '@/server/domain/wording/word-incident';

/** What concerns many orders at once, above everything else; nothing while all is well. */
export function BoardIncidents(props: { incidents: IncidentRow[]; say: Say; language: WrittenLanguage; viewer: Viewer }) {
  const { incidents, say, language, viewer } = props;
  if (incidents.length === 0) return null;
  return (
    <div className="mb-4">
      <Card title={say('incidents.on_board')} tone="bad" flush>
        <ul className="divide-y divide-line border-line border-t">
          {incidents.map((incident) => {
            const words = wordIncident(incident, language, viewer);
            return (
              <li key={incident.id}>
                <Link href={`/admin/incidents/${incident.id}`} className="block px-4 py-2.5 hover:bg-sunken">
                  <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                    <span className="font-medium">{words.title}</span>
                    <Badge tone="bad">{say('incidents.n_orders', { n: incident.figures.orders.toLocaleString(language) })}</Badge>
                    {incident.acknowledgedAt === null ? <Badge tone="warn">{careOf(incident, say)}</Badge> : null}
                    <span className="ml-auto text-faint text-xs">
                      <Moment at={incident.since} language={language} viewer={viewer} />
                    </span>
                  </span>
                  <span className="mt-0.5 block text-soft">{words.cause}</span>
                </Link>
              </li>
            );
          })}
        </ul>
      </Card>
    </div>
  );
}

/** Nobody looks after it: whether anybody saw the alert at least. */
function careOf({ alertSeenAt, alertSeenByName }: IncidentRow, say: Say): string {
  return alertSeenAt === null ? say('incidents.unseen') : say('incidents.alert_seen', { who: alertSeenByName ?? say('common.unknown') });
}
