'use client';

import { useState } from 'react';
import { Badge } from '@/app/_components/badge';
import { Moment } from '@/app/_components/moment';
import { SureButton } from '@/app/_components/sure-button';
import { useConsoleView } from '@/app/_lib/console-view';
import type { KnowledgeLine } from '@/server/api/trpc/answers';
import { CombinationDifference, MapDifference } from './difference-view';
import { RunState } from './run-state';

interface Props {
  kind: 'status_map' | 'combination';
  line: KnowledgeLine;
  isHead: boolean;
  mayEdit: boolean;
  onRestore: () => void;
}

/** One version: who made it and why, how far its orders are, what it changed, and the way back to it. */
export function VersionRow({ kind, line, isHead, mayEdit, onRestore }: Props) {
  const { say, language, viewer } = useConsoleView();
  const [isOpen, setOpen] = useState(false);
  return (
    <li className="grid gap-1.5 px-4 py-2.5">
      <span className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium">{say('mappings.version', { n: line.version })}</span>
          {isHead ? <Badge tone="brand">{say('mappings.in_force')}</Badge> : null}
          <span className="text-soft text-xs">
            {line.createdByName ?? say('common.system')} · <Moment at={line.createdAt} language={language} viewer={viewer} />
          </span>
        </span>
        <span className="flex flex-wrap items-center gap-2">
          <button type="button" className="button min-h-0 px-2 py-0.5 text-xs" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {say('mappings.difference')}
          </button>
          {mayEdit && !isHead ? (
            <SureButton small onSure={onRestore}>
              {say('mappings.restore')}
            </SureButton>
          ) : null}
        </span>
      </span>
      {line.restores === null ? null : (
        <span className="text-soft text-xs">
          {line.restores === 0 ? say('mappings.restores_shipped') : say('mappings.restores', { n: line.restores })}
        </span>
      )}
      {line.note ? <span className="break-words text-xs">{line.note}</span> : null}
      {line.run ? <RunState run={line.run} mayEdit={mayEdit} /> : null}
      {isOpen && kind === 'status_map' ? <MapDifference version={line.version} /> : null}
      {isOpen && kind === 'combination' ? <CombinationDifference version={line.version} /> : null}
    </li>
  );
}
