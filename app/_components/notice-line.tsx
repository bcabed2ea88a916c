import { Badge, type Tone } from '@/app/_components/badge';
import { type Say, sayWord } from '@/app/_lib/messages';
import type { NoticeRow } from '@/server/api/trpc/answers';
import type { Language } from '@/server/domain/shared/language';
import { formatMoment, type Viewer } from '@/server/domain/wording/dates';

const TONES: Record<string, Tone> = {
  sent: 'brand',
  delivered: 'good',
  suppressed: 'plain',
  failed: 'bad',
  dead: 'bad',
  unknown: 'warn',
  pending: 'plain',
  sending: 'brand',
};

/** One notice: to whom, why, how it went, and each try with its receipt. */
export function NoticeLine({ notice, say, language, viewer }: { notice: NoticeRow; say: Say; language: Language; viewer: Viewer }) {
  const role = notice.recipient.startsWith('staff:') ? notice.recipient.slice(6) : null;
  return (
    <div className="min-w-0">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Badge tone={TONES[notice.state] ?? 'plain'}>{sayWord(say, 'notice', notice.state)}</Badge>
        <span className="font-medium">{notice.template}</span>
        <span className="text-soft text-xs">
          {role ? say('notices.to_staff', { role: sayWord(say, 'role', role) }) : say('notices.to_customer')}
        </span>
      </p>
      <p className="break-words text-faint text-xs">
        {formatMoment(notice.createdAt, language, viewer)} · <span className="font-mono">{notice.cause}</span>
      </p>
      {notice.detail ? <p className="break-words text-soft text-xs">{notice.detail}</p> : null}
      {notice.tries.length === 0 && notice.state === 'pending' ? (
        <p className="text-soft text-xs">
          {say('notices.no_attempt')} · {say('notices.due', { time: formatMoment(notice.dueAt, language, viewer) })}
        </p>
      ) : null}
      <ul className="text-xs">
        {notice.tries.map((attempt) => (
          <li key={attempt.id} className="break-words">
            {sayWord(say, 'channel', attempt.channel)} · {formatMoment(attempt.startedAt, language, viewer)} ·{' '}
            <span className={attempt.outcome === 'permanent' || attempt.outcome === 'failed' ? 'text-bad' : ''}>
              {sayWord(say, 'outcome', attempt.outcome)}
            </span>
            {attempt.code ? ` (${attempt.code})` : ''}
            {attempt.detail ? ` ${attempt.detail}` : ''}
            {attempt.receiptAt === null ? '' : ` · ${say('notices.receipt', { time: formatMoment(attempt.receiptAt, language, viewer) })}`}
          </li>
        ))}
      </ul>
    </div>
  );
}
