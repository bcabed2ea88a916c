import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { PlayPart } from './play-panel';

const DAYS = [7, 14, 30, 90];

/** What makes the next case rarer, who sees to it and by when. */
export function ImproveForm({ play, onTaken, onFailed }: PlayPart) {
  const { say } = useConsoleView();
  const calls = useTRPC();
  const [words, setWords] = useState('');
  const [ownerId, setOwnerId] = useState('');
  const [days, setDays] = useState(14);
  const people = useQuery(calls.ticketDesk.people.queryOptions());
  const keep = useMutation(calls.play.improve.mutationOptions({ onSuccess: onTaken, onError: onFailed }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    keep.mutate(
      { subject: play.subject, words, days, ownerId: ownerId || undefined },
      { onSuccess: ({ kind }) => kind === 'taken' && setWords('') },
    );
  };
  return (
    <form onSubmit={submit} className="grid grid-cols-1 gap-2">
      <textarea
        className="field w-full"
        rows={2}
        maxLength={2_000}
        aria-label={say('play.improve')}
        placeholder={say('play.improve')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <div className="flex flex-wrap gap-2">
        <select
          className="field min-w-0"
          aria-label={say('play.improve_owner')}
          value={ownerId}
          onChange={(event) => setOwnerId(event.target.value)}
        >
          <option value="">{say('play.improve_mine')}</option>
          {people.data?.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <select
          className="field"
          aria-label={say('play.improve_days')}
          value={days}
          onChange={(event) => setDays(Number(event.target.value))}
        >
          {DAYS.map((n) => (
            <option key={n} value={n}>
              {say('play.improve_days_n', { n })}
            </option>
          ))}
        </select>
        <button type="submit" className="button" disabled={words.trim().length < 2 || keep.isPending}>
          {say('play.improve_do')}
        </button>
      </div>
    </form>
  );
}
