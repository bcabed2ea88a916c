'use client';

import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { Mapping } from '@/server/api/trpc/import-answers';
import { PreviewTable } from './preview-table';
import { RevealButton } from './reveal-button';

const SETTLE_MS = 700;

/** What the first rows would become; drawn anew a moment after the mapping was changed. */
export function PreviewCard({ runId, mapping, shop }: { runId: string; mapping: Mapping; shop: string }) {
  const { say, language } = useConsoleView();
  const preview = useMutation(useTRPC().import.preview.mutationOptions());
  const { mutate } = preview;
  const asked = { runId, preset: mapping, shop: shop.trim() || 'shop' };
  const show = useRef(() => {});
  show.current = () => mutate(asked);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed mapping is what calls for another preview
  useEffect(() => {
    const timer = setTimeout(() => show.current(), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [mapping]);
  const answer = preview.data;
  const rows = answer?.kind === 'preview' ? answer.rows : [];
  const bad = rows.filter((row) => row.problems.length > 0).length;
  const aside = preview.isPending ? say('imports.preview_working') : rows.length > 0 ? say('imports.preview_hint', { n: rows.length }) : '';
  return (
    <Card title={say('imports.preview')} aside={aside} flush>
      <div aria-live="polite" className="px-4 pb-2">
        {preview.error ? <p className="whitespace-pre-wrap break-words text-bad">{problemText(preview.error.message)}</p> : null}
        {answer?.kind === 'unusable' ? (
          <>
            <p className="font-medium text-bad">{say('imports.unusable')}</p>
            <ul className="list-disc pl-5">
              {answer.problems.map((problem) => (
                <li key={problem.en} className="break-words">
                  {problem[language]}
                </li>
              ))}
            </ul>
          </>
        ) : null}
        {rows.length > 0 ? (
          <p className="flex flex-wrap gap-x-3 gap-y-1 text-xs">
            <span className="text-good">{say('imports.preview_good', { n: rows.length - bad })}</span>
            {bad > 0 ? <span className="text-bad">{say('imports.preview_bad', { n: bad })}</span> : null}
            <RevealButton
              isShown={preview.variables?.reveal ?? false}
              disabled={preview.isPending}
              reveal={() => mutate({ ...asked, reveal: true })}
            />
          </p>
        ) : null}
      </div>
      {rows.length > 0 ? <PreviewTable rows={rows} timeZone={mapping.timeZone} /> : null}
    </Card>
  );
}

/** The sentences of a refused mapping, one a line, as the schema says them. */
function problemText(message: string): string {
  try {
    const issues = JSON.parse(message) as { path: (string | number)[]; message: string }[];
    return issues.map((issue) => `${issue.path.slice(1).join('.')}: ${issue.message}`).join('\n');
  } catch {
    return message;
  }
}
