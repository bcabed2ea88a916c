import type { ReactNode } from 'react';
import { Card } from '@/app/_components/card';
import type { Say } from '@/app/_lib/messages';
import type { ProcessHealth } from '@/server/api/trpc/answers';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { sayCount, sayShare } from './say-figures';

const RULES_SHOWN = 4;

/** How the process is as a whole: completeness of data, connections, hits of the rules (R3-25). */
export function ProcessPanel({ health, say, language }: { health: ProcessHealth; say: Say; language: WrittenLanguage }) {
  const { completeness, connectivity, hits } = health;
  const count = (n: number) => sayCount(n, language);
  return (
    <div className="grid grid-cols-1 gap-4 md:grid-cols-3">
      <Card title={say('process.completeness')} aside={say('process.day')}>
        <Line figure={sayShare(completeness.placed, language)}>{say('process.placed', { n: count(completeness.orders) })}</Line>
        <Line figure={sayShare(completeness.understood, language)}>{say('process.understood', { n: count(completeness.facts) })}</Line>
      </Card>
      <Card title={say('process.connectivity')} aside={say('process.day')}>
        <Line figure={`${connectivity.well}/${connectivity.sources}`} isBad={connectivity.well < connectivity.sources}>
          {say('process.well')}
        </Line>
        <Line figure={sayShare(connectivity.success, language)}>{say('process.success', { n: count(connectivity.calls) })}</Line>
      </Card>
      <Card title={say('process.hits')} aside={say('process.day')}>
        {hits.length === 0 ? <p className="text-faint">{say('process.no_hits')}</p> : null}
        <ul className="grid grid-cols-1 gap-0.5">
          {hits.slice(0, RULES_SHOWN).map((hit) => (
            <li key={hit.rule} className="flex items-baseline justify-between gap-3">
              <span className="min-w-0 truncate">{hit.name?.[language] ?? hit.rule}</span>
              <span className="digits shrink-0 text-soft text-xs">
                {say('process.hit', { n: count(hit.orders), share: sayShare(hit.share, language) })}
              </span>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}

function Line({ figure, isBad, children }: { figure: string; isBad?: boolean; children: ReactNode }) {
  return (
    <p className="flex items-baseline gap-2">
      <span className={`digits font-semibold text-lg ${isBad ? 'text-bad' : ''}`}>{figure}</span>
      <span className="text-soft text-xs">{children}</span>
    </p>
  );
}
