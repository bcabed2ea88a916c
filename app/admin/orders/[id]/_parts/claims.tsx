import { Moment } from '@/app/_components/moment';
import { sayWord } from '@/app/_lib/messages';
import type { PageView } from '@/app/_lib/page-view';
import type { TimelineLine } from '@/server/domain/order/order-state';
import { wordTimelineLine } from '@/server/domain/wording/word-timeline';

/** What each side of a conflict says, since when, and when we learned it. */
export function Claims({ claims, view }: { claims: readonly TimelineLine[]; view: PageView }) {
  const { say, language, viewer } = view;
  if (claims.length === 0) return null;
  return (
    <dl className="mt-1.5 grid gap-1.5 text-ink text-xs sm:grid-cols-2">
      {claims.map((line) => (
        <div key={line.identity} className="min-w-0 rounded-md bg-card px-2 py-1.5">
          <dt className="truncate text-faint">
            {line.source} · {sayWord(say, 'kind', line.sourceKind)}
          </dt>
          <dd className="break-words">
            <span className="font-medium">{wordTimelineLine(line, language)}</span>
            {line.text ? <span className="block text-soft">{line.text}</span> : null}
            <span className="block text-faint">
              <Moment at={line.at} language={language} viewer={viewer} precision={line.precision} /> · {say('order.system_learned')}{' '}
              <Moment at={line.receivedAt} language={language} viewer={viewer} />
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
