'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useId, useState } from 'react';
import { SureButton } from '@/app/_components/sure-button';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import { useTRPC } from '@/app/_lib/trpc';
import type { RequestView } from '@/server/api/trpc/answers';
import { REFUSAL_REASONS, type Verdict } from '@/server/domain/action/answer-request';
import { reasonOf } from '@/server/domain/wording/reasons';

interface Props {
  request: RequestView;
  onTrouble: (words: string | null) => void;
}

/** Passed on, done, or refused with a reason that the customer reads. */
export function RequestAnswer({ request, onTrouble }: Props) {
  const { say, language } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const id = useId();
  const [reason, setReason] = useState('');
  const [invoice, setInvoice] = useState('');
  const answer = useMutation(
    trpc.action.answer.mutationOptions({
      onError: (error) => onTrouble(error.message),
      onSuccess: (done) => {
        onTrouble(done.kind === 'answered' ? null : sayWord(say, 'requests', `no_${done.kind}`));
        router.refresh();
      },
    }),
  );
  const give = (verdict: Verdict) =>
    answer.mutate({ id: request.id, verdict, ...(reason ? { reason } : {}), ...(invoice.trim() ? { invoice: invoice.trim() } : {}) });
  const may = (verdict: Verdict) => request.verdicts.includes(verdict);
  return (
    <div className="mt-2 flex flex-wrap items-end gap-2">
      {request.kind === 'invoice' ? (
        <label className="grid min-w-52 flex-1 gap-0.5 text-faint text-xs" htmlFor={`${id}-invoice`}>
          {say('requests.invoice')}
          <input
            id={`${id}-invoice`}
            className="field w-full text-ink"
            maxLength={300}
            value={invoice}
            onChange={(event) => setInvoice(event.target.value)}
          />
        </label>
      ) : null}
      {may('passed_on') ? (
        <button type="button" className="button" disabled={answer.isPending} onClick={() => give('passed_on')}>
          {say('requests.passed_on')}
        </button>
      ) : null}
      {may('done') ? (
        <SureButton disabled={answer.isPending || (request.kind === 'invoice' && invoice.trim() === '')} onSure={() => give('done')}>
          {say(`requests.done_${request.kind}`)}
        </SureButton>
      ) : null}
      {may('refused') ? (
        <span className="flex flex-wrap items-end gap-2">
          <label className="grid gap-0.5 text-faint text-xs" htmlFor={`${id}-reason`}>
            {say('requests.why')}
            <select id={`${id}-reason`} className="field text-ink" value={reason} onChange={(event) => setReason(event.target.value)}>
              <option value="">{say('requests.choose')}</option>
              {REFUSAL_REASONS[request.kind].map((one) => (
                <option key={one} value={one}>
                  {reasonOf(one).name[language]}
                </option>
              ))}
            </select>
          </label>
          <button type="button" className="button" disabled={answer.isPending || reason === ''} onClick={() => give('refused')}>
            {say('requests.refused')}
          </button>
        </span>
      ) : null}
    </div>
  );
}
