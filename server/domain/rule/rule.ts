import type { Text } from '../shared/language';
import type { Consequence } from './consequence';
import type { RuleScope } from './rule-scope';

/** Steps whose duration a rule can watch: the rows of the ladder in DOMAIN 5.9. */
export const STEP_CLOCKS = [
  'payment_due',
  'payment_verify',
  'review',
  'warehouse_accept',
  'pick_start',
  'carrier_collect',
  'movement',
  'out_for_delivery',
  'pickup_point',
  'past_promise',
] as const;

/** What a rule watches that is counted and not waited for: a rung is reached at a number, not after a time. */
export const COUNTED_CLOCKS = [
  /** Chance, in per cent, that the promised moment is missed. */
  'late_risk',
  /** Changes of one order: address, delivery, lines. */
  'edits',
  /** Orders of one customer that were cancelled and ordered again. */
  'reorders',
  /** Orders alike in a short time: same goods, same address or same device. */
  'burst',
] as const;

export const CLOCKS = [...STEP_CLOCKS, ...COUNTED_CLOCKS] as const;
export type Clock = (typeof CLOCKS)[number];
export type CountedClock = (typeof COUNTED_CLOCKS)[number];

/** Whether rungs of a clock are reached at a number. */
export function isCounted(clock: Clock): clock is CountedClock {
  return (COUNTED_CLOCKS as readonly string[]).includes(clock);
}

/** Who is alerted: everybody of a role, one person by staff id, or whoever is duty manager then. */
export type AlertTarget = 'agent' | 'supervisor' | 'admin' | `person:${string}`;

/** Stands for a staff id where the duty manager is meant. */
export const MANAGER = 'manager';
export const DUTY_MANAGER: AlertTarget = `person:${MANAGER}`;

/** Id of the one person who is alerted, or MANAGER; null where it is a role. */
export function personOf(alert: AlertTarget | null): string | null {
  return alert?.startsWith('person:') ? alert.slice('person:'.length) : null;
}

/** How a message to the customer waits for service to read it first. */
export interface DraftTerms {
  /** Minutes from the stall after which it goes by itself; null waits until somebody confirms it. */
  goesAfterMin: number | null;
}

/** Minutes after which a draft may go by itself; the usual ones keep the customer within ten minutes of the stall (R0-21). */
export const DRAFT_MINUTES = { least: 1, usual: 8, most: 120 } as const;

export interface Rung {
  /** Minutes on the rule's calendar after the start of the clock; negative is before the end it watches. 0 on counted clocks. */
  afterMin: number;
  /** Waits until 21:00 (shop's zone) of the day that `afterMin` leads to. */
  at?: 'end_of_day';
  /** On counted clocks: the number that is reached. */
  atLeast?: number;
  severity: 'P0' | 'P1' | 'P2' | 'P3';
  /** Tell the customer, with the reason and the time of the next update. */
  tellCustomer: boolean;
  /** The message waits as a draft; left out, it goes by itself at once. */
  draft?: DraftTerms;
  /** Who is alerted; null alerts nobody. */
  alert: AlertTarget | null;
  /** Red on the board; otherwise yellow. */
  red: boolean;
  /** Minutes until the next update that the message promises. */
  nextUpdateMin: number;
  /** What else happens, in order. */
  also?: Consequence[];
}

/** One row of the ladder: data, edited in the console. The version in force stands in the rule table. */
export interface RuleBody {
  name: Text;
  clock: Clock;
  /** Orders that the rule is about; empty means all. */
  scope: RuleScope;
  /** Counts beside the rule that watches a clock, where otherwise the most specific one takes the place of the others. */
  isBeside?: boolean;
  /** `around_the_clock`, `party` (whoever has to act works by it) or the code of a calendar. */
  calendar: string;
  /** Factor on public holidays (R2-11), on clocks that run around the clock. */
  holidayFactor: number;
  /** Cause under DOMAIN 3.3, such as `carrier.missed_pickup`. */
  reason: string;
  rungs: Rung[];
}

/** Another version that a share of the orders is watched by, to be compared with the one in force. */
export interface RuleTrial {
  /** Orders in a hundred. */
  percent: number;
  version: number;
  body: RuleBody;
}

export interface Rule extends RuleBody {
  code: string;
  version: number;
  enabled: boolean;
  trial?: RuleTrial;
}
