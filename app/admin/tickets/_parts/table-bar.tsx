import { useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { type Say, sayWord } from '@/app/_lib/messages';

interface Fault {
  code: string;
  why: string;
  what?: string;
}

/** What saving a table came to, as far as its page shows it. */
export type TableAnswer = { kind: 'saved' | 'unchanged' | 'outdated' | 'missing' } | { kind: 'refused'; faults: Fault[] };

interface Props {
  answer: TableAnswer | undefined;
  error: string | undefined;
  isBusy: boolean;
  onSave: (note: string) => void;
  onDiscard: () => void;
}

/** Of a table that was changed: why, putting it in force or leaving it, and what was wrong with it. */
export function TableBar({ answer, error, isBusy, onSave, onDiscard }: Props) {
  const { say } = useConsoleView();
  const [note, setNote] = useState('');
  const faults = [...(error ? [error] : []), ...faultsOf(answer, say)];
  return (
    // the corner at the right is left to the alerts that wait there, or they would cover the button
    <div className="sticky bottom-0 z-10 rounded-xl border border-line bg-card p-3 pr-28 shadow-lg">
      {faults.length > 0 ? (
        <ul role="alert" className="mb-2 grid gap-0.5 text-bad text-xs">
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      ) : null}
      <div className="flex flex-wrap items-center gap-2">
        <input
          className="field min-w-40 flex-1"
          aria-label={say('calendars.note')}
          placeholder={say('calendars.note')}
          maxLength={300}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <button type="button" className="button" onClick={onDiscard}>
          {say('calendars.discard')}
        </button>
        <button type="button" className="button button-main" disabled={isBusy} onClick={() => onSave(note)}>
          {say(isBusy ? 'common.saving' : 'tables.save')}
        </button>
      </div>
    </div>
  );
}

function faultsOf(answer: TableAnswer | undefined, say: Say): string[] {
  if (answer?.kind === 'outdated') return [say('tables.outdated')];
  if (answer?.kind !== 'refused') return [];
  return answer.faults.map(({ code, why, what }) => `${code}: ${sayWord(say, 'table_fault', why)}${what ? ` (${what})` : ''}`);
}
