import type { ExceptionType } from '../exception/exception-type';
import { recognise } from '../exception/recognise';
import type { OrderDocument } from '../order/order-document';
import type { Instant } from '../shared/instant';
import type { Attention } from '../tracking/attention';
import type { ConsequenceIntent } from './plan-consequences';

/** Of these the rungs of rules say when somebody has to act, and of what customers report their reports do. */
const BY_OTHERS: ReadonlySet<Attention['kind']> = new Set(['stalled', 'late', 'disputed', 'quarantined']);

/**
 * The tickets that an order's open flags give cause to: of flags whose type in the library opens by flag, once for each rising.
 * Nothing for imported past orders, nor for what is only book-keeping (P3).
 */
export function planByFlags(document: OrderDocument, library: readonly ExceptionType[], now: Instant): ConsequenceIntent[] {
  if (document.state.history) return [];
  return document.attention.flatMap((flag): ConsequenceIntent[] => {
    if (BY_OTHERS.has(flag.kind) || flag.severity === 'P3') return [];
    const type = recognise(library, { flag: flag.kind, reason: flag.reason });
    if (!type?.opensByFlag) return [];
    const { kind, reason, shipmentKey, since } = flag;
    const body = { do: 'open_by_flag', type: type.code, flag: kind, reason, shipmentKey, since } as const;
    return [{ cause: `flag:${kind}|${reason}|${shipmentKey}|${since}`, path: 'ticket', body, stall: null, dueAt: now }];
  });
}
