import Link from 'next/link';
import { Card } from '@/app/_components/card';
import { type Say, sayWord } from '@/app/_lib/messages';
import type { Board } from '@/server/api/trpc/answers';

const TROUBLE = new Set(['failed', 'dead', 'unknown']);

/** What customers were told in the last day. */
export function BoardNotices({ notices, say }: { notices: Board['notices']; say: Say }) {
  return (
    <Card title={say('board.notices')}>
      {notices.length === 0 ? <p className="text-faint">{say('board.notices_none')}</p> : null}
      <ul className="grid grid-cols-3 gap-3">
        {notices.map((one) => (
          <li key={one.state}>
            <Link href={`/admin/notices?state=${one.state}`} className="group block">
              <span className="text-soft text-xs">{sayWord(say, 'notice', one.state)}</span>
              <span className={`digits block font-semibold text-xl group-hover:text-brand ${TROUBLE.has(one.state) ? 'text-bad' : ''}`}>
                {one.notices}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
