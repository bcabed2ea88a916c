'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { OrderPage } from '@/server/api/trpc/answers';
import { formatMoment } from '@/server/domain/wording/dates';

/** Notes among colleagues (R3-21). */
export function NotesPanel({ orderId, notes, mayWrite }: { orderId: string; notes: OrderPage['notes']; mayWrite: boolean }) {
  const { say, language, viewer } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const [body, setBody] = useState('');
  const add = useMutation(
    trpc.order.addNote.mutationOptions({
      onSuccess: () => {
        setBody('');
        router.refresh();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ orderId, body });
  };
  return (
    <Card title={say('order.notes')} aside={notes.length || null}>
      {mayWrite ? (
        <form onSubmit={submit} className="mb-3 grid gap-2">
          <textarea
            className="field w-full"
            rows={2}
            maxLength={4_000}
            aria-label={say('order.note_write')}
            placeholder={say('order.note_write')}
            value={body}
            onChange={(event) => setBody(event.target.value)}
          />
          {body.trim() ? (
            <button type="submit" className="button button-main justify-self-end" disabled={add.isPending}>
              {say(add.isPending ? 'common.saving' : 'order.note_add')}
            </button>
          ) : null}
          {add.isError ? (
            <p role="alert" className="text-bad text-xs">
              {add.error.message}
            </p>
          ) : null}
        </form>
      ) : null}
      {notes.length === 0 ? <p className="text-faint">{say('order.notes_none')}</p> : null}
      <ul className="grid gap-3">
        {notes.map((note) => (
          <li key={note.id}>
            <p className="whitespace-pre-wrap break-words">{note.body}</p>
            <p className="text-faint text-xs">
              {note.author} · {formatMoment(note.createdAt, language, viewer)}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
