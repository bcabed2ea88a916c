import type { Say } from '@/app/_lib/messages';
import type { InsightPage } from '@/server/api/trpc/answers';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { Bars } from './bars';

/** How often orders had been looked at before their customers opened a ticket. */
export function BeforeTickets({ buckets, say, language }: { language: WrittenLanguage; buckets: InsightPage['beforeTickets']; say: Say }) {
  if (buckets.every(({ tickets }) => tickets === 0)) return <p className="text-faint">{say('insight.before_none')}</p>;
  const rows = buckets.map(({ from, to, tickets }) => {
    const range = to === null ? `${from}+` : from === to ? String(from) : `${from}–${to}`;
    return { name: say('insight.times', { range }), count: tickets };
  });
  return <Bars rows={rows} language={language} />;
}
