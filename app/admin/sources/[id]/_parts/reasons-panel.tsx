import { Card } from '@/app/_components/card';
import type { PageView } from '@/app/_lib/page-view';
import type { SourcePage } from '@/server/api/trpc/answers';
import { wordRefusal } from '@/server/domain/wording/word-refusal';
import { sayCount } from '../../_parts/say-figures';

/** Why calls of the span were not good, the most frequent first. */
export function ReasonsPanel({ failures, view }: { failures: SourcePage['failures']; view: PageView }) {
  const { say, language } = view;
  const most = failures[0]?.calls ?? 1;
  return (
    <Card title={say('sources.reasons')}>
      {failures.length === 0 ? <p className="text-faint">{say('sources.reasons_none')}</p> : null}
      <ul className="grid gap-2">
        {failures.map(({ kind, reason, calls }) => (
          <li key={`${kind} ${reason}`}>
            <span className="flex items-baseline justify-between gap-3">
              <span className="min-w-0 break-words">
                <span className="text-faint text-xs">{say(`sources.${kind}`)}</span> {wordRefusal(reason, language)}
              </span>
              <span className="digits shrink-0 font-medium">{sayCount(calls, language)}</span>
            </span>
            <span className="mt-0.5 block h-1 rounded-full bg-bad-fill" style={{ width: `${Math.max(2, (calls / most) * 100)}%` }} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
