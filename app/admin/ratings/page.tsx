import type { Metadata } from 'next';
import type { ReactNode } from 'react';
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
              <thead className="text-faint text-xs max-md:sr-only">
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
                  <tr
                    key={`${week} ${carrier ?? ''}`}
                    className={`max-md:flex max-md:flex-wrap max-md:items-baseline max-md:gap-x-3 max-md:py-2 ${carrier === null ? 'font-medium' : 'text-soft'}`}
                  >
                    <td className="digits whitespace-nowrap max-md:empty:hidden md:py-2 md:pr-4">{carrier === null ? week : ''}</td>
                    <td className="whitespace-nowrap max-md:mr-auto md:py-2 md:pr-4">
                      {carrier === null ? say('ratings.everybody') : carrierName(carrier, language)}
                    </td>
                    <td className="digits md:py-2 md:pr-4">
                      <Named name={say('ratings.count')}>{all.toLocaleString(language)}</Named>
                    </td>
                    {figures ? (
                      <>
                        <td className="digits md:py-2 md:pr-4">
                          <Named name={say('ratings.nps')}>{figures.nps > 0 ? `+${figures.nps}` : figures.nps}</Named>
                        </td>
                        <td className="digits md:py-2 md:pr-4">
                          <Named name={say('ratings.average')}>{figures.average.toFixed(1)}</Named>
                        </td>
                        <td className="max-md:w-full max-md:text-faint max-md:text-xs max-md:empty:hidden md:py-2">
                          {namedMost(figures.reasons, language)}
                        </td>
                      </>
                    ) : (
                      <td colSpan={3} className="text-faint max-md:w-full max-md:text-xs md:py-2">
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

/** On a phone each figure stands beside its name; on wider screens the column says it. */
function Named({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <span className="mr-1 font-normal text-faint text-xs md:hidden">{name}</span>
      {children}
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
