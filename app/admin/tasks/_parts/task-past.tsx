import Link from 'next/link';
import { Card } from '@/app/_components/card';
import type { PageView } from '@/app/_lib/page-view';
import type { TaskView } from '@/server/api/trpc/answers';
import { formatMoment } from '@/server/domain/wording/dates';

/** What was answered lately, by whom, and what settled itself. */
export function TaskPast({ tasks, view: { say, language, viewer } }: { tasks: TaskView[]; view: PageView }) {
  return (
    <Card title={say('tasks.closed')}>
      <ul className="grid gap-1.5 text-xs">
        {tasks.map((task) => (
          <li key={task.id} className="break-words">
            <Link className="font-mono text-brand" href={`/admin/orders/${task.orderId}`}>
              {task.orderNo}
            </Link>{' '}
            · {say(`tasks.kind_${task.kind}`)} ·{' '}
            {task.answer === null
              ? say('tasks.lapsed')
              : say('tasks.said', { who: task.closedByName ?? say('common.unknown'), answer: say(`tasks.answer_${task.answer}`) })}
            {task.note ? ` · ${task.note}` : ''}
            {task.closedAt === null ? null : <span className="text-faint"> · {formatMoment(task.closedAt, language, viewer)}</span>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
