import type { HandRole } from '../rule/consequence';
import type { Text } from '../shared/language';
import type { ReportKind, TicketClass, TicketPriority } from '../ticket/ticket';
import type { AttentionKind } from '../tracking/attention';

/** By what an exception is recognised: one of them is enough. */
export interface ExceptionSignals {
  /** Causes of DOMAIN 3.3, or `<party>.*` for all of a party. */
  reasons: string[];
  /** Codes of stall rules. */
  rules: string[];
  /** Kinds of flags, whatever their cause. */
  flags: AttentionKind[];
  /** What customers report. */
  reports: ReportKind[];
}

/** Minutes on a calendar within which somebody acts (R1-31, R4-12). */
export interface ServiceLevel {
  /** Code of the calendar, or `around_the_clock`. */
  calendar: string;
  /** Until the first answer or step. */
  firstMin: number;
  /** Between one step and the next while it is our turn. */
  nextMin: number;
  /** Until it is closed. */
  resolutionMin: number;
  /** Nobody acting for so long hands it to the superior (R3-4). */
  silenceMin: number;
}

/** One entry of the library of exceptions: data, edited in the console (R0-3, R4-1, R4-12). */
export interface ExceptionType {
  code: string;
  name: Text;
  class: TicketClass;
  /** Unless what opens it says more. */
  priority: TicketPriority;
  signals: ExceptionSignals;
  /** An order that shows it has a ticket at once; otherwise a rung of a rule, a report or a person does. */
  opensBySign: boolean;
  sla: ServiceLevel;
  /** What whoever looks after it has to know; null where anybody of the role may. */
  skill: string | null;
  role: HandRole;
  /** The customer is told the result and asked to confirm it. */
  forCustomer: boolean;
  /** What to do first, in a sentence for staff. */
  advice: Text;
  /** What the customer may be told; null where there is nothing to tell. */
  words: Text | null;
  /** Causes that it mostly comes to, offered first at closing. */
  causes: string[];
  enabled: boolean;
}
