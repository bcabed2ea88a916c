import type { Instant } from '../shared/instant';
import { normaliseNumber } from './identity';

const EARLIEST = Date.UTC(1980, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);
const LONGEST = 100;

/** Said of a time that no order can have: zero, an end of the calendar, a wrong unit. */
export const NO_TIME_OF_ORDERS = 'must lie between the years 1980 and 2100';
/** Said of a number that would be compared as nothing, and so be the same as every other of its kind. */
export const NO_NUMBER = `must hold a letter or a digit, and at most ${LONGEST} characters`;

/** Whether something about an order can have happened, or be due, then. */
export function isTimeOfOrders(at: Instant): boolean {
  return at >= EARLIEST && at < LATEST;
}

/** Whether a text can be the number of an order or of a shipment, or name a carrier. */
export function isNumber(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text) && normaliseNumber(text).length <= LONGEST;
}
