import type { Instant } from '../shared/instant';

/** What happens to a ticket. */
export const TICKET_EVENTS = [
  'opened',
  /** Another rung or flag says the same: it is more urgent now (`raised`) or not (`joined`). */
  'raised',
  'joined',
  /** Somebody of staff said how urgent it is. */
  'prioritised',
  'assigned',
  /** Given to somebody else by a person, with what they have to know. */
  'handed_over',
  /** Whoever had it is not there. */
  'reassigned',
  /** Nobody acted: handed to the superior. */
  'escalated',
  /** A rung of a rule gave it to somebody else. */
  'handed_on',
  /** Its owner's hours were over. */
  'shift_ended',
  /** Nothing of what opened it holds any more (`cleared`), or it does again (`back`). */
  'cleared',
  'back',
  'reminded',
  'breached',
  'paused',
  'resumed',
  'noted',
  /** A file was put to it. */
  'filed',
  'replied',
  'asked',
  'closed',
  'confirmed',
  'reopened',
] as const;
export type TicketEventKind = (typeof TICKET_EVENTS)[number];

/** One line of a ticket's trail. Holds no words of anybody: those are kept encrypted. */
export interface TicketEvent {
  at: Instant;
  /** system, customer or `staff:<id>` */
  actor: string;
  kind: TicketEventKind;
  detail: Record<string, string | number | null>;
}
