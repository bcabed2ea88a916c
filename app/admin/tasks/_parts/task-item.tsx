'use client';

import { useMutation } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useId, useState } from 'react';
import { Badge } from '@/app/_components/badge';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { TaskView } from '@/server/api/trpc/answers';
import { TASK_ANSWERS } from '@/server/domain/consequence/task';
import { formatAge } from '@/server/domain/wording/dates';
import { reasonOf } from '@/server/domain/wording/reasons';

const REFUSALS = { not_yours: 'tasks.not_yours', taken: 'tasks.was_taken' } as const;

/** One thing that a rule asks, with its answers as buttons; on the order's own page without its number. */
export function TaskItem({ task, isOnOrder }: { task: TaskView; isOnOrder: boolean }) {
  const { say, language, viewer } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const id = useId();
  const [note, setNote] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const refusal = (kind: string) => say(kind === 'not_yours' || kind === 'taken' ? REFUSALS[kind] : 'tasks.was_closed');
  const answer = useMutation(
    trpc.task.answer.mutationOptions({
      onError: (error) => setTrouble(error.message),
      onSuccess: ({ kind }) => {
        setTrouble(kind === 'answered' ? null : refusal(kind));
        router.refresh();
      },
    }),
  );
  const take = useMutation(
    trpc.task.take.mutationOptions({
      onError: (error) => setTrouble(error.message),
      onSuccess: ({ kind }) => {
        setTrouble(kind === 'done' ? null : refusal(kind));
        router.refresh();
      },
    }),
  );
  const isBusy = answer.isPending || take.isPending;
  return (
    <div className="grid gap-2">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Badge tone={task.kind === 'approve' ? 'warn' : 'brand'}>{say(`tasks.kind_${task.kind}`)}</Badge>
        {isOnOrder ? null : (
          <Link className="break-all font-mono text-[0.8125rem] text-brand" href={`/admin/orders/${task.orderId}`}>
            {task.orderNo}
          </Link>
        )}
        <span className="text-soft">{reasonOf(task.reason).name[language]}</span>
        {task.isOverdue ? <Badge tone="bad">{say('tasks.overdue')}</Badge> : null}
        <span className="ml-auto text-faint text-xs">{formatAge(task.askedAt, language, viewer.now)}</span>
      </p>
      <p className="font-medium">{say(`tasks.ask_${task.kind}`)}</p>
      {task.kind === 'approve' ? null : (
        <ul className="text-soft text-xs">
          {task.items.map((item) => (
            <li key={item.sku} className="break-words">
              {item.name} <span className="text-faint">{item.sku}</span> × {item.quantity}
            </li>
          ))}
        </ul>
      )}
      {task.mayAnswer ? (
        <div className="flex flex-wrap items-center gap-2">
          <input
            id={id}
            className="field min-w-40 flex-1 max-sm:basis-full"
            aria-label={say('tasks.note')}
            placeholder={say('tasks.note')}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
          {TASK_ANSWERS[task.kind].map((one, i) => (
            <button
              key={one}
              type="button"
              className={`button ${i === 0 ? 'button-main' : ''}`}
              disabled={isBusy}
              onClick={() => answer.mutate({ id: task.id, answer: one, note })}
            >
              {say(`tasks.answer_${one}`)}
            </button>
          ))}
          <button
            type="button"
            className="button border-transparent bg-transparent text-brand max-sm:ml-auto"
            disabled={isBusy}
            onClick={() => take.mutate({ id: task.id, isMine: task.takenBy === null })}
          >
            {say(task.takenBy === null ? 'tasks.take' : 'tasks.give_back')}
          </button>
        </div>
      ) : task.takenBy === null ? (
        <p className="text-faint text-xs">{say('tasks.needs', { role: say(`a_role.${task.role}`) })}</p>
      ) : null}
      {task.takenBy === null ? null : (
        <p className="text-soft text-xs">
          {task.isMine ? say('tasks.taken_by_me') : say('tasks.taken_by', { who: task.takenByName ?? say('common.unknown') })}
        </p>
      )}
      {trouble ? (
        <p role="alert" className="text-bad text-xs">
          {trouble}
        </p>
      ) : null}
    </div>
  );
}
