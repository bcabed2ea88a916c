'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useId, useState } from 'react';
import { Card } from '@/app/_components/card';
import { SureButton } from '@/app/_components/sure-button';
import { useConsoleView } from '@/app/_lib/console-view';
import type { MessageKey } from '@/app/_lib/messages';
import { useTRPC } from '@/app/_lib/trpc';
import type { RulePublished } from '@/server/api/trpc/answers';
import type { Done } from './done';
import type { Written } from './rule-editor';
import { RuleProgress } from './rule-progress';
import { ChoiceToken } from './token';

/** Shares of the orders that a version can be tried on, and the one that is offered first. */
const SHARES = [5, 10, 20, 30, 50] as const;
const FIRST_SHARE = 10;

interface Props {
  written: Written;
  /** Version in force that was changed; null for a new rule. */
  base: number | null;
  faults: MessageKey[];
  isChanged: boolean;
  needsTwo: boolean;
  isKept: boolean;
  onNote: (note: string) => void;
  /** Something was kept or has taken effect. */
  onDone: (code: string, what: Done) => void;
}

/** What becomes of what was written: in force, proposed, on trial or kept for later. */
export function PublishBar({ written, base, faults, isChanged, needsTwo, isKept, onNote, onDone }: Props) {
  const { say } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const id = useId();
  const [share, setShare] = useState<number>(FIRST_SHARE);
  const publish = useMutation(
    trpc.rule.publish.mutationOptions({
      onSuccess: (answer) => ('code' in answer && answer.kind !== 'unchanged' ? onDone(answer.code, answer.kind) : undefined),
    }),
  );
  const keep = useMutation(
    trpc.rule.keepDraft.mutationOptions({ onSuccess: (answer) => (answer.kind === 'kept' ? onDone(answer.code, 'kept') : undefined) }),
  );
  const drop = useMutation(
    trpc.rule.dropDraft.mutationOptions({ onSuccess: () => (base === null ? router.push('/admin/rules') : router.refresh()) }),
  );
  const isBusy = publish.isPending || keep.isPending || drop.isPending;
  const isReady = faults.length === 0 && isChanged && !isBusy;
  const send = (percent: number | null) => publish.mutate({ ...written, base, percent });
  const failed = publish.error ?? keep.error ?? drop.error;
  return (
    <Card>
      <div className="grid gap-3">
        <label htmlFor={id} className="grid gap-1">
          <span className="text-soft text-xs">{say('publish.note')}</span>
          <input id={id} className="field" maxLength={300} value={written.note} onChange={(event) => onNote(event.target.value)} />
        </label>
        {faults.length > 0 ? (
          <div role="alert" className="text-bad text-xs">
            {say('publish.broken')}
            <ul className="list-inside list-disc">
              {faults.map((fault) => (
                <li key={fault}>{say(fault)}</li>
              ))}
            </ul>
          </div>
        ) : null}
        <div className="flex flex-wrap gap-2">
          <button type="button" className="button button-main" disabled={!isReady} onClick={() => send(null)}>
            {say(publish.isPending ? 'common.saving' : needsTwo ? 'publish.propose' : 'publish.now')}
          </button>
          {base === null ? null : (
            <span className="flex items-center gap-1">
              <button type="button" className="button" disabled={!isReady || !written.enabled} onClick={() => send(share)}>
                {say('publish.trial', { n: share })}
              </button>
              <ChoiceToken label={say('publish.trial_share')} value={String(share)} onChange={(next) => setShare(Number(next))}>
                {SHARES.map((one) => (
                  <option key={one} value={one}>
                    {one} %
                  </option>
                ))}
              </ChoiceToken>
            </span>
          )}
          <button type="button" className="button" disabled={!isReady} onClick={() => keep.mutate(written)}>
            {say('publish.draft')}
          </button>
          {isKept && written.code !== null ? (
            <SureButton disabled={isBusy} onSure={() => drop.mutate({ code: written.code! })}>
              {say('publish.drop')}
            </SureButton>
          ) : null}
        </div>
        <p role="status" className="text-brand text-xs empty:hidden">
          {publish.data ? <Outcome answer={publish.data} /> : keep.data?.kind === 'missing' ? say('publish.missing') : null}
        </p>
        {publish.data?.kind === 'outdated' ? (
          <button type="button" className="button w-fit" onClick={() => router.refresh()}>
            {say('publish.reload')}
          </button>
        ) : null}
        {failed ? (
          <p role="alert" className="break-words text-bad text-xs">
            {failed.message}
          </p>
        ) : null}
      </div>
    </Card>
  );
}

/** What came of publishing, in words. */
export function Outcome({ answer }: { answer: RulePublished }) {
  const { say } = useConsoleView();
  switch (answer.kind) {
    case 'published':
      return (
        <>
          {say('publish.done', { n: answer.version })} <RuleProgress code={answer.code} version={answer.version} />
        </>
      );
    case 'on_trial':
      return say('publish.on_trial', { n: answer.version });
    case 'unchanged':
      return say('rules.unchanged');
    default:
      return say(`publish.${answer.kind}`);
  }
}
