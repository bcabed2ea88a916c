/** What tells whether messages to one customer would say the same of several orders. */
export interface Mergeable {
  id: string;
  shop: string;
  template: string;
  params: Record<string, string | number>;
  createdAt: number;
  /** The draft that it was part of: what service wrote for one message is told in no other. */
  draftId?: string;
}

/** News that is the same for each order it concerns; what needs hands at a door or a counter is told parcel by parcel. */
const SAME_FOR_ALL = new Set(['milestone.shipped', 'milestone.out_for_delivery', 'milestone.delivered', 'update.still_waiting']);
/** Delays that end only when the customer does something about this very order. */
const OF_ONE_ORDER = new Set(['stall.payment_due', 'stall.payment_verify', 'stall.pickup_reminder', 'stall.pickup_overdue']);

function isMergeable(template: string): boolean {
  return SAME_FOR_ALL.has(template) || (template.startsWith('stall.') && !OF_ONE_ORDER.has(template));
}

function sameness({ shop, template, params, draftId }: Mergeable): string {
  return JSON.stringify([shop, template, params.reason ?? null, draftId ?? null]);
}

/**
 * Messages that go to one customer at the same time, those that would say the same of several orders of a shop as one: the
 * oldest leads. Each message is in exactly one group.
 */
export function mergeOrders<T extends Mergeable>(notices: readonly T[]): { lead: T; others: T[] }[] {
  const inOrder = [...notices].sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  const groups = new Map<string, { lead: T; others: T[] }>();
  for (const notice of inOrder) {
    const key = isMergeable(notice.template) ? sameness(notice) : notice.id;
    const group = groups.get(key);
    if (group) group.others.push(notice);
    else groups.set(key, { lead: notice, others: [] });
  }
  return [...groups.values()];
}

/** Messages whose day's budget counts first: what needs the customer's hands before what is only good to know. */
export function byUrgency(a: Pick<Mergeable, 'template' | 'createdAt'>, b: Pick<Mergeable, 'template' | 'createdAt'>): number {
  return rankOf(a.template) - rankOf(b.template) || a.createdAt - b.createdAt;
}

const HANDS_NEEDED = new Set([
  'milestone.available_for_pickup',
  'milestone.out_for_delivery',
  'milestone.attempt_failed',
  'milestone.lost',
  ...OF_ONE_ORDER,
]);

function rankOf(template: string): number {
  if (HANDS_NEEDED.has(template)) return 0;
  if (template.startsWith('ticket.') || template.startsWith('request.')) return 1;
  if (template.startsWith('stall.') || template.startsWith('update.')) return 2;
  return 3;
}
