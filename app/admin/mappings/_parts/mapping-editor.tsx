'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useId, useRef, useState } from 'react';
import { Card } from '@/app/_components/card';
import { SureButton } from '@/app/_components/sure-button';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { MappingStudio } from '@/server/api/trpc/answers';
import { CodeIdentity } from './code-identity';
import { changeOf, type Draft, emptyRow, isWhole } from './draft';
import { MeaningRow } from './meaning-row';
import { PreviewView } from './preview-view';

const SETTLE_MS = 600;

interface Props {
  studio: MappingStudio;
  first: Draft;
  onClose: () => void;
  onSaved: (version: number) => void;
}

/** Gives a code its meaning: rows by words, what it would change, and the version it is saved as. */
export function MappingEditor({ studio, first, onClose, onSaved }: Props) {
  const { say } = useConsoleView();
  const router = useRouter();
  const calls = useTRPC();
  const [draft, setDraft] = useState(first);
  const [note, setNote] = useState('');
  const noteId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const preview = useMutation(calls.mapping.preview.mutationOptions());
  const save = useMutation(
    calls.mapping.save.mutationOptions({
      onSuccess: (answer) => {
        if (answer.kind === 'saved') onSaved(answer.version);
      },
    }),
  );
  const isReady = isWhole(draft);
  const isSaid = first.rows.some((row) => row.code !== '');
  const base = studio.version;
  const { mutate } = preview;
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    if (!isWhole(draft)) return;
    const timer = setTimeout(() => mutate({ base, change: changeOf(draft) }), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [draft, base, mutate]);
  const [newer] = [preview.data, save.data].flatMap((answer) =>
    answer?.kind === 'outdated' && answer.version > base ? [answer.version] : [],
  );
  return (
    <Card
      title={
        <span ref={heading} tabIndex={-1} className="break-all outline-none">
          {first.sourceCode ? say('mappings.editor', { code: first.sourceCode }) : say('mappings.editor_new')}
        </span>
      }
      aside={
        <button type="button" className="button min-h-8" onClick={onClose}>
          {say('common.close')}
        </button>
      }
    >
      <div className="grid gap-3">
        <CodeIdentity studio={studio} draft={draft} isFixed={first.sourceCode !== ''} onChange={setDraft} />
        <ol className="grid gap-2">
          {draft.rows.map((row) => (
            <MeaningRow
              key={row.key}
              row={row}
              isOnly={draft.rows.length === 1}
              onChange={(next) => setDraft({ ...draft, rows: draft.rows.map((one) => (one.key === row.key ? next : one)) })}
              onRemove={() => setDraft({ ...draft, rows: draft.rows.filter((one) => one.key !== row.key) })}
            />
          ))}
        </ol>
        <button
          type="button"
          className="button w-fit"
          onClick={() => setDraft({ ...draft, rows: [...draft.rows, emptyRow(Math.max(...draft.rows.map((r) => r.key)) + 1)] })}
        >
          {say('mappings.add_row')}
        </button>
        <div className="border-line border-t pt-3">
          <h3 className="mb-1 font-medium text-xs">{say('mappings.preview')}</h3>
          <PreviewView
            tally={isReady && preview.data?.kind === 'preview' ? preview.data : null}
            isWorking={preview.isPending}
            error={preview.error?.message ?? null}
            hint={say('mappings.preview_first')}
          />
        </div>
        <label htmlFor={noteId} className="grid gap-1">
          <span className="text-soft text-xs">{say('mappings.note')}</span>
          <input id={noteId} className="field" maxLength={300} value={note} onChange={(event) => setNote(event.target.value)} />
        </label>
        <div className="flex flex-wrap items-center gap-2">
          <button
            type="button"
            className="button button-main"
            disabled={!isReady || save.isPending || newer !== undefined}
            onClick={() => save.mutate({ base, change: changeOf(draft), note })}
          >
            {say(save.isPending ? 'common.saving' : 'mappings.save', { n: base + 1 })}
          </button>
          {isSaid ? (
            <SureButton disabled={save.isPending} onSure={() => save.mutate({ base, change: { ...changeOf(draft), rows: [] }, note })}>
              {say('mappings.take_back')}
            </SureButton>
          ) : null}
        </div>
        {newer === undefined ? null : (
          <p role="alert" className="text-bad text-xs">
            {say('mappings.outdated', { n: newer })}{' '}
            <button type="button" className="font-medium underline" onClick={() => router.refresh()}>
              {say('mappings.reload')}
            </button>
          </p>
        )}
        <p role="status" className="text-brand text-xs empty:hidden">
          {save.data?.kind === 'unchanged' ? say('mappings.unchanged') : ''}
        </p>
        {save.error ? (
          <p role="alert" className="break-words text-bad text-xs">
            {save.error.message}
          </p>
        ) : null}
      </div>
    </Card>
  );
}
