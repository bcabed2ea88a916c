'use client';

import { useConsoleView } from '@/app/_lib/console-view';
import type { Done } from './done';
import { RuleProgress } from './rule-progress';

/** Says what has become of what was written, and how far open orders have followed. `version` is the one that it made. */
export function DoneLine({ done, code, version }: { done: Done; code: string; version: number }) {
  const { say } = useConsoleView();
  return (
    <p role="status" className="rounded-lg bg-good-soft px-3 py-2 text-good">
      {say(done === 'published' ? 'publish.done' : `publish.${done}`, { n: version })}{' '}
      {done === 'published' ? <RuleProgress code={code} version={version} /> : null}
    </p>
  );
}
