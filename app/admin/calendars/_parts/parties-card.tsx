'use client';

import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import type { CalendarDraft, PartyDraft } from './draft';

const KINDS = ['warehouse', 'carrier', 'service', 'customer'];
/** Kinds of which orders name one in particular. */
const NAMED = ['warehouse', 'carrier'];

interface Props {
  parties: PartyDraft[];
  calendars: CalendarDraft[];
  mayEdit: boolean;
  onChange: (parties: PartyDraft[]) => void;
}

/** Which calendar each kind of party works by, and single warehouses and carriers that differ. */
export function PartiesCard({ parties, calendars, mayEdit, onChange }: Props) {
  const { say, language } = useConsoleView();
  const kindOf = (party: string) => party.split(':')[0]!;
  const ordered = parties
    .map((party, at) => ({ party, at }))
    .sort((a, b) => KINDS.indexOf(kindOf(a.party.party)) - KINDS.indexOf(kindOf(b.party.party)) || a.at - b.at);
  const put = (at: number, change: Partial<PartyDraft>) => onChange(parties.map((one, i) => (i === at ? { ...one, ...change } : one)));
  return (
    <Card title={say('calendars.parties')}>
      <p className="mb-3 text-soft text-xs">{say('calendars.parties_hint')}</p>
      <ul className="grid gap-2">
        {ordered.map(({ party: { party, calendar }, at }) => {
          const kind = kindOf(party);
          const kindName = sayWord(say, 'calendars', `kind_${kind}`);
          const isNamed = party.includes(':');
          const nameLabel = say('calendars.party_name', { kind: kindName });
          return (
            <li key={at} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_5.5rem] items-center gap-2">
              {isNamed ? (
                <input
                  className="field min-h-8 min-w-0 py-0.5"
                  aria-label={nameLabel}
                  placeholder={nameLabel}
                  readOnly={!mayEdit}
                  value={party.slice(kind.length + 1)}
                  onChange={(event) => put(at, { party: `${kind}:${event.target.value}` })}
                />
              ) : (
                <span>{say('calendars.party_all', { kind: kindName })}</span>
              )}
              <select
                aria-label={`${say('calendars.parties')}: ${party}`}
                className="field min-h-8 min-w-0 py-0.5"
                disabled={!mayEdit}
                value={calendar}
                onChange={(event) => put(at, { calendar: event.target.value })}
              >
                <option value="around_the_clock">{say('calendars.around_the_clock')}</option>
                {calendars.map((one) => (
                  <option key={one.code} value={one.code}>
                    {(language === 'en' ? one.en : one.zh) || one.code}
                  </option>
                ))}
              </select>
              {mayEdit && isNamed ? (
                <button type="button" className="button min-h-8" onClick={() => onChange(parties.filter((_, i) => i !== at))}>
                  {say('calendars.remove')}
                </button>
              ) : mayEdit && NAMED.includes(kind) ? (
                <button type="button" className="button min-h-8" onClick={() => onChange([...parties, { party: `${kind}:`, calendar }])}>
                  {say('calendars.party_add')}
                </button>
              ) : null}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
