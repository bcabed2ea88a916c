import { type FormEvent, useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { TICKET_PRIORITIES, type TicketPriority } from '@/server/domain/ticket/ticket';
import { CauseSelect } from './cause-select';

type Change =
  | { kind: 'assign'; ownerId: string | null }
  | { kind: 'priority'; priority: TicketPriority }
  | { kind: 'note'; body: string }
  | { kind: 'close'; cause: string; done: string; tell: boolean };

interface Props {
  count: number;
  people: { id: string; name: string }[];
  isBusy: boolean;
  onChange: (change: Change) => void;
  onClear: () => void;
}

const ACTS = ['assign', 'priority', 'note', 'close'] as const;

/** One step for all chosen tickets: given to somebody, made more or less urgent, noted, or closed with a cause and what was done. */
export function ManyForm({ count, people, isBusy, onChange, onClear }: Props) {
  const { say } = useConsoleView();
  const [act, setAct] = useState<(typeof ACTS)[number]>('assign');
  const [ownerId, setOwner] = useState('');
  const [priority, setPriority] = useState<TicketPriority | null>(null);
  const [cause, setCause] = useState('');
  const [body, setBody] = useState('');
  const [tell, setTell] = useState(false);
  const isWritten = act === 'note' || act === 'close';
  const writeHere = say(act === 'note' ? 'tickets.note_write' : tell ? 'tickets.done_write' : 'tickets.many_done_write');
  const isReady = isWritten
    ? body.trim() !== '' && (act === 'note' || cause !== '')
    : act === 'assign'
      ? ownerId !== ''
      : priority !== null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (act === 'assign') onChange({ kind: 'assign', ownerId });
    else if (act === 'note') onChange({ kind: 'note', body });
    else if (act === 'close') onChange({ kind: 'close', cause, done: body, tell });
    else if (priority !== null) onChange({ kind: 'priority', priority });
  };
  return (
    <form onSubmit={submit} className="sticky top-0 z-10 grid grid-cols-1 gap-2 border-line border-b bg-brand-soft px-4 py-3">
      <div className="flex flex-wrap items-center gap-2">
        <span className="font-medium">{say('tickets.many', { n: count })}</span>
        <select
          className="field"
          aria-label={say('tickets.many_act')}
          value={act}
          onChange={(event) => setAct(ACTS.find((one) => one === event.target.value) ?? 'assign')}
        >
          {ACTS.map((one) => (
            <option key={one} value={one}>
              {say(`tickets.many_${one}`)}
            </option>
          ))}
        </select>
        {act === 'assign' ? (
          <select className="field" aria-label={say('tickets.owner')} value={ownerId} onChange={(event) => setOwner(event.target.value)}>
            <option value="">{say('tickets.hand_to')}</option>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        ) : null}
        {act === 'priority' ? (
          <select
            className="field"
            aria-label={say('tickets.priority')}
            value={priority ?? ''}
            onChange={(event) => setPriority(TICKET_PRIORITIES.find((one) => one === event.target.value) ?? null)}
          >
            <option value="">{say('tickets.choose_priority')}</option>
            {TICKET_PRIORITIES.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        ) : null}
        {act === 'close' ? <CauseSelect value={cause} onChange={setCause} usual={[]} /> : null}
      </div>
      {isWritten ? (
        <textarea
          className="field w-full"
          rows={2}
          maxLength={2_000}
          aria-label={writeHere}
          placeholder={writeHere}
          value={body}
          onChange={(event) => setBody(event.target.value)}
        />
      ) : null}
      <div className="flex flex-wrap items-center justify-end gap-2">
        {act === 'close' ? (
          <label className="mr-auto flex min-h-6 items-center gap-2">
            <input type="checkbox" checked={tell} onChange={(event) => setTell(event.target.checked)} />
            {say('tickets.many_tell')}
          </label>
        ) : null}
        <button type="button" className="button" onClick={onClear}>
          {say('tickets.clear')}
        </button>
        <button type="submit" className="button button-main" disabled={!isReady || isBusy}>
          {isBusy ? say('common.saving') : say('tickets.many_do', { n: count })}
        </button>
      </div>
    </form>
  );
}
