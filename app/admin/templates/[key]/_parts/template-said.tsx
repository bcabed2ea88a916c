'use client';

import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';

/** What a change came to. */
export interface Done {
  kind: string;
  version?: number | undefined;
}

interface Said {
  data?: Done | undefined;
  error: { message: string } | null;
  submittedAt: number;
}

const WELL = new Set(['published', 'proposed', 'kept', 'dropped', 'set', 'sent_back', 'sent']);

/** What became of the newest of some changes. */
export function TemplateSaid({ changes, group = 'templates' }: { changes: readonly Said[]; group?: 'templates' | 'provider' }) {
  const { say } = useConsoleView();
  const newest = changes.filter(({ data, error }) => data || error).sort((a, b) => b.submittedAt - a.submittedAt)[0];
  if (!newest) return null;
  const { data, error } = newest;
  if (error) {
    return (
      <p role="alert" className="mt-2 text-bad text-xs">
        {error.message}
      </p>
    );
  }
  const text = sayWord(say, group, `said_${data!.kind}`).replace('{n}', String(data!.version ?? ''));
  return (
    <p role="status" className={`mt-2 text-xs ${WELL.has(data!.kind) ? 'text-good' : 'text-bad'}`}>
      {text}
    </p>
  );
}
