import { promiseTime, QUIET_HOURS, type QuietHours } from '../calendar/quiet-hours';
import { isHeldStill } from '../incident/is-held-still';
import type { NoticeIntent } from '../notice/notice';
import type { OrderDocument } from '../order/order-document';
import { DAY, type Instant } from '../shared/instant';

/** A promise of a message about a hold-up whose time has come near, and nothing was told since. */
export interface OpenPromise {
  id: string;
  /** Parameters of the message that made it. */
  params: Record<string, string | number>;
}

/** `leave`: there is nothing true to say that is worth a message; whoever warns of the promise tells people. */
export type FollowUp = { kind: 'leave' } | { kind: 'tell'; intent: NoticeIntent };

/** After the first word that nothing is new, the next ones come once a day. */
const NEXT_MIN = 24 * 60;
/** A stall older than this is a case for a person, not for one more message. */
const MOST_DAYS = 10;

/**
 * The update that a message about a hold-up promised, where nothing else was told in the meantime: that the hold-up is over, or that
 * it is not and when we write again. An incident that took the place of the stall is no end of the hold-up.
 */
export function followUp(
  promise: OpenPromise,
  document: OrderDocument,
  timeZone: string,
  now: Instant,
  quiet: QuietHours | null = QUIET_HOURS,
): FollowUp {
  const { params } = promise;
  if (document.state.lifecycle === 'completed' || document.state.lifecycle === 'cancelled') return { kind: 'leave' };
  const flag = document.attention.find((a) => a.rule === params.rule && a.since === params.since);
  const about = pick(params, ['carrier', 'trackingNo', 'others', 'rule', 'ruleVersion', 'since', 'rung']);
  const base = { cause: `promise:${promise.id}`, recipient: 'customer' as const, dueAt: now };
  const nextUpdateAt = promiseTime(now, NEXT_MIN, timeZone, quiet);
  if (!flag && isHeldStill(document.state, params.since)) {
    const held = document.attention.find((a) => a.kind === 'silent' || a.kind === 'stalled');
    const told = { ...about, reason: held?.reason ?? String(params.reason ?? ''), nextUpdateAt };
    return {
      kind: 'tell',
      intent: { ...base, template: 'update.still_waiting', params: told, promise: { kind: 'next_update', dueAt: nextUpdateAt } },
    };
  }
  if (!flag) {
    const shipment = document.state.shipments.find((s) => s.trackingNo === params.trackingNo);
    const extra = { step: shipment?.milestone ?? document.state.lifecycle, at: now };
    const more = { ...(shipment?.place?.city ? { city: shipment.place.city } : {}), ...(document.eta ? { etaAt: document.eta.p80 } : {}) };
    return { kind: 'tell', intent: { ...base, template: 'update.resolved', params: { ...about, ...extra, ...more } } };
  }
  if (now - flag.since > MOST_DAYS * DAY) return { kind: 'leave' };
  return {
    kind: 'tell',
    intent: {
      ...base,
      template: 'update.still_waiting',
      params: { ...about, rung: flag.rung ?? 1, reason: flag.reason, nextUpdateAt },
      promise: { kind: 'next_update', dueAt: nextUpdateAt },
    },
  };
}

function pick(params: OpenPromise['params'], names: readonly string[]): OpenPromise['params'] {
  return Object.fromEntries(Object.entries(params).filter(([name]) => names.includes(name)));
}
