import { Badge, type Tone } from '@/app/_components/badge';
import { type Say, sayWord } from '@/app/_lib/messages';
import { sayNoticeWhy } from '@/app/_lib/say-notice-why';
import { wordNotice } from '@/app/_lib/word-notice';
import type { NoticeRow } from '@/server/api/trpc/answers';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { formatMoment, type Viewer } from '@/server/domain/wording/dates';

/** Colours of the states of notices. */
export const NOTICE_TONES: Record<string, Tone> = {
  draft: 'warn',
  sent: 'brand',
  delivered: 'good',
  suppressed: 'plain',
  failed: 'bad',
  dead: 'bad',
  unknown: 'warn',
  pending: 'plain',
  sending: 'brand',
};

interface Props {
  notice: NoticeRow;
  say: Say;
  language: WrittenLanguage;
  viewer: Viewer;
}

/** One notice: to whom, what, how it went, and each try with its receipt. */
export function NoticeLine({ notice, say, language, viewer }: Props) {
  const words = wordNotice(notice, language, viewer);
  return (
    <div className="min-w-0">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Badge tone={NOTICE_TONES[notice.state] ?? 'plain'}>{sayWord(say, 'notice', notice.state)}</Badge>
        <span className="font-medium">{words?.title ?? sayWord(say, 'notice_title', notice.template)}</span>
        <span className="text-soft text-xs">{recipientOf(notice, say)}</span>
      </p>
      <p className="text-faint text-xs" title={notice.cause}>
        {formatMoment(notice.createdAt, language, viewer)}
        {notice.tries.length === 0 && notice.state === 'pending'
          ? ` · ${say('notices.no_attempt')} · ${say('notices.due', { time: formatMoment(notice.dueAt, language, viewer) })}`
          : ''}
      </p>
      {notice.detail ? <p className="break-words text-soft text-xs">{sayNoticeWhy(say, notice.detail)}</p> : null}
      {notice.seenAt === null ? null : (
        <p className="text-soft text-xs">
          {say('notices.seen_by', {
            who: notice.seenByName ?? say('common.unknown'),
            time: formatMoment(notice.seenAt, language, viewer),
          })}
        </p>
      )}
      <Tries notice={notice} say={say} language={language} viewer={viewer} />
      {words ? (
        <details className="text-xs">
          <summary className="w-fit text-brand">{say('notices.draft')}</summary>
          <p className="mt-1 break-words rounded-lg bg-sunken px-2.5 py-1.5 text-soft">{words.text ?? say('notices.not_worded')}</p>
        </details>
      ) : null}
    </div>
  );
}

/** Whom a notice is for, in words that name no customer. */
export function recipientOf({ recipient, recipientName }: NoticeRow, say: Say): string {
  if (recipient.startsWith('staff:')) return say('notices.to_staff', { role: sayWord(say, 'role', recipient.slice('staff:'.length)) });
  if (recipient.startsWith('person:')) return say('notices.to_person', { who: recipientName ?? say('common.unknown') });
  if (recipient.startsWith('group:')) return say('notices.to_group');
  if (recipient.startsWith('contact:')) return say('notices.to_contact');
  return say('notices.to_customer');
}

function Tries({ notice, say, language, viewer }: Props) {
  return (
    <ul className="text-xs">
      {notice.tries.map((attempt) => (
        <li key={attempt.id} className="break-words">
          {sayWord(say, 'channel', attempt.channel)} · {formatMoment(attempt.startedAt, language, viewer)} ·{' '}
          <span className={attempt.outcome === 'permanent' || attempt.outcome === 'failed' ? 'text-bad' : ''}>
            {sayWord(say, 'outcome', attempt.outcome)}
          </span>
          {attempt.code ? ` (${attempt.code})` : ''}
          {attempt.detail ? ` ${sayNoticeWhy(say, attempt.detail)}` : ''}
          {attempt.receiptAt === null ? '' : ` · ${say('notices.receipt', { time: formatMoment(attempt.receiptAt, language, viewer) })}`}
        </li>
      ))}
    </ul>
  );
}
