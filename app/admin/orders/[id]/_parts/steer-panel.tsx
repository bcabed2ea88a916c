'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import { TaskItem } from '@/app/admin/tasks/_parts/task-item';
import type { OrderDoings } from '@/server/api/trpc/answers';
import { mayAct } from '@/server/domain/access/staff-role';
import { formatMoment } from '@/server/domain/wording/dates';
import { reasonOf } from '@/server/domain/wording/reasons';
import { DOINGS, wordDoing } from '@/server/domain/wording/word-doing';

interface Props {
  orderId: string;
  held: { reason: string } | null;
  doings: OrderDoings;
  /** Where the state is set by hand. */
  force: string;
}

/** What can be done with an order now, what rules ask about it, and what they did (R0-19, R1-30). */
export function SteerPanel({ orderId, held, doings: { tasks, doings }, force }: Props) {
  const { say, language, viewer, staffRole } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const onSuccess = () => router.refresh();
  const hold = useMutation(trpc.task.hold.mutationOptions({ onSuccess }));
  const again = useMutation(trpc.task.askAgain.mutationOptions({ onSuccess }));
  const trouble = hold.error?.message ?? again.error?.message ?? null;
  const mayWrite = staffRole !== null && mayAct(staffRole, 'agent');
  if (!mayWrite && tasks.length === 0 && doings.length === 0 && !held) return null;
  return (
    <Card title={say('steer.title')} id="steer">
      {held ? (
        <p className="mb-2 text-warn">
          {say('steer.held', { reason: held.reason ? reasonOf(held.reason).name[language] : say('steer.held_by_hand') })}
        </p>
      ) : null}
      {mayWrite ? (
        <div className="flex flex-wrap gap-2">
          <button type="button" className="button" disabled={again.isPending} onClick={() => again.mutate({ orderId })}>
            {say(again.isPending ? 'steer.asking' : 'steer.ask_again')}
          </button>
          <button type="button" className="button" disabled={hold.isPending} onClick={() => hold.mutate({ orderId, isHeld: !held })}>
            {say(held ? 'steer.release' : 'steer.hold')}
          </button>
          <a className="button" href={force}>
            {say('steer.force')}
          </a>
          <a className="button" href={`/admin/orders/${orderId}/report?language=${language}`} download>
            {say('steer.report')}
          </a>
        </div>
      ) : null}
      <p role="status" className="mt-1 text-faint text-xs empty:hidden">
        {again.data ? say(again.data.kind === 'asked' ? 'steer.asked' : 'steer.asked_nobody') : null}
      </p>
      {trouble ? (
        <p role="alert" className="mt-1 text-bad text-xs">
          {trouble}
        </p>
      ) : null}
      {tasks.length > 0 ? (
        <ul className="mt-3 grid gap-3 border-line border-t pt-3">
          {tasks.map((task) => (
            <li key={task.id}>
              <TaskItem task={task} isOnOrder />
            </li>
          ))}
        </ul>
      ) : null}
      {doings.length > 0 ? (
        <details className="mt-3 text-xs">
          <summary className="w-fit text-faint">
            {say('doing.title')} {doings.length}
          </summary>
          <ul className="mt-1 grid gap-1">
            {doings.map((one) => (
              <li key={one.id}>
                {one.outcome === null
                  ? `${DOINGS[one.body.do][language]} · ${say('doing.due', { when: formatMoment(one.dueAt, language, viewer) })}`
                  : wordDoing(one.body.do, one.outcome, language)}
                {one.body.do === 'tag' ? ` “${one.body.tag}”` : ''}
                <span className="text-faint">
                  {one.doneAt === null ? '' : ` · ${formatMoment(one.doneAt, language, viewer)}`}
                  {one.rule ? ` · ${one.rule} ${one.rung}` : ''}
                </span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </Card>
  );
}
