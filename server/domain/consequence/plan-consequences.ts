import type { Sign } from '../exception/signs-of';
import type { OrderDocument } from '../order/order-document';
import type { Consequence } from '../rule/consequence';
import { personOf } from '../rule/rule';
import { type Instant, MINUTE } from '../shared/instant';
import type { Stall } from '../stall/stall';
import { stallKey } from '../stall/stall-key';

/** Alerts the one person whom a rung names, as it alerts a role. */
export interface AlertPerson {
  do: 'alert_person';
  person: string;
}

/** Opens the ticket of an exception that an order shows, because its type in the library does so. */
export interface OpenBySign {
  do: 'open_by_sign';
  /** Code of the library. */
  type: string;
  sign: Sign;
}

/** What can be due: what rungs ask for, whom they name, and what orders show. */
export type DueBody = Consequence | AlertPerson | OpenBySign;

/** What a person is asked or told: it does not wait behind other systems, or what is done by the hundred. */
export const FOR_PEOPLE: readonly DueBody['do'][] = ['approve', 'recheck_stock', 'suggest_purchase', 'alert_person'];

/** The intent to do one thing once because of one cause; unique by (order, cause, path). */
export interface ConsequenceIntent {
  cause: string;
  /** Its place among the consequences of its cause: `0`, `1.yes.0`. */
  path: string;
  body: DueBody;
  stall: Stall | null;
  /** Not before this moment. */
  dueAt: Instant;
}

/** When a consequence that is reached at `now` is carried out. */
export function dueAtOf(body: DueBody, now: Instant): Instant {
  return body.do === 'hand_on' ? now + body.afterMin * MINUTE : now;
}

/**
 * What the stalls that a change of an order opened give cause to do. Nothing for imported past orders. A stall that opens
 * anew is a cause of its own.
 */
export function planConsequences(after: OrderDocument, opened: readonly Stall[], now: Instant): ConsequenceIntent[] {
  if (after.state.history) return [];
  return opened.flatMap((stall) => {
    const { also = [], alert } = stall.consequence;
    const person = personOf(alert);
    const bodies: [string, DueBody][] = also.map((body, i) => [String(i), body]);
    if (person) bodies.push(['alert', { do: 'alert_person', person }]);
    const cause = `${stallKey(stall)}|${stall.openedAt}`;
    return bodies.map(([path, body]) => ({ cause, path, body, stall, dueAt: dueAtOf(body, now) }));
  });
}
