'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import { sayMoney } from '@/app/_lib/say-money';
import { sayNoticeWhy } from '@/app/_lib/say-notice-why';
import { useTRPC } from '@/app/_lib/trpc';
import type { LedgerLine, NoticeStory as Story } from '@/server/api/trpc/answers';
import { formatMoment } from '@/server/domain/wording/dates';

/** Everything about one notice: what it said, each try with its provider's answers, and what was told with it. */
export function NoticeStory({ notice, text }: { notice: LedgerLine; text: string | null }) {
  const { say } = useConsoleView();
  const trpc = useTRPC();
  const read = useQuery(trpc.notice.read.queryOptions({ id: notice.id }));
  if (read.isPending) return <p className="py-2 text-soft text-xs">{say('ledger.loading')}</p>;
  if (read.isError) {
    return (
      <p role="alert" className="py-2 text-bad text-xs">
        {read.error.message}
      </p>
    );
  }
  const story = read.data;
  return (
    <div className="grid gap-3 py-2 text-xs">
      {text ? (
        <section>
          <h3 className="font-medium">{say('ledger.said')}</h3>
          <p className="mt-1 break-words rounded-lg bg-sunken px-2.5 py-1.5 text-soft">{text}</p>
          <p className="mt-1 break-all font-mono text-faint">
            {notice.template} · {notice.cause}
          </p>
        </section>
      ) : null}
      <section>
        <h3 className="mb-1 font-medium">{say('ledger.attempts')}</h3>
        {story && story.attempts.length > 0 ? null : <p className="text-faint">{say('ledger.no_attempts')}</p>}
        <ol className="grid gap-1">
          {story?.attempts.map((attempt) => (
            <Attempt key={attempt.id} attempt={attempt} />
          ))}
        </ol>
      </section>
      {story?.lead ? <Told title={say('ledger.told_by')} notices={[story.lead]} /> : null}
      {story && story.followers.length > 0 ? <Told title={say('ledger.told_with')} notices={story.followers} /> : null}
    </div>
  );
}

function Attempt({ attempt }: { attempt: Story['attempts'][number] }) {
  const { say, language, viewer } = useConsoleView();
  const { costMicros, currency, startedAt, endedAt } = attempt;
  const facts = [
    formatMoment(startedAt, language, viewer, 'second'),
    ...(endedAt === null ? [] : [say('ledger.answered', { ms: Math.max(0, endedAt - startedAt) })]),
    ...(attempt.parts === null ? [] : [say('ledger.parts', { n: attempt.parts })]),
    ...(costMicros !== null && costMicros > 0 && currency !== null ? [sayMoney({ micros: costMicros, currency }, language)] : []),
  ];
  return (
    <li className="min-w-0 rounded-lg bg-sunken px-2.5 py-1.5">
      <p className="flex flex-wrap gap-x-2">
        <span className="font-medium">{sayWord(say, 'channel', attempt.channel)}</span>
        <span className={['permanent', 'failed', 'config'].includes(attempt.outcome) ? 'text-bad' : ''}>
          {sayWord(say, 'outcome', attempt.outcome)}
        </span>
        {attempt.code ? <span className="text-soft">{say('ledger.code', { code: attempt.code })}</span> : null}
      </p>
      {attempt.detail ? <p className="break-words text-soft">{sayNoticeWhy(say, attempt.detail)}</p> : null}
      <p className="digits text-faint">{facts.join(' · ')}</p>
      {attempt.providerId ? (
        <p className="break-all text-faint">
          {say('ledger.provider_id')} <code>{attempt.providerId}</code>
        </p>
      ) : null}
      {attempt.sendId ? (
        <p className="break-all text-faint">
          {say('ledger.our_id')} <code>{attempt.sendId}</code>
        </p>
      ) : null}
      {attempt.channel === 'console' ? null : (
        <p className="text-faint">
          {say('ledger.receipts')}{' '}
          {attempt.receipts.length === 0
            ? say('ledger.no_receipts')
            : attempt.receipts
                .map(
                  ({ status, code, receivedAt }) =>
                    `${status}${code ? ` (${code})` : ''} ${formatMoment(receivedAt, language, viewer, 'second')}`,
                )
                .join(' → ')}
        </p>
      )}
    </li>
  );
}

function Told({ title, notices }: { title: string; notices: Story['followers'] }) {
  const { say } = useConsoleView();
  return (
    <section>
      <h3 className="font-medium">{title}</h3>
      <ul>
        {notices.map(({ id, orderId, orderNo, template }) => (
          <li key={id}>
            {orderId ? (
              <Link className="text-brand" href={`/admin/orders/${orderId}`}>
                {orderNo}
              </Link>
            ) : (
              sayWord(say, 'notice_title', template)
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
