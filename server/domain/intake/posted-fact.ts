import type { Place } from '../place/place';
import type { Instant } from '../shared/instant';
import type { FactData, Precision } from '../tracking/fact';
import { identityKey } from '../tracking/identity';
import type { PostedEvent } from './posted-event';

/** A posted event as a fact; who reports it is for the caller to say. */
export interface PostedFact {
  order?: PostedEvent['order'];
  shipment?: PostedEvent['shipment'];
  identityKey: string;
  code: string | null;
  sourceCode?: string;
  reason?: string;
  occurredAt: Instant;
  precision: Precision;
  place?: Place;
  text?: string;
  data: FactData;
}

/** The fact that a posted event tells, with the code that its word was mapped to. The same event is the same fact at every door. */
export function postedFact(event: PostedEvent, mapped: { code: string | null; reason?: string }): PostedFact {
  const rawCode = [event.sourceCode ?? event.code, event.payment?.paymentNo].filter(Boolean).join('|');
  return {
    order: event.order,
    shipment: event.shipment,
    identityKey: identityKey({ ...event, rawCode, rawPlace: event.place?.text ?? event.place?.city }),
    code: mapped.code,
    sourceCode: event.sourceCode,
    reason: mapped.reason,
    occurredAt: event.occurredAt,
    precision: event.precision,
    place: event.place,
    text: event.note,
    data: {
      payment: event.payment,
      expectedBy: event.expectedBy,
      warehouse: event.warehouse,
      leave: event.leave,
      window: event.window,
    },
  };
}
