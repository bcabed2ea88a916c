import type { CustomerRequest } from '../order/customer-word';
import type { OrderDocument } from '../order/order-document';
import type { OrderState } from '../order/order-state';
import { HOUR, type Instant } from '../shared/instant';
import type { NoticeIntent } from './notice';
import { SETTLE } from './plan-milestone';

/** An answer that became known later than this is no news any more. */
const NEWS_FOR = 72 * HOUR;
const ANSWERED: ReadonlySet<CustomerRequest['state']> = new Set<CustomerRequest['state']>(['done', 'refused']);

/**
 * What customers asked on the portal and this change answered: one message each, whoever of the shop answered. What they
 * only did themselves (confirm, say where to leave it, take back) is shown on the page and told by no message.
 */
export function planAnswers(
  before: () => OrderState | null,
  after: OrderDocument,
  now: Instant,
  mayBeNew: (at: Instant) => boolean = () => true,
): NoticeIntent[] {
  const answered = (after.state.customer?.requests ?? []).filter(
    (r) => r.isOwn && ANSWERED.has(r.state) && r.answeredAt !== undefined && now - r.answeredAt <= NEWS_FOR && mayBeNew(r.answeredAt),
  );
  if (answered.length === 0) return [];
  const earlier = before()?.customer?.requests ?? [];
  return answered
    .filter((request) => earlier.find((one) => one.identity === request.identity)?.state !== request.state)
    .map(({ kind, state, identity, reason }) => ({
      cause: `request:${identity}:${state}`,
      recipient: 'customer',
      template: `request.${kind}_${state}`,
      params: { kind, ...(reason ? { reason } : {}) },
      dueAt: now + SETTLE,
    }));
}
