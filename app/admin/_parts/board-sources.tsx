import { Badge } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { type Say, sayWord } from '@/app/_lib/messages';
import type { Board } from '@/server/api/trpc/answers';
import { HOUR, type Instant } from '@/server/domain/shared/instant';
import type { Language } from '@/server/domain/shared/language';
import { formatAge } from '@/server/domain/wording/dates';

/** Silent for longer than this looks like a source that has stopped. */
const QUIET_MS = 6 * HOUR;

/** Systems that report, and when each was last heard. */
export function BoardSources(props: { sources: Board['sources']; say: Say; language: Language; now: Instant }) {
  const { sources, say, language, now } = props;
  return (
    <Card title={say('board.sources')}>
      {sources.length === 0 ? <p className="text-faint">{say('board.sources_none')}</p> : null}
      <ul className="grid gap-2">
        {sources.map((source) => {
          const isQuiet = source.enabled && (source.lastOkAt === null || now - source.lastOkAt > QUIET_MS);
          return (
            <li key={source.name} className="flex items-center justify-between gap-3">
              <span className="min-w-0 truncate">
                {source.name} <span className="text-faint text-xs">{sayWord(say, 'kind', source.kind)}</span>
              </span>
              <span className="flex shrink-0 items-center gap-2 text-xs">
                {source.rejected > 0 ? <Badge tone="warn">{say('board.rejected', { n: source.rejected })}</Badge> : null}
                {source.enabled ? (
                  <span className={isQuiet ? 'font-medium text-warn' : 'text-soft'}>
                    {source.lastOkAt === null
                      ? say('board.never_heard')
                      : say('board.heard', { age: formatAge(source.lastOkAt, language, now) })}
                  </span>
                ) : (
                  <Badge>{say('board.off')}</Badge>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
