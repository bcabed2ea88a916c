import type { OrderDocument } from '../order/order-document';
import type { Instant } from '../shared/instant';

type Params = Record<string, string | number>;

function aboutOf(params: Params, { state, attention }: OrderDocument) {
  const shipment = state.shipments.find((one) => one.trackingNo === params.trackingNo);
  const flag = attention.find((one) => one.rule === params.rule && one.since === params.since);
  return { shipment, flag };
}

/** What a waiting message says, as the order is by now: reason, place and estimate move on while nobody sends it. */
export function freshParams(params: Params, document: OrderDocument): Params {
  const { shipment, flag } = aboutOf(params, document);
  const city = shipment?.place?.city;
  return {
    ...params,
    ...(flag?.reason ? { reason: flag.reason } : {}),
    ...(city ? { city } : {}),
    ...(document.eta?.p80 === undefined ? {} : { etaAt: document.eta.p80 }),
  };
}

/** What is true of the order that a message tells of, to be compared: words written by hand hold as long as it stays the same. */
export function factsUnder(params: Params, document: OrderDocument): string {
  const { shipment, flag } = aboutOf(params, document);
  const { lifecycle } = document.state;
  return JSON.stringify([lifecycle, flag?.reason ?? null, flag?.rung ?? null, shipment?.milestone ?? null, shipment?.place?.city ?? null]);
}

/** Whether words written by hand are still true: nothing has changed, and the next update that they name is ahead. */
export function stillHolds(writtenOn: string, params: Params, document: OrderDocument, now: Instant): boolean {
  const { promiseDueAt } = params;
  return factsUnder(params, document) === writtenOn && !(typeof promiseDueAt === 'number' && promiseDueAt <= now);
}
