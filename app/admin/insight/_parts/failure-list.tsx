import { type Say, sayWord } from '@/app/_lib/messages';
import type { InsightPage } from '@/server/api/trpc/answers';
import type { WrittenLanguage } from '@/server/domain/shared/language';

interface FailureListProps {
  failures: InsightPage['failures'];
  say: Say;
  language: WrittenLanguage;
}

/** What was looked for in vain, by how and why, the most frequent first. */
export function FailureList({ failures, say, language }: FailureListProps) {
  return (
    <>
      <h3 className="mt-4 mb-1 font-medium">{say('insight.failures')}</h3>
      {failures.length === 0 ? <p className="text-faint">{say('insight.failures_none')}</p> : null}
      <ul className="divide-y divide-line">
        {failures.map(({ step, way, outcome, count }) => (
          <li key={`${step} ${way} ${outcome}`} className="flex items-baseline justify-between gap-3 py-1.5">
            <span>
              {sayWord(say, 'insight.step', step)} · {sayWord(say, 'insight.outcome', outcome)}
              <span className="block text-faint text-xs">{sayWord(say, 'insight.way', way)}</span>
            </span>
            <span className="digits">{count.toLocaleString(language)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
