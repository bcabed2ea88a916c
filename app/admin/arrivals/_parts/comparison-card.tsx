import { Card } from '@/app/_components/card';
import type { Say } from '@/app/_lib/messages';
import type { ArrivalRecord } from '@/server/api/trpc/answers';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { WHOSE_NAMES } from '@/server/domain/wording/arrival-words';
import { sayDays, sayShare } from './say-figure';

interface Props {
  comparisons: ArrivalRecord['comparisons'];
  say: Say;
  language: WrittenLanguage;
}

/** The carrier's date and the shop's promise beside ours, on the same orders. */
export function ComparisonCard({ comparisons, say, language }: Props) {
  return (
    <Card title={say('arrivals.comparison')}>
      <p className="mb-2 text-faint text-xs">{say('arrivals.comparison_why')}</p>
      {comparisons.length === 0 ? <p className="text-soft">{say('arrivals.comparison_none')}</p> : null}
      <div className="grid gap-4">
        {comparisons.map(({ whose, orders, theirs, ours }) => (
          <table key={whose} className="w-full text-right">
            <caption className="pb-1 text-left">
              <span className="font-medium">{WHOSE_NAMES[whose][language]}</span>{' '}
              <span className="digits text-faint text-xs">{say('arrivals.same_orders', { n: orders.toLocaleString(language) })}</span>
            </caption>
            <thead className="text-faint text-xs">
              <tr>
                <td />
                {(['day_error', 'on_time', 'exact'] as const).map((column) => (
                  <th key={column} scope="col" className="py-1 pl-3 font-normal">
                    {say(`arrivals.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="digits divide-y divide-line border-line border-t">
              {(
                [
                  [WHOSE_NAMES[whose][language], theirs],
                  [WHOSE_NAMES.ours[language], ours],
                ] as const
              ).map(([name, word]) => (
                <tr key={name}>
                  <th scope="row" className="py-1.5 text-left font-normal">
                    {name}
                  </th>
                  <td className="pl-3">{say('arrivals.day_n', { n: sayDays(word.error, language) })}</td>
                  <td className="pl-3">{sayShare(word.onTime, language)}</td>
                  <td className="pl-3">{sayShare(word.exact, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </Card>
  );
}
