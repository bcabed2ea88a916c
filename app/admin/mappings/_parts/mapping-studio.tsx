'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useRef, useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import type { MappingStudio as Studio } from '@/server/api/trpc/answers';
import { type Draft, draftOf } from './draft';
import { MappingEditor } from './mapping-editor';
import { MappingsInForce } from './mappings-in-force';
import { UnmappedList } from './unmapped-list';

/** Codes without a meaning, the shop's own mappings, and the form that gives a code its meaning. */
export function MappingStudio({ studio, mayEdit, children }: { studio: Studio; mayEdit: boolean; children: ReactNode }) {
  const { say } = useConsoleView();
  const router = useRouter();
  const [draft, setDraft] = useState<Draft | null>(null);
  const [saved, setSaved] = useState<number | null>(null);
  const form = useRef<HTMLDivElement>(null);
  const open = (about: Omit<Draft, 'rows'>) => {
    setDraft(draftOf(studio, about));
    setSaved(null);
    requestAnimationFrame(() => form.current?.scrollIntoView({ block: 'start', behavior: 'smooth' }));
  };
  return (
    <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(0,1fr)_minmax(0,32rem)]">
      <div className="grid min-w-0 gap-4">
        <UnmappedList codes={studio.unmapped} open={mayEdit ? open : null} chosen={draft} />
        <MappingsInForce studio={studio} open={mayEdit ? open : null} />
      </div>
      <div className="grid min-w-0 gap-4">
        <p role="status" className="rounded-lg bg-good-soft px-3 py-2 text-good empty:hidden">
          {saved === null ? '' : say('mappings.saved', { n: saved })}
        </p>
        {draft ? (
          <div ref={form} className="min-w-0 scroll-mt-16">
            <MappingEditor
              key={`${draft.scope}|${draft.of}|${draft.sourceCode}`}
              studio={studio}
              first={draft}
              onClose={() => setDraft(null)}
              onSaved={(version) => {
                setDraft(null);
                setSaved(version);
                router.refresh();
              }}
            />
          </div>
        ) : null}
        {children}
      </div>
    </div>
  );
}
