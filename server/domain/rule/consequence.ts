import type { TicketClass, TicketPriority } from '../ticket/ticket';
import type { Condition } from './condition';

/** Roles that something can be handed to. */
export type HandRole = 'agent' | 'supervisor' | 'admin';

/** What a rung does beside flag, message and alert (R1-30). `yes` and `no` are carried out in order. */
export type Consequence =
  /** One ticket for one exception: while one is open the rung raises it instead of opening another. */
  | { do: 'ticket'; class: TicketClass; priority?: TicketPriority; type?: string }
  /** Asks the carrier's contact person, by the address kept for the carrier. */
  | { do: 'ask_carrier' }
  /** Asks the systems behind the step again. */
  | { do: 'resync' }
  /** A task for the warehouse: is it there, is it free. */
  | { do: 'recheck_stock' }
  | { do: 'suggest_purchase' }
  | { do: 'tag'; tag: string }
  /** Keeps the order from going on in our own steps until a person lets it go. */
  | { do: 'hold' }
  /** A person of the role decides. */
  | { do: 'approve'; role: HandRole; yes: Consequence[]; no: Consequence[] }
  | { do: 'branch'; when: Condition; yes: Consequence[]; no: Consequence[] }
  /** The stall still open after so many plain minutes: to whom it goes then. */
  | { do: 'hand_on'; afterMin: number; to: HandRole };

export const CONSEQUENCES = [
  'ticket',
  'ask_carrier',
  'resync',
  'recheck_stock',
  'suggest_purchase',
  'tag',
  'hold',
  'approve',
  'branch',
  'hand_on',
] as const satisfies readonly Consequence['do'][];

/** Branches within branches; deeper than this nobody reads them. */
export const MOST_NESTED = 3;
