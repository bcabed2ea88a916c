'use client';

import { useConsoleView } from '@/app/_lib/console-view';
import type { Difference } from './rule-difference';

interface Props {
  differences: readonly Difference[];
  /** What they are held against: the version in force, or the one before. */
  against?: 'in_force' | 'before';
}

/** What two versions say differently, line by line: what it was is crossed out. */
export function DifferenceList({ differences, against = 'in_force' }: Props) {
  const { say } = useConsoleView();
  const isAllNew = differences.every(({ before }) => before === null) && differences.some(({ about }) => about === say('difference.scope'));
  if (differences.length === 0) return <p className="text-faint">{say(`difference.same_as_${against}`)}</p>;
  return (
    <ul className="grid gap-1.5">
      {differences.map(({ about, before, after }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines follow the rule's own order
        <li key={index} className="break-words">
          <span className="text-soft">{about}</span>{' '}
          {isAllNew ? null : before === null ? (
            <span className="text-good text-xs">{say('difference.added')}</span>
          ) : (
            <del className="text-faint">{before}</del>
          )}{' '}
          {after === null ? (
            <span className="text-bad text-xs">{say('difference.removed')}</span>
          ) : (
            <>
              {before === null ? null : '→ '}
              <ins className="font-medium no-underline">{after}</ins>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
