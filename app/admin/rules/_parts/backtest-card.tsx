'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { RuleBody } from '@/server/domain/rule/rule';
import { TestedFigures } from './tested-figures';
import { ChoiceToken } from './token';

const SETTLE_MS = 500;
const DAYS = [7, 30, 90, 366] as const;
const FIRST_DAYS = 90;

interface Props {
  code: string | null;
  /** Null while what is written is not whole. */
  body: RuleBody | null;
}

/** What the rule would have done to the shop's own past, as it is written: tried anew shortly after each change. */
export function BacktestCard({ code, body }: Props) {
  const { say } = useConsoleView();
  const trpc = useTRPC();
  const [days, setDays] = useState<number>(FIRST_DAYS);
  const [settled, setSettled] = useState(body);
  useEffect(() => {
    if (!body) return;
    const timer = setTimeout(() => setSettled(body), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [body]);
  const query = useQuery({
    ...trpc.rule.backtest.queryOptions({ code, body: settled as RuleBody, days }),
    enabled: settled !== null,
    placeholderData: keepPreviousData,
  });
  return (
    <Card
      title={say('backtest.title')}
      aside={
        <ChoiceToken label={say('backtest.span')} value={String(days)} onChange={(next) => setDays(Number(next))}>
          {DAYS.map((one) => (
            <option key={one} value={one}>
              {say('backtest.days', { n: one })}
            </option>
          ))}
        </ChoiceToken>
      }
    >
      <div
        aria-live="polite"
        aria-busy={query.isFetching}
        className={query.isPlaceholderData || body !== settled ? 'opacity-60' : undefined}
      >
        {settled === null ? <p className="text-faint">{say('backtest.wait')}</p> : null}
        {settled !== null && query.isPending ? <p className="text-faint">{say('common.loading')}</p> : null}
        {query.isError ? (
          <p role="alert" className="text-bad">
            {query.error.message}{' '}
            <button type="button" className="underline" onClick={() => query.refetch()}>
              {say('common.retry')}
            </button>
          </p>
        ) : null}
        {query.data ? <TestedFigures tested={query.data} /> : null}
      </div>
    </Card>
  );
}
