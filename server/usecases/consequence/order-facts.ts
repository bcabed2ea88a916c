import type { NewFact } from '../tracking/record-batch';

type OrderCode = 'order.tagged' | 'order.held' | 'order.released';

/** The fact that a rule (`by` left out) or a person did something to an order; `key` makes it the same when told again. */
export function orderFact(
  order: { shop: string; orderNo: string },
  code: OrderCode,
  { key, at, reason, tag, by }: { key: string; at: number; reason?: string; tag?: string; by?: string },
): NewFact {
  const data = { ...(tag ? { tag } : {}), ...(by ? { by } : {}) };
  return {
    reporter: by ? { source: 'manual', kind: 'manual' } : { source: 'daona', kind: 'portal' },
    order,
    identityKey: `${code}|${key}`,
    code,
    ...(reason ? { reason } : {}),
    occurredAt: at,
    precision: 'second',
    ...(Object.keys(data).length > 0 ? { data } : {}),
  };
}
