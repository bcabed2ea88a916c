import { CHINA_HOLIDAYS } from '../calendar/china-holidays';
import { addWorkingMinutes, BUSINESS_WEEK } from '../calendar/working-time';
import type { RequestKind } from '../order/customer-word';
import type { Place } from '../place/place';
import { type Instant, MINUTE } from '../shared/instant';
import type { FactData } from '../tracking/fact';
import type { ActionInput } from './action-input';
import type { ActionCode } from './action-settings';

/** Actions that the shop has to answer. */
const REQUESTS: Partial<Record<ActionCode, RequestKind>> = { address: 'address', time: 'time', cancel: 'cancel', invoice: 'invoice' };

/** The request that an action makes; null where it is the customer's own word and takes effect at once. */
export function requestKindOf(code: ActionCode): RequestKind | null {
  return REQUESTS[code] ?? null;
}

/** What an action says in the log. Nothing personal: of a new address the city and district, of an invoice nothing. */
export function actionFact(input: ActionInput): { code: string; data?: FactData; place?: Place } {
  switch (input.code) {
    case 'confirm':
      return { code: 'receipt.confirmed' };
    case 'place':
      return input.may.length > 0 ? { code: 'leave.consented', data: { leave: input.may } } : { code: 'leave.withdrawn' };
    case 'address': {
      const { province, city, district } = input;
      const place = { ...(province ? { province } : {}), city, ...(district ? { district } : {}) };
      return { code: 'address.change_requested', place };
    }
    case 'time':
      return { code: 'delivery.time_requested', data: { window: input.window } };
    case 'cancel':
      return { code: 'cancel.requested' };
    case 'invoice':
      return { code: 'invoice.requested' };
  }
}

const FULL_MINUTES = 5 * MINUTE;

/** By when the shop answers: so many working minutes from now, on a full five minutes. */
export function answerBy(now: Instant, minutes: number, timeZone: string): Instant {
  const at = addWorkingMinutes(now, minutes, BUSINESS_WEEK, CHINA_HOLIDAYS, timeZone);
  return Math.ceil(at / FULL_MINUTES) * FULL_MINUTES;
}
