import type { OrderFilterInput } from '@/server/api/trpc/order-router';
import { LIFECYCLES, PHASES } from '@/server/domain/order/lifecycle';
import { ATTENTION_KINDS } from '@/server/domain/tracking/attention';

/** Filters of the list as they stand in its address. Never what was searched for: that may be personal data. */
export function orderAddress(filter: OrderFilterInput): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    if (value === undefined) continue;
    query.set(name, value === true ? '1' : String(value));
  }
  const text = query.toString();
  return text ? `/admin/orders?${text}` : '/admin/orders';
}

/** Reverses `orderAddress`; words that mean nothing are left out. */
export function readOrderAddress(query: URLSearchParams): OrderFilterInput {
  const text = (name: string) => query.get(name) ?? undefined;
  const oneOf = <T extends string>(name: string, words: readonly T[]) => words.find((word) => word === query.get(name));
  const moment = (name: string) => (/^\d{1,15}$/.test(query.get(name) ?? '') ? Number(query.get(name)) : undefined);
  return {
    shop: text('shop'),
    phase: oneOf('phase', Object.keys(PHASES) as (keyof typeof PHASES)[]),
    lifecycle: oneOf('lifecycle', Object.keys(LIFECYCLES) as (keyof typeof LIFECYCLES)[]),
    health: oneOf('health', ['green', 'yellow', 'red'] as const),
    attention: oneOf('attention', ATTENTION_KINDS),
    region: text('region'),
    category: text('category'),
    placedFrom: moment('placedFrom'),
    placedBefore: moment('placedBefore'),
    isOpen: query.get('isOpen') === '1' ? true : undefined,
  };
}
