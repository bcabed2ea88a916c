import type { Text } from '../shared/language';

/** Steps whose duration a rule can watch: the rows of the ladder in DOMAIN 5.9. */
export const CLOCKS = [
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
export type Clock = (typeof CLOCKS)[number];

export interface Rung {
  /** Minutes on the rule's calendar after the start of the clock; negative is before the end it watches. */
  afterMin: number;
  /** Waits until 21:00 (shop's zone) of the day that `afterMin` leads to. */
  at?: 'end_of_day';
  severity: 'P0' | 'P1' | 'P2' | 'P3';
  /** Tell the customer, with the reason and the time of the next update. */
  tellCustomer: boolean;
  /** Role that is alerted; null alerts nobody. */
  alert: 'agent' | 'supervisor' | 'admin' | null;
  /** Red on the board; otherwise yellow. */
  red: boolean;
  /** Minutes until the next update that the message promises. */
  nextUpdateMin: number;
}

/** One row of the ladder: data, edited in the console. The version in force stands in the rule table. */
export interface RuleBody {
  name: Text;
  clock: Clock;
  /** Empty means every order type. */
  orderTypes: string[];
  /** Unset means both. An order whose origin or destination country is unknown counts as domestic. */
  lane?: 'domestic' | 'cross_border';
  calendar: 'around_the_clock' | 'business';
  /** Factor on public holidays (R2-11). */
  holidayFactor: number;
  /** Cause under DOMAIN 3.3, such as `carrier.missed_pickup`. */
  reason: string;
  rungs: Rung[];
}

export interface Rule extends RuleBody {
  code: string;
  version: number;
  enabled: boolean;
}
