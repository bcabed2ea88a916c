import { type Say, sayWord } from '@/app/_lib/messages';
import { TICKET_CLASSES, TICKET_PRIORITIES, type TicketClass, type TicketPriority } from '@/server/domain/ticket/ticket';
import type { TicketView } from '@/server/domain/ticket/ticket-view';

/** What the list of tickets is asked for. */
export interface TicketQuery {
  view: TicketView;
  class?: TicketClass;
  priority?: TicketPriority;
  text?: string;
  incidentId?: string;
  offset: number;
}

/** The address of the list that shows just that. */
export function ticketsPath({ view, class: kind, priority, text, incidentId, offset }: TicketQuery): string {
  const asked = { view, class: kind, priority, text, incident: incidentId, offset: offset > 0 ? String(offset) : undefined };
  const given = Object.entries(asked).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return `/admin/tickets?${new URLSearchParams(given)}`;
}

/** Class, priority and a number to look for; a plain form that works without script. */
export function TicketFilters({ query, say }: { query: TicketQuery; say: Say }) {
  return (
    <form action="/admin/tickets" className="mb-3 flex flex-wrap gap-2">
      <input type="hidden" name="view" value={query.view} />
      {query.incidentId ? <input type="hidden" name="incident" value={query.incidentId} /> : null}
      <select key={`c${query.class}`} className="field" name="class" aria-label={say('tickets.class')} defaultValue={query.class ?? ''}>
        <option value="">{say('tickets.any_class')}</option>
        {TICKET_CLASSES.map((one) => (
          <option key={one} value={one}>
            {sayWord(say, 'ticket_class', one)}
          </option>
        ))}
      </select>
      <select
        key={`p${query.priority}`}
        className="field"
        name="priority"
        aria-label={say('tickets.priority')}
        defaultValue={query.priority ?? ''}
      >
        <option value="">{say('tickets.any_priority')}</option>
        {TICKET_PRIORITIES.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
      <input
        key={`t${query.text}`}
        className="field min-w-0 flex-1 basis-40"
        type="search"
        name="text"
        maxLength={80}
        aria-label={say('tickets.find')}
        placeholder={say('tickets.find')}
        defaultValue={query.text ?? ''}
      />
      <button type="submit" className="button">
        {say('tickets.find_now')}
      </button>
    </form>
  );
}
