'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useId, useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import { useTRPC } from '@/app/_lib/trpc';
import type { RequestSet } from '@/server/api/trpc/answers';
import type { LimitedAction } from '@/server/domain/action/action-settings';
import { ACTION_NAMES, PART_NAMES } from '@/server/domain/action/action-words';
import { DAY_PARTS } from '@/server/domain/order/customer-word';

const FIELDS: Record<LimitedAction, readonly string[]> = {
  address: ['province', 'city', 'district', 'address', 'postcode'],
  time: ['on'],
  cancel: [],
};

/** Service asks for a customer on the phone; offered as long as the shop lets service ask (R1-3). */
export function RequestAsker({ orderId, mayAsk }: { orderId: string; mayAsk: RequestSet['mayAsk'] }) {
  const { say, language } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const id = useId();
  const [code, setCode] = useState<LimitedAction | ''>('');
  const [fields, setFields] = useState<Record<string, string>>({});
  // sent twice by a slow line it is asked once
  const [nonce, setNonce] = useState(() => crypto.randomUUID());
  const ask = useMutation(
    trpc.action.ask.mutationOptions({
      onSuccess: (answer) => {
        if (answer.kind !== 'done') return;
        setCode('');
        setFields({});
        setNonce(crypto.randomUUID());
        router.refresh();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code) ask.mutate({ orderId, code, fields, nonce });
  };
  const word = (field: string) => sayWord(say, 'requests', `field_${field}`);
  const { data } = ask;
  return (
    <form onSubmit={submit} className="grid gap-2">
      <label className="grid max-w-64 gap-0.5 text-faint text-xs" htmlFor={`${id}-what`}>
        {say('requests.ask_what')}
        <select
          id={`${id}-what`}
          className="field text-ink"
          value={code}
          onChange={(event) => setCode(mayAsk.find((one) => one === event.target.value) ?? '')}
        >
          <option value="">{say('requests.ask_choose')}</option>
          {mayAsk.map((one) => (
            <option key={one} value={one}>
              {ACTION_NAMES[one][language]}
            </option>
          ))}
        </select>
      </label>
      {code ? (
        <div className="flex flex-wrap items-end gap-2">
          {FIELDS[code].map((field) => (
            <label
              key={field}
              className={`grid gap-0.5 text-faint text-xs ${field === 'address' ? 'min-w-60 flex-1' : ''}`}
              htmlFor={`${id}-${field}`}
            >
              {word(field)}
              <input
                id={`${id}-${field}`}
                type={field === 'on' ? 'date' : 'text'}
                className="field text-ink"
                maxLength={field === 'on' ? undefined : 120}
                value={fields[field] ?? ''}
                onChange={(event) => setFields({ ...fields, [field]: event.target.value })}
              />
            </label>
          ))}
          {code === 'time' ? (
            <label className="grid gap-0.5 text-faint text-xs" htmlFor={`${id}-part`}>
              {word('part')}
              <select
                id={`${id}-part`}
                className="field text-ink"
                value={fields.part ?? 'any'}
                onChange={(event) => setFields({ ...fields, part: event.target.value })}
              >
                {DAY_PARTS.map((part) => (
                  <option key={part} value={part}>
                    {PART_NAMES[part][language]}
                  </option>
                ))}
              </select>
            </label>
          ) : null}
          <button type="submit" className="button button-main" disabled={ask.isPending}>
            {say(ask.isPending ? 'common.saving' : 'requests.ask_go')}
          </button>
        </div>
      ) : null}
      {data?.kind === 'done' ? (
        <p role="status" className="text-good text-xs">
          {say('requests.asked')}
        </p>
      ) : null}
      {data && data.kind !== 'done' ? (
        <p role="alert" className="text-bad text-xs">
          {data.kind === 'invalid'
            ? say('requests.ask_mend', { fields: data.problems.map((problem) => word(problem.field)).join(', ') })
            : say('requests.ask_closed')}
        </p>
      ) : null}
      {ask.isError ? (
        <p role="alert" className="text-bad text-xs">
          {ask.error.message}
        </p>
      ) : null}
    </form>
  );
}
