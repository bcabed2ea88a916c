import type { ExceptionType } from '../exception/exception-type';
import { recognise } from '../exception/recognise';
import { signCause } from '../exception/sign-cause';
import { signsOf } from '../exception/signs-of';
import type { OrderDocument } from '../order/order-document';
import type { Stall } from '../stall/stall';
import { stallKey } from '../stall/stall-key';

/** A ticket as far as its ground goes. */
interface Grounded {
  type: string;
  shipmentKey: string;
  /** Causes that opened or raised it (`ticket_event.cause`). */
  causes: readonly string[];
}

const KNOWN = ['sign:', 'stall|'];

/**
 * Whether something of what opened or raised a ticket still holds: one of its stalls is open, one of its flags stands, or the order
 * shows a sign of its type. A cause that is neither stall nor flag holds until a person says otherwise.
 */
export function groundHolds(
  { type, shipmentKey, causes }: Grounded,
  document: OrderDocument,
  stalls: readonly Stall[],
  library: readonly ExceptionType[],
): boolean {
  if (causes.length === 0 || causes.some((cause) => !KNOWN.some((known) => cause.startsWith(known)))) return true;
  const signs = signsOf(document);
  const open = [
    ...signs.map((sign) => signCause({ ...sign, since: null })),
    ...stalls.filter(({ closedAt }) => closedAt === null).map((stall) => `${stallKey(stall)}|${stall.openedAt}|`),
  ];
  if (causes.some((cause) => open.some((start) => cause.startsWith(start)))) return true;
  return signs.some((sign) => sign.shipmentKey === shipmentKey && recognise(library, sign)?.code === type);
}
