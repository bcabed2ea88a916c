import { Badge } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { sayWord } from '@/app/_lib/messages';
import { formatMoment } from '@/server/domain/wording/dates';
import type { PanelProps } from './panel';

/** What messages promised, and whether it was kept. */
export function PromisesPanel({ page, view }: PanelProps) {
  const { say, language, viewer } = view;
  return (
    <Card title={say('order.promises')}>
      {page.promises.length === 0 ? <p className="text-faint">{say('order.promises_none')}</p> : null}
      <ul className="grid gap-1.5">
        {page.promises.map((promise) => {
          const outcome = promise.keptAt !== null ? 'kept' : promise.brokenAt !== null ? 'broken' : 'promise_open';
          return (
            <li key={promise.id} className="flex items-center justify-between gap-3">
              <span className="digits">
                {formatMoment(promise.dueAt, language, viewer)}{' '}
                <span className="text-faint text-xs">{sayWord(say, 'order', `promise_${promise.kind}`)}</span>
              </span>
              <Badge tone={outcome === 'kept' ? 'good' : outcome === 'broken' ? 'bad' : 'plain'}>{say(`order.${outcome}`)}</Badge>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
