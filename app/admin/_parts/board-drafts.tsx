import Link from 'next/link';
import { Card } from '@/app/_components/card';
import type { PageView } from '@/app/_lib/page-view';
import type { DraftCounts } from '@/server/api/trpc/answers';
import { formatMoment } from '@/server/domain/wording/dates';

/** Messages that wait for service, and when the next of them goes by itself; nothing where none waits. */
export function BoardDrafts({ counts, view: { say, language, viewer } }: { counts: DraftCounts; view: PageView }) {
  if (counts.open === 0) return null;
  return (
    <Card title={say('board.drafts')}>
      <Link href="/admin/drafts" className="group block">
        <span className="digits block font-semibold text-warn text-xl group-hover:text-brand">
          {say('drafts.count', { n: counts.open })}
        </span>
        {counts.nextAt === null ? null : (
          <span className="block text-soft text-xs">
            {say('board.drafts_next', { time: formatMoment(counts.nextAt, language, viewer, 'second') })}
          </span>
        )}
        {counts.unconfirmed > 0 ? (
          <span className="block text-soft text-xs">{say('board.drafts_unconfirmed', { n: counts.unconfirmed })}</span>
        ) : null}
      </Link>
    </Card>
  );
}
