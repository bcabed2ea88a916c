'use client';

import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import { PreviewTable } from '@/app/admin/imports/_parts/preview-table';
import { RevealButton } from '@/app/admin/imports/_parts/reveal-button';
import type { Settings, TriedConnector } from '@/server/api/trpc/connector-answers';
import type { Account } from './account-fields';
import { Faults, faultsOf } from './faults';

interface Props {
  account: Account;
  settings: Settings;
  secrets: Record<string, string>;
  /** Other settings are on their way: nothing is read by those that go. */
  isChanging: boolean;
}

/** Reads a pasted document, or one page of the system, and shows what would be recorded. */
export function TrialCard({ account, settings, secrets, isChanging }: Props) {
  const { say } = useConsoleView();
  const attempt = useMutation(useTRPC().connector.try.mutationOptions());
  const [sample, setSample] = useState('');
  const id = useId();
  const [number, setNumber] = useState('');
  const isBusy = attempt.isPending || isChanging;
  const read = (body?: string, asked?: string) =>
    attempt.mutate({
      name: account.name.trim() || 'new',
      shop: account.shop.trim() || null,
      timeZone: account.timeZone,
      settings,
      secrets,
      sample: body === undefined ? undefined : { body },
      number: asked,
    });
  return (
    <Card title={say('connector.try')} aside={attempt.isPending ? say('connector.trying') : say('connector.try_hint')} flush>
      <div className="grid gap-2 px-4 pb-3">
        <label htmlFor={id} className="text-soft text-xs">
          {say('connector.sample')}
        </label>
        <textarea
          id={id}
          rows={5}
          spellCheck={false}
          className="field max-h-72 w-full font-mono text-xs"
          value={sample}
          onChange={(event) => setSample(event.target.value)}
        />
        <div className="flex flex-wrap gap-2">
          <button type="button" className="button" disabled={isBusy || sample.trim() === ''} onClick={() => read(sample)}>
            {say('connector.try_sample')}
          </button>
          {settings.pull ? (
            <button type="button" className="button" disabled={isBusy} onClick={() => read()}>
              {say('connector.try_fetch')}
            </button>
          ) : null}
        </div>
        {settings.ask ? (
          <div className="flex flex-wrap gap-2">
            <input
              aria-label={say('connector.try_number')}
              placeholder={say('connector.try_number')}
              maxLength={64}
              className="field min-w-0"
              value={number}
              onChange={(event) => setNumber(event.target.value)}
            />
            <button
              type="button"
              className="button"
              disabled={isBusy || number.trim() === ''}
              onClick={() => read(undefined, number.trim())}
            >
              {say('connector.try_ask')}
            </button>
          </div>
        ) : null}
      </div>
      <div aria-live="polite">
        {attempt.error ? (
          <div className="px-4 pb-3">
            <Faults faults={faultsOf(attempt.error.message)} />
          </div>
        ) : null}
        {attempt.data && attempt.data.kind !== 'faulty' && attempt.variables ? (
          <p className="px-4 pb-2 text-xs">
            <RevealButton
              isShown={attempt.variables.reveal ?? false}
              disabled={attempt.isPending}
              reveal={() => attempt.variables && attempt.mutate({ ...attempt.variables, reveal: true })}
            />
          </p>
        ) : null}
        {attempt.data ? <Outcome tried={attempt.data} timeZone={account.timeZone} /> : null}
      </div>
    </Card>
  );
}

function Outcome({ tried, timeZone }: { tried: TriedConnector; timeZone: string }) {
  const { say } = useConsoleView();
  if (tried.kind === 'faulty') {
    return (
      <div className="px-4 pb-3">
        <Faults faults={tried.faults} />
      </div>
    );
  }
  if (tried.kind === 'failed') {
    return (
      <div className="grid gap-2 px-4 pb-3">
        <p role="alert" className="break-words text-bad">
          <span className="font-medium">{say('connector.failed')}: </span>
          {tried.reason}
        </p>
        <Came sample={tried.sample} />
      </div>
    );
  }
  const fine = tried.rows.length - tried.rows.filter((row) => row.problems.length > 0).length;
  return (
    <>
      <div className="grid gap-2 px-4 pb-3">
        <p className="flex flex-wrap gap-x-3 text-xs">
          <span className="text-soft">{say('connector.told', { n: tried.told })}</span>
          <span className="text-good">{say('connector.fine', { n: fine })}</span>
          {tried.refused > 0 ? <span className="text-bad">{say('connector.refused', { n: tried.refused })}</span> : null}
          {tried.hasMore ? <span className="text-faint">{say('connector.has_more')}</span> : null}
        </p>
        {tried.told === 0 ? <p className="text-warn">{say('connector.no_rows')}</p> : null}
        {tried.unmapped.length > 0 ? (
          <p className="flex flex-wrap items-center gap-1.5 text-xs">
            <span className="text-soft">{say('connector.unmapped')}</span>
            {tried.unmapped.map(({ word, times }) => (
              <code key={word} className="rounded bg-warn-soft px-1.5 py-0.5 font-mono text-warn">
                {word} × {times}
              </code>
            ))}
          </p>
        ) : null}
        <Came sample={tried.sample} />
      </div>
      {tried.rows.length > 0 ? <PreviewTable rows={tried.rows} timeZone={timeZone} /> : null}
    </>
  );
}

function Came({ sample }: { sample: string }) {
  const { say } = useConsoleView();
  if (sample === '') return null;
  return (
    <details>
      <summary className="text-soft text-xs">{say('connector.came')}</summary>
      <pre className="mt-1 max-h-72 overflow-auto whitespace-pre-wrap break-all rounded-lg bg-sunken p-2 font-mono text-xs">{sample}</pre>
    </details>
  );
}
