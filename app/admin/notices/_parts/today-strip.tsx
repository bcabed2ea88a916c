import { sayWord } from '@/app/_lib/messages';
import type { PageView } from '@/app/_lib/page-view';
import { sayCosts } from '@/app/_lib/say-money';
import type { LedgerToday } from '@/server/api/trpc/answers';

/** What became of today's messages, by channel, in a row of small cards. */
export function TodayStrip({ today, view }: { today: LedgerToday; view: Pick<PageView, 'say' | 'language'> }) {
  const { say, language } = view;
  const { channels, suppressed, lost } = today;
  return (
    <section aria-label={say('ledger.today')} className="mb-4">
      <p className="mb-2 flex flex-wrap gap-x-3 text-soft text-sm">
        <span className="font-medium text-ink">{say('ledger.today')}</span>
        <span>{say('ledger.held_back', { n: suppressed })}</span>
        <span className={lost > 0 ? 'text-bad' : ''}>{say('ledger.lost', { n: lost })}</span>
        {channels.length === 0 ? <span>{say('ledger.today_none')}</span> : null}
      </p>
      <ul className="grid grid-cols-1 gap-2 sm:grid-cols-2 xl:grid-cols-4">
        {channels.map((day) => (
          <li key={day.channel} className="min-w-0 rounded-xl border border-line bg-card px-3 py-2 text-xs">
            <p className="flex items-baseline justify-between gap-2">
              <span className="truncate font-medium text-sm">{sayWord(say, 'channel', day.channel)}</span>
              <span className="digits text-soft">{sayCosts(day.costs, language)}</span>
            </p>
            <p className="digits flex flex-wrap gap-x-2">
              <span>{say('ledger.sent', { n: day.sent })}</span>
              <span className="text-good">{say('ledger.delivered', { n: day.delivered })}</span>
              {day.failed > 0 ? <span className="text-bad">{say('ledger.failed', { n: day.failed })}</span> : null}
              {day.unknown > 0 ? <span className="text-warn">{say('ledger.unknown', { n: day.unknown })}</span> : null}
            </p>
            <p className="digits flex flex-wrap gap-x-2 text-faint">
              {day.sent > 0 ? <span>{say('ledger.rate', { percent: Math.round((day.delivered / day.sent) * 100) })}</span> : null}
              {day.medianS === null ? null : <span>{say('ledger.median', { s: Number(day.medianS.toFixed(1)) })}</span>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
