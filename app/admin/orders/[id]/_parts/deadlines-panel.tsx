import { Card } from '@/app/_components/card';
import { formatDuration, formatFull } from '@/server/domain/wording/dates';
import type { PanelProps } from './panel';

/** Clocks that run on the order: which rung of which rule falls due when. */
export function DeadlinesPanel({ page, view }: PanelProps) {
  const { say, language, viewer } = view;
  return (
    <Card title={say('order.deadlines')}>
      {page.deadlines.length === 0 ? <p className="text-faint">{say('order.deadlines_none')}</p> : null}
      <ul className="grid gap-2">
        {page.deadlines.map((deadline) => {
          const now = page.asOf ?? viewer.now;
          const isOver = deadline.dueAt < now;
          const rule = page.rules.find((one) => one.code === deadline.ruleCode);
          return (
            <li key={`${deadline.ruleCode}|${deadline.rung}|${deadline.shipmentKey}`} className="flex items-baseline justify-between gap-3">
              <span className="min-w-0">
                <span className="block truncate">{rule?.name[language] ?? deadline.ruleCode}</span>
                <span className="block truncate text-faint text-xs">
                  {say('rules.rung', { n: deadline.rung })}
                  {deadline.shipmentKey ? ` · ${deadline.shipmentKey}` : ''}
                </span>
              </span>
              <span className={`digits shrink-0 text-right text-xs ${isOver ? 'font-medium text-bad' : 'text-soft'}`}>
                {say('order.due', { time: formatFull(deadline.dueAt, viewer.timeZone) })}
                {isOver ? (
                  <span className="block">{say('order.overdue', { length: formatDuration(now - deadline.dueAt, language) })}</span>
                ) : null}
              </span>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
