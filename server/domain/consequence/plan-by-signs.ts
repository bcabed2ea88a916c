import type { ExceptionType } from '../exception/exception-type';
import { recognise } from '../exception/recognise';
import { signCause } from '../exception/sign-cause';
import { signsOf } from '../exception/signs-of';
import type { OrderDocument } from '../order/order-document';
import type { Instant } from '../shared/instant';
import type { ConsequenceIntent } from './plan-consequences';

/**
 * The tickets that what an order shows gives cause to: of signs whose type in the library opens by sign, once for each rising.
 * Nothing for imported past orders.
 */
export function planBySigns(document: OrderDocument, library: readonly ExceptionType[], now: Instant): ConsequenceIntent[] {
  if (document.state.history) return [];
  return signsOf(document).flatMap((sign): ConsequenceIntent[] => {
    const type = recognise(library, sign);
    if (!type?.opensBySign) return [];
    const body = { do: 'open_by_sign', type: type.code, sign } as const;
    return [{ cause: signCause(sign), path: 'ticket', body, stall: null, dueAt: now }];
  });
}
