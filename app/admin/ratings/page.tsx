import type { Metadata } from 'next';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import { ANONYMOUS_FROM, type RatingReason } from '@/server/domain/rating/rating';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { carrierName } from '@/server/domain/tracking/carriers';
import { RATING_REASON_NAMES } from '@/server/domain/wording/rating-words';

export const metadata: Metadata = { title: '评分 Ratings' };

const NAMED_MOST = 2;

export default async function RatingsPage() {
  const { calls, say, language } = await openPage();
  const lines = await calls.ticket.ratings();
  return (
    <>
      <PageHead title={say('ratings.title')} intro={say('ratings.intro')} />
      <Card flush>
        {lines.length === 0 ? (
          <EmptyState title={say('ratings.none')} why={say('ratings.none_why')} />
        ) : (
          <div className="overflow-x-auto px-4 pb-3">
            <table className="w-full text-left">
              <thead className="text-faint text-xs">
                <tr>
                  {(['week', 'carrier', 'count', 'nps', 'average', 'reasons'] as const).map((name) => (
                    <th key={name} scope="col" className="whitespace-nowrap py-2 pr-4 font-normal">
                      {say(`ratings.${name}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody className="divide-y divide-line">
                {lines.map(({ week, carrier, all, figures }) => (
                  <tr key={`${week} ${carrier ?? ''}`} className={carrier === null ? 'font-medium' : 'text-soft'}>
                    <td className="digits whitespace-nowrap py-2 pr-4">{carrier === null ? week : ''}</td>
                    <td className="whitespace-nowrap py-2 pr-4">
                      {carrier === null ? say('ratings.everybody') : carrierName(carrier, language)}
                    </td>
                    <td className="digits py-2 pr-4">{all.toLocaleString(language)}</td>
                    {figures ? (
                      <>
                        <td className="digits py-2 pr-4">{figures.nps > 0 ? `+${figures.nps}` : figures.nps}</td>
                        <td className="digits py-2 pr-4">{figures.average.toFixed(1)}</td>
                        <td className="whitespace-nowrap py-2">{namedMost(figures.reasons, language)}</td>
                      </>
                    ) : (
                      <td colSpan={3} className="py-2 text-faint">
                        {say('ratings.too_few', { n: ANONYMOUS_FROM })}
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Card>
    </>
  );
}

function namedMost(reasons: Record<string, number>, language: WrittenLanguage): string {
  return Object.entries(reasons)
    .sort((a, b) => b[1] - a[1])
    .slice(0, NAMED_MOST)
    .map(([reason, n]) => `${RATING_REASON_NAMES[reason as RatingReason][language]} ${n}`)
    .join(' · ');
}
