import type { CustomerRequest } from '../order/customer-word';
import type { OrderState } from '../order/order-state';
import type { Instant } from '../shared/instant';

/** What can be wrong with the address that the systems work with. */
export const ADDRESS_FINDINGS = ['no_contact', 'no_region', 'change_unanswered', 'change_unconfirmed', 'change_too_late'] as const;
export type AddressFinding = (typeof ADDRESS_FINDINGS)[number];

/**
 * Whether an order goes to the newest address of its customer (R0-22): a change that nobody answered, one that the warehouse has
 * not confirmed, or one that came into force after the parcel was packed. `hasContact`: name, phone and address are known.
 */
export function checkAddress(state: OrderState, hasContact: boolean): AddressFinding[] {
  const findings: AddressFinding[] = [];
  if (!hasContact) findings.push('no_contact');
  if (!state.destination?.province && !state.destination?.city) findings.push('no_region');
  const change = state.customer?.requests?.find((request) => request.kind === 'address');
  const trouble = change && troubleOf(change, state.moments.packedAt ?? state.moments.shippedAt);
  return trouble ? [...findings, trouble] : findings;
}

function troubleOf({ state, answeredAt }: CustomerRequest, packedAt: Instant | null): AddressFinding | null {
  if (state === 'asked') return 'change_unanswered';
  if (state === 'passed_on') return 'change_unconfirmed';
  if (state === 'overtaken') return 'change_too_late';
  if (state === 'done' && packedAt !== null && answeredAt !== undefined && answeredAt > packedAt) return 'change_too_late';
  return null;
}
