import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { Look } from '@/server/domain/play/play-step';
import { STEP_NAMES } from '@/server/domain/wording/play-words';
import type { PlayPart } from './play-panel';

/** Says that one looked at a piece of evidence, and whether the trouble shows there. */
export function LookForm({ look, play, mayAct, onTaken, onFailed }: PlayPart & { look: Look }) {
  const { say, language } = useConsoleView();
  const calls = useTRPC();
  const [words, setWords] = useState('');
  const note = useMutation(
    calls.play.look.mutationOptions({
      onSuccess: (answer) => {
        setWords('');
        onTaken(answer);
      },
      onError: onFailed,
    }),
  );
  if (!mayAct) return null;
  const take = (isFound: boolean) => note.mutate({ subject: play.subject, look, isFound, words });
  return (
    <div className="flex flex-wrap gap-2">
      <input
        className="field min-w-40 flex-1"
        maxLength={2_000}
        aria-label={`${STEP_NAMES[look][language]}: ${say('play.remark')}`}
        placeholder={say('play.remark')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <button type="button" className="button" disabled={note.isPending} onClick={() => take(false)}>
        {say('play.look_fine')}
      </button>
      <button type="button" className="button" disabled={note.isPending} onClick={() => take(true)}>
        {say('play.look_found')}
      </button>
    </div>
  );
}
