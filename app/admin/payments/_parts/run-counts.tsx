import Link from 'next/link';
import { Card } from '@/app/_components/card';
import type { PageView } from '@/app/_lib/page-view';
import type { PaymentMatching } from '@/server/api/trpc/answers';
import { MATCH_VERDICTS, type MatchVerdict, WRONG } from '@/server/domain/payment/match-payments';
import { formatFull } from '@/server/domain/wording/dates';
import { addressOf } from './address-of';

/** The figures of the last run; those of differences narrow the list. */
export function RunCounts({
  run,
  chosen,
  shop,
  view,
}: {
  run: NonNullable<PaymentMatching['shown']>;
  chosen?: MatchVerdict;
  shop?: string;
  view: PageView;
}) {
  const { say, viewer } = view;
  const time = formatFull(run.finishedAt ?? run.requestedAt, viewer.timeZone);
  return (
    <Card title={say('payments.last')} aside={say('payments.last_line', { time, orders: run.total ?? 0, days: run.days })}>
      <ul className="grid grid-cols-2 gap-3 sm:grid-cols-4 xl:grid-cols-7">
        {MATCH_VERDICTS.map((one) => {
          const count = run.counts[one] ?? 0;
          const isWrong = WRONG.has(one);
          const figure = (
            <>
              <span className="block text-soft text-xs">{say(`payments.verdict_${one}`)}</span>
              <span className={`digits block font-semibold text-xl ${isWrong && count > 0 ? 'text-bad' : ''}`}>{count}</span>
            </>
          );
          return (
            <li key={one} className={`rounded-lg px-2 py-1 ${one === chosen ? 'bg-brand-soft' : ''}`}>
              {isWrong ? (
                <Link
                  href={addressOf({ verdict: one === chosen ? undefined : one, shop })}
                  aria-current={one === chosen ? 'true' : undefined}
                  className="block hover:text-brand"
                >
                  {figure}
                </Link>
              ) : (
                figure
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
