'use client';

import { Badge } from '@/app/_components/badge';
import { useConsoleView } from '@/app/_lib/console-view';
import type { CombinationPreview, PreviewTally } from '@/server/api/trpc/answers';
import { LIFECYCLES } from '@/server/domain/order/lifecycle';
import { OrderChanges } from './order-changes';

interface Props {
  tally: CombinationPreview | PreviewTally | null;
  isWorking: boolean;
  error: string | null;
  /** Said before anything was tried out. */
  hint: string;
}

/** What a change would do: how many orders, from where to where, and examples. */
export function PreviewView({ tally, isWorking, error, hint }: Props) {
  const { say, language } = useConsoleView();
  const count = (n: number) => n.toLocaleString(language);
  if (error) return <p className="break-words text-bad text-xs">{error}</p>;
  if (!tally) return <p className="text-faint text-xs">{isWorking ? say('mappings.preview_working') : hint}</p>;
  const orders = tally.isCut ? say('mappings.more_than', { n: count(tally.orders) }) : count(tally.orders);
  return (
    <div aria-live="polite" aria-busy={isWorking} className={`grid gap-2 text-xs ${isWorking ? 'opacity-60' : ''}`}>
      <p>{say('mappings.preview_counts', { orders, looked: count(tally.looked), changed: count(tally.changed) })}</p>
      {'unfit' in tally && tally.unfit > 0 ? <p className="text-warn">{say('mappings.unfit', { n: count(tally.unfit) })}</p> : null}
      {tally.changed === 0 ? <p className="text-faint">{say('mappings.preview_none')}</p> : null}
      <ul className="flex flex-wrap gap-1.5">
        {tally.moves.map(({ from, to, orders: n }) => (
          <li key={`${from}|${to}`}>
            <Badge tone={from === to ? 'plain' : 'brand'}>
              {from === to
                ? say('mappings.flags_only', { state: LIFECYCLES[from].name[language] })
                : `${LIFECYCLES[from].name[language]} → ${LIFECYCLES[to].name[language]}`}{' '}
              <span className="digits">{count(n)}</span>
            </Badge>
          </li>
        ))}
      </ul>
      {tally.samples.length > 0 ? <OrderChanges orders={tally.samples} /> : null}
    </div>
  );
}
