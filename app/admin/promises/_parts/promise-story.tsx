'use client';

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import { useTRPC } from '@/app/_lib/trpc';
import { wordNotice } from '@/app/_lib/word-notice';
import type { PromiseLine, PromiseStory as Story } from '@/server/api/trpc/answers';
import { WITHDRAWN_WHYS } from '@/server/domain/promise/promise';
import { formatMoment } from '@/server/domain/wording/dates';

/** What made a promise, in its words, and what kept it, broke it or took it back. */
export function PromiseStory({ promise }: { promise: PromiseLine }) {
  const { say, language, viewer } = useConsoleView();
  const trpc = useTRPC();
  const story = useQuery(trpc.promise.read.queryOptions({ id: promise.id }));
  const moment = (at: number) => formatMoment(at, language, viewer);
  if (story.isPending) return <p role="status">{say('common.loading')}</p>;
  if (story.isError || !story.data) return <p role="alert">{story.error?.message ?? say('promises.missing')}</p>;
  const { made, settled } = story.data;
  return (
    <dl className="mt-2 grid gap-2 border-line border-l-2 pl-3 text-sm">
      <Part title={`${say('promises.how')} · ${say('promises.said', { time: moment(promise.createdAt) })}`}>{howMade(made)}</Part>
      <Part title={say('promises.what_came')}>
        {promise.brokenAt !== null ? <p>{say('promises.was_broken', { time: moment(promise.dueAt) })}</p> : null}
        {whatCame(settled)}
        {promise.warnedAt !== null ? (
          <p className="text-faint text-xs">{say('promises.warned', { time: moment(promise.warnedAt) })}</p>
        ) : null}
      </Part>
    </dl>
  );

  function howMade(notice: Story['made']): ReactNode {
    const to = moment(promise.dueAt);
    const { kind, fromAt } = promise;
    if (kind === 'call_back') {
      return (
        <p>
          {say('promises.how_call', {
            by: promise.madeByName ?? say('common.unknown'),
            owner: promise.ownerName ?? say('common.unknown'),
            to,
          })}
        </p>
      );
    }
    if (kind === 'ticket_answer') return <p>{say('promises.how_answer', { to })}</p>;
    if (promise.noticeId === null) return <p>{say('promises.how_page', { from: moment(fromAt ?? promise.createdAt), to })}</p>;
    return (
      <>
        {kind === 'eta_shown' ? <p>{say('promises.how_day', { to })}</p> : null}
        <Words notice={notice} />
      </>
    );
  }

  function whatCame(notice: Story['settled']): ReactNode {
    const { withdrawnAt, withdrawnWhy: why, settledBy } = promise;
    if (withdrawnAt !== null) {
      const words = WITHDRAWN_WHYS.find((one) => one === why);
      const by = promise.withdrawnByName ?? say('common.system');
      return (
        <p className="break-words">
          {say('promises.was_withdrawn', { time: moment(withdrawnAt), by, why: words ? say(`promises.why_${words}`) : (why ?? '') })}
        </p>
      );
    }
    const at = promise.keptAt ?? promise.lateAt;
    if (at === null || settledBy === null)
      return promise.brokenAt === null ? <p className="text-faint">{say('promises.not_yet')}</p> : null;
    const time = moment(at);
    if (promise.outcome) return <p>{sayWord(say, 'promises', `by_${promise.outcome}`).replace('{time}', time)}</p>;
    if (!settledBy.startsWith('notice:')) return <p>{sayWord(say, 'promises', `by_${settledBy}`).replace('{time}', time)}</p>;
    return (
      <>
        <p>{say('promises.by_message', { time })}</p>
        <Words notice={notice} />
      </>
    );
  }
}

/** A message as its customer read it. */
function Words({ notice }: { notice: Story['made'] }) {
  const { say, language, viewer } = useConsoleView();
  const words = notice ? wordNotice(notice, language, viewer) : null;
  if (!words) return <p className="text-faint">{say('promises.words_gone')}</p>;
  return <blockquote className="break-words rounded-lg bg-sunken px-3 py-2">{words.text ?? words.title}</blockquote>;
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-faint text-xs">{title}</dt>
      <dd className="grid gap-1">{children}</dd>
    </div>
  );
}
