import { Card } from '@/app/_components/card';
import { Moment } from '@/app/_components/moment';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import type { IncidentPage } from '@/server/api/trpc/answers';

interface Moments {
  at: number;
  text: string;
}

/** What happened, oldest first: the trouble, when it was noticed, what people did, its end. */
export function IncidentStory({ page }: { page: IncidentPage }) {
  const { say, language, viewer } = useConsoleView();
  const { incident, acts } = page;
  const story: Moments[] = [
    { at: incident.since, text: say('incidents.began') },
    { at: incident.openedAt, text: say('incidents.opened') },
    ...(incident.alertedAt === null ? [] : [{ at: incident.alertedAt, text: say('incidents.alerted') }]),
    ...(incident.alertSeenAt === null
      ? []
      : [{ at: incident.alertSeenAt, text: say('incidents.alert_was_seen', { who: incident.alertSeenByName ?? say('common.unknown') }) }]),
    ...acts.map(({ at, action, actorName }) => ({
      at,
      text: `${actorName ?? say('common.unknown')} ${sayWord(say, 'incident_act', action)}`,
    })),
    ...(incident.backAt === null
      ? []
      : [{ at: incident.backAt, text: say(incident.kind === 'source_silent' ? 'incidents.came_back' : 'incidents.moves_again') }]),
    ...(incident.closedAt === null ? [] : [{ at: incident.closedAt, text: say('incidents.ended') }]),
  ].sort((a, b) => a.at - b.at);
  return (
    <Card title={say('incidents.timeline')}>
      <ol className="grid gap-2 border-line border-l-2 pl-3">
        {story.map(({ at, text }) => (
          <li key={`${at} ${text}`}>
            <span className="block text-faint text-xs">
              <Moment at={at} language={language} viewer={viewer} />
            </span>
            {text}
          </li>
        ))}
      </ol>
    </Card>
  );
}
