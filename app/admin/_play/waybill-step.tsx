import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { PlayPart } from './play-panel';

/** Brings in tracking numbers from pasted lines, and says what was left out. */
export function WaybillStep({ play, onTaken, onFailed }: PlayPart) {
  const { say } = useConsoleView();
  const calls = useTRPC();
  const [text, setText] = useState('');
  const [said, setSaid] = useState<string[]>([]);
  const bring = useMutation(
    calls.play.importWaybills.mutationOptions({
      onSuccess: (answer) => {
        if (answer.kind === 'imported') {
          const { linked, known, unread, strangers, odd } = answer;
          const left = (key: 'unread' | 'strangers' | 'odd', list: string[]) =>
            list.length > 0 ? [say(`play.waybills_${key}`, { list: list.slice(0, 10).join(', ') })] : [];
          setSaid([
            say('play.waybills_done', { linked, known }),
            ...left('unread', unread),
            ...left('strangers', strangers),
            ...left('odd', odd),
          ]);
          if (linked > 0) setText('');
        } else setSaid(answer.kind === 'too_many' ? [say('play.too_many', { n: answer.most })] : []);
        onTaken(answer);
      },
      onError: onFailed,
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    bring.mutate({ subject: play.subject, text });
  };
  const { matter } = play.report;
  return (
    <form onSubmit={submit} className="grid gap-2">
      <textarea
        className="field w-full font-mono"
        rows={3}
        required
        aria-label={say('play.waybills')}
        placeholder={`${matter.kind === 'ticket' ? matter.orderNo : 'SO-1001'}, sf, SF1234567890123`}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className="button justify-self-start" disabled={!text.trim() || bring.isPending}>
        {say(bring.isPending ? 'common.saving' : 'play.waybills_do')}
      </button>
      <div role="status" className="text-xs empty:hidden">
        {said.map((line) => (
          <p key={line} className="break-words">
            {line}
          </p>
        ))}
      </div>
    </form>
  );
}
