'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { OwedStep } from '@/server/api/trpc/answers';
import { mayAct } from '@/server/domain/access/staff-role';

/** Says of a step that is owed that it is in place, or entered where it belongs; nothing for those who may not. */
export function OwedDone({ step, name }: { step: OwedStep; name: string }) {
  const { say, staffRole } = useConsoleView();
  const router = useRouter();
  const calls = useTRPC();
  const book = useMutation(calls.play.book.mutationOptions({ onSuccess: () => router.refresh() }));
  if (staffRole === null || !mayAct(staffRole, 'agent')) return null;
  const words = say(step.kind === 'improve' ? 'play.improve_done' : 'play.book');
  return (
    <div className="grid justify-items-end gap-1">
      <button
        type="button"
        className="button min-h-8 px-2 py-0.5 text-xs"
        aria-label={`${words}: ${name}`}
        disabled={book.isPending || book.isSuccess}
        onClick={() => book.mutate({ subject: step.subject, id: step.id })}
      >
        {words}
      </button>
      <span role="status" className="text-bad empty:hidden">
        {book.isError ? say('play.failed') : null}
      </span>
    </div>
  );
}
