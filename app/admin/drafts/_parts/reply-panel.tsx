'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Card } from '@/app/_components/card';
import { CopyButton } from '@/app/_components/copy-button';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { ReplySet } from '@/server/api/trpc/answers';
import { formatMoment } from '@/server/domain/wording/dates';

type Reply = ReplySet['replies'][number];
type Said = { words: string; isTrouble: boolean };

/** The standard reply to each kind of trouble, worded for this order: what to say, what to do, what to promise (R2-17). */
export function ReplyPanel({ orderId }: { orderId: string }) {
  const { say, language } = useConsoleView();
  const calls = useTRPC();
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const query = useQuery({ ...calls.draft.replies.queryOptions({ orderId }), enabled: isOpen });
  const replies = query.data?.replies ?? [];
  const reply = replies.find(({ code }) => code === chosen) ?? replies[0];
  const part = (isNow: boolean) => replies.filter((one) => one.isNow === isNow);
  const options = (some: Reply[]) =>
    some.map(({ code, name }) => (
      <option key={code} value={code}>
        {name[language]}
      </option>
    ));
  return (
    <Card>
      <details className="-mt-2 pt-3" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="cursor-pointer font-semibold">{say('replies.title')}</summary>
        {query.isError ? <p className="mt-2 text-bad">{say('common.failed')}</p> : null}
        {isOpen && query.isPending ? <div aria-hidden="true" className="mt-3 h-24 animate-pulse rounded-lg bg-sunken" /> : null}
        {query.data && !reply ? <p className="mt-2 text-faint">{say('replies.none')}</p> : null}
        {reply && query.data ? (
          <div className="mt-3 grid gap-3">
            <select
              className="field max-w-full"
              aria-label={say('replies.kind')}
              value={reply.code}
              onChange={(event) => setChosen(event.target.value)}
            >
              {part(true).length > 0 ? <optgroup label={say('replies.now')}>{options(part(true))}</optgroup> : null}
              <optgroup label={say('replies.others')}>{options(part(false))}</optgroup>
            </select>
            <ReplyCard key={reply.code} orderId={orderId} reply={reply} groups={query.data.groups} />
          </div>
        ) : null}
      </details>
    </Card>
  );
}

function ReplyCard({ orderId, reply, groups }: { orderId: string; reply: Reply; groups: ReplySet['groups'] }) {
  const { say, language, viewer, staffRole } = useConsoleView();
  const calls = useTRPC();
  const [said, setSaid] = useState<Said | null>(null);
  const onError = () => setSaid({ words: say('drafts.said_failed'), isTrouble: true });
  const draft = useMutation(
    calls.draft.reply.mutationOptions({
      onError,
      onSuccess: ({ kind }) =>
        setSaid({ words: say(kind === 'drafted' ? 'replies.drafted' : 'replies.not_now'), isTrouble: kind !== 'drafted' }),
    }),
  );
  const share = useMutation(
    calls.draft.share.mutationOptions({
      onError,
      onSuccess: (done) => {
        if (done.kind === 'sent')
          setSaid({ words: say(done.isSure ? 'replies.shared' : 'replies.shared_unsure', { group: done.group }), isTrouble: !done.isSure });
        else
          setSaid({
            words: done.kind === 'refused' ? say('replies.refused', { detail: done.detail }) : say('replies.no_group'),
            isTrouble: true,
          });
      },
    }),
  );
  const mayAct = staffRole !== null && staffRole !== 'viewer';
  const isBusy = draft.isPending || share.isPending;
  return (
    <>
      <dl className="grid grid-cols-1 gap-x-3 gap-y-1 sm:grid-cols-[auto_minmax(0,1fr)] sm:gap-y-2">
        <dt className="text-faint text-xs">{say('replies.say')}</dt>
        <dd className="whitespace-pre-wrap break-words rounded-lg bg-sunken px-3 py-2" lang={reply.language}>
          {reply.say}
        </dd>
        <dt className="text-faint text-xs">{say('replies.do')}</dt>
        <dd className="break-words">{reply.advice[language]}</dd>
        <dt className="text-faint text-xs">{say('replies.next')}</dt>
        <dd>{say('replies.next_by', { time: formatMoment(reply.nextAt, language, viewer) })}</dd>
      </dl>
      <div className="flex flex-wrap gap-2">
        <CopyButton text={reply.say} />
        {mayAct && reply.isNow ? (
          <button
            type="button"
            className="button button-main"
            disabled={isBusy}
            onClick={() => draft.mutate({ orderId, code: reply.code })}
          >
            {say('replies.draft')}
          </button>
        ) : null}
        {mayAct
          ? groups.map(({ id, name }) => (
              <button
                key={id}
                type="button"
                className="button min-w-0 break-all"
                disabled={isBusy}
                onClick={() => share.mutate({ orderId, code: reply.code, groupId: id })}
              >
                {say('replies.share', { group: name })}
              </button>
            ))
          : null}
      </div>
      {reply.isNow ? null : <p className="text-faint text-xs">{say('replies.not_now')}</p>}
      <p role="status" className={`empty:hidden ${said?.isTrouble ? 'text-bad' : 'text-good'}`}>
        {said?.words ?? ''}
      </p>
    </>
  );
}
