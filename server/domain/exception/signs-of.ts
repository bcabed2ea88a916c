import type { OrderDocument } from '../order/order-document';
import type { Instant } from '../shared/instant';
import type { Attention, AttentionKind } from '../tracking/attention';

/** What an order shows of an exception: an open flag, or a state that is one. */
export interface Sign {
  kind: AttentionKind | 'state';
  /** Cause of DOMAIN 3.3. */
  reason: string;
  /** '' when it concerns the order itself. */
  shipmentKey: string;
  since: Instant;
}

/** Of these the rungs of rules say when somebody has to act. */
const BY_OTHERS: ReadonlySet<AttentionKind> = new Set(['stalled', 'late', 'quarantined']);

/** Signs of exceptions that an order shows now; what is only book-keeping (P3) is none. */
export function signsOf({ attention, state }: OrderDocument): Sign[] {
  const signs = attention
    .filter((flag) => !BY_OTHERS.has(flag.kind) && flag.severity !== 'P3')
    // what a customer reported here has its ticket; what another system heard from one has none yet
    .filter((flag) => flag.kind !== 'disputed' || !state.tickets?.some(({ kind }) => kind !== null))
    .map(({ kind, reason, shipmentKey, since }: Attention): Sign => ({ kind, reason, shipmentKey, since }));
  if (state.lifecycle === 'backordered') signs.push(ofOrder('shipper.stock_short', state.since));
  if (state.overlay === 'cancelling') {
    const asked = state.timeline.filter((line) => line.code === 'cancel.requested').at(-1);
    signs.push(ofOrder('recipient.cancelled', asked?.at ?? state.since));
  }
  return signs;
}

function ofOrder(reason: string, since: Instant): Sign {
  return { kind: 'state', reason, shipmentKey: '', since };
}
