import Link from 'next/link';
import { Card } from '@/app/_components/card';
import { type Say, sayWord } from '@/app/_lib/messages';
import { StateBadge } from '@/app/admin/sources/_parts/state-badge';
import type { Board } from '@/server/api/trpc/answers';
import type { Instant } from '@/server/domain/shared/instant';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { SOURCE_STATES } from '@/server/domain/source/source-state';
import { formatAge } from '@/server/domain/wording/dates';

/** Systems that report, the gravest first, and when each was last heard. */
export function BoardSources(props: { sources: Board['sources']; say: Say; language: WrittenLanguage; now: Instant }) {
  const { sources, say, language, now } = props;
  const gravestFirst = [...sources].sort((a, b) => SOURCE_STATES.indexOf(a.state) - SOURCE_STATES.indexOf(b.state));
  const all = (
    <Link href="/admin/sources" className="text-brand hover:underline">
      {say('board.sources_all')}
    </Link>
  );
  return (
    <Card title={say('board.sources')} aside={all}>
      {sources.length === 0 ? <p className="text-faint">{say('board.sources_none')}</p> : null}
      <ul className="grid grid-cols-1 gap-2">
        {gravestFirst.map((source) => (
          <li key={source.id} className="flex items-center justify-between gap-3">
            <Link href={`/admin/sources/${source.id}`} className="min-w-0 truncate hover:text-brand" title={source.name}>
              {source.name} <span className="text-faint text-xs">{sayWord(say, 'kind', source.kind)}</span>
            </Link>
            <span className="flex shrink-0 items-center gap-2 text-xs">
              {source.state === 'well' ? null : <StateBadge state={source.state} say={say} />}
              {source.lastOkAt === null || source.state === 'off' ? null : (
                <span className="text-soft">{say('board.heard', { age: formatAge(source.lastOkAt, language, now) })}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
