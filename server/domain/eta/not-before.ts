import { instantAt } from '../calendar/local-day';
import type { OrderDocument } from '../order/order-document';
import type { Instant } from '../shared/instant';

type Known = Pick<OrderDocument, 'eta' | 'leastMs' | 'state'>;

/**
 * The earliest moment at which the order can be at its door, of all that is known: the start of the window it had when trouble
 * began, the shortest time for what still lies ahead, and the day that was agreed on (it begins in `timeZone`, where it goes to).
 * Null when nothing of it is known. Rises with `now`, never falls below what was known before.
 */
export function earliestArrival({ eta, leastMs, state }: Known, now: Instant, timeZone: string): Instant | null {
  const agreed = state.customer?.requests?.find((request) => request.kind === 'time' && request.state === 'done')?.window;
  const bounds = [eta?.notBefore, leastMs === undefined ? undefined : now + leastMs, agreed && instantAt(agreed.on, 0, timeZone)];
  const known = bounds.filter((at) => at !== undefined);
  return known.length > 0 ? Math.max(...known) : null;
}

/** When we have promised to say more: the earliest promise that still lies ahead; null when none does. */
export function nextWordBy({ state, attention, nextUpdateAt }: OrderDocument, now: Instant): Instant | null {
  const promised = [nextUpdateAt, ...attention.map((flag) => flag.nextUpdateAt), ...(state.tickets ?? []).map((ticket) => ticket.answerBy)];
  const ahead = promised.filter((at) => at !== undefined && at > now) as Instant[];
  return ahead.length > 0 ? Math.min(...ahead) : null;
}
