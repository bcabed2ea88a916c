'use client';

import { useMutation } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { Badge } from '@/app/_components/badge';
import { NOTICE_TONES, recipientOf } from '@/app/_components/notice-line';
import { SureButton } from '@/app/_components/sure-button';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import { sayCosts } from '@/app/_lib/say-money';
import { sayNoticeWhy } from '@/app/_lib/say-notice-why';
import { useTRPC } from '@/app/_lib/trpc';
import { wordNotice } from '@/app/_lib/word-notice';
import type { LedgerLine as Line } from '@/server/api/trpc/answers';
import { OVER } from '@/server/domain/notice/mend-notice';
import { alertPath } from '@/server/domain/notice/staff-alert';
import { formatMoment } from '@/server/domain/wording/dates';
import { NoticeStory } from './notice-story';
import { RetrySaid } from './retry-said';

interface Props {
  notice: Line;
  isChosen: boolean;
  mayMend: boolean;
  onChoose: () => void;
  onMended: () => void;
}

/** One notice: what, for whom, by which channel, how it stands and why, what it cost; opened, its whole story. */
export function LedgerLine({ notice, isChosen, mayMend, onChoose, onMended }: Props) {
  const { say, language, viewer } = useConsoleView();
  const [isOpen, setOpen] = useState(false);
  const words = wordNotice(notice, language, viewer);
  const channels = [...new Set(notice.tries.map(({ channel }) => sayWord(say, 'channel', channel)))];
  const isOver = (OVER as readonly string[]).includes(notice.state);
  return (
    <li className="flex items-start gap-2 px-4 py-3">
      {mayMend && isOver ? (
        <input type="checkbox" className="mt-1.5 size-4" checked={isChosen} aria-label={say('ledger.choose')} onChange={onChoose} />
      ) : null}
      <div className="min-w-0 flex-1">
        <details
          // one that was opened before the page was awake
          ref={(details) => {
            if (details?.open) setOpen(true);
          }}
          onToggle={(event) => setOpen(event.currentTarget.open)}
        >
          <summary className="cursor-pointer">
            <span className="inline-flex max-w-[calc(100%-1.5rem)] flex-wrap items-center gap-x-2 gap-y-1 align-top">
              <Badge tone={NOTICE_TONES[notice.state] ?? 'plain'}>{sayWord(say, 'notice', notice.state)}</Badge>
              <span className="min-w-0 break-words font-medium">{words?.title ?? sayWord(say, 'notice_title', notice.template)}</span>
              <span className="text-soft text-xs">
                {recipientOf(notice, say)}
                {notice.toWhom && !notice.recipient.startsWith('person:') ? ` · ${notice.toWhom}` : ''}
              </span>
              <span className="digits text-faint text-xs">
                {formatMoment(notice.createdAt, language, viewer)}
                {channels.length > 0 ? ` · ${channels.join(' → ')}` : ''}
                {notice.costs.length > 0 ? ` · ${sayCosts(notice.costs, language)}` : ''}
                {notice.followers > 0 ? ` · ${say('ledger.and_others', { n: notice.followers })}` : ''}
              </span>
            </span>
          </summary>
          {isOpen ? <NoticeStory notice={notice} text={words ? (words.text ?? say('notices.not_worded')) : null} /> : null}
        </details>
        {notice.orderId === null ? (
          <Link href={alertPath(notice.params)} className="inline-block text-brand text-xs leading-6">
            {say('notices.of_all')}
          </Link>
        ) : (
          <Link href={`/admin/orders/${notice.orderId}`} className="inline-block break-all text-brand text-xs leading-6">
            {notice.orderNo} · {notice.shopName}
          </Link>
        )}
        {notice.detail ? <p className="break-words text-soft text-xs">{sayNoticeWhy(say, notice.detail)}</p> : null}
        {notice.state === 'pending' ? (
          <p className="text-faint text-xs">{say('notices.due', { time: formatMoment(notice.dueAt, language, viewer) })}</p>
        ) : null}
        {mayMend && (isOver || notice.state === 'pending') ? <Mend notice={notice} isOver={isOver} onMended={onMended} /> : null}
      </div>
    </li>
  );
}

function Mend({ notice, isOver, onMended }: { notice: Line; isOver: boolean; onMended: () => void }) {
  const { say } = useConsoleView();
  const trpc = useTRPC();
  const retry = useMutation(trpc.notice.retry.mutationOptions({ onSuccess: onMended }));
  const cancel = useMutation(trpc.notice.cancel.mutationOptions({ onSuccess: onMended }));
  const ids = [notice.id];
  return (
    <div className="mt-1 text-xs">
      {isOver ? (
        <SureButton small disabled={retry.isPending} onSure={() => retry.mutate({ ids })}>
          {say('ledger.retry')}
        </SureButton>
      ) : (
        <SureButton small disabled={cancel.isPending} onSure={() => cancel.mutate({ ids })}>
          {say('ledger.cancel')}
        </SureButton>
      )}
      <RetrySaid retry={retry} />
      {cancel.data ? (
        <p role="status" className={cancel.data.cancelled > 0 ? 'text-good' : 'text-bad'}>
          {say(cancel.data.cancelled > 0 ? 'ledger.cancelled' : 'ledger.too_late')}
        </p>
      ) : null}
      {cancel.error ? (
        <p role="alert" className="text-bad">
          {cancel.error.message}
        </p>
      ) : null}
    </div>
  );
}
