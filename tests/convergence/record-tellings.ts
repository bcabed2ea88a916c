import type { Fact } from '@/server/domain/tracking/fact';
import type { NewFact, RecordBatch } from '@/server/usecases/tracking/record-batch';

export const SHOP = 'converge';

/**
 * Facts as sources would post them, about an order of their own: `tag` stands behind its number and its tracking numbers.
 */
export function recordable(facts: readonly Fact[], tag: string): RecordBatch {
  const batch: RecordBatch = { orders: [], facts: [] };
  for (const fact of facts) {
    const reporter = { source: fact.source, kind: fact.sourceKind };
    const header = fact.data?.header;
    if (header) batch.orders.push({ reporter, header: { ...header, shop: SHOP, orderNo: `O${tag}` }, contact: {} });
    else batch.facts.push({ reporter, ...about(fact, tag), ...content(fact, tag) });
  }
  return batch;
}

function about(fact: Fact, tag: string): Pick<NewFact, 'order' | 'shipment'> {
  const named = fact.data?.shipment;
  if (!fact.subject.startsWith('t:'))
    return {
      order: { shop: SHOP, orderNo: `O${tag}` },
      ...(named ? { shipment: { ...named, trackingNo: `${named.trackingNo}${tag}` } } : {}),
    };
  const [carrier = '', trackingNo = ''] = fact.subject.slice(2).split('/');
  return { shipment: { carrier, trackingNo: `${trackingNo}${tag}` } };
}

function content(fact: Fact, tag: string): Omit<NewFact, 'reporter' | 'order' | 'shipment'> {
  const { shipment: _, next, ...data } = fact.data ?? {};
  return {
    identityKey: fact.identity,
    code: fact.code,
    sourceCode: fact.sourceCode,
    reason: fact.reason,
    occurredAt: fact.occurredAt,
    precision: fact.precision,
    place: fact.place,
    data: {
      ...data,
      ...(next ? { next: { ...next, trackingNo: `${next.trackingNo}${tag}` } } : {}),
    },
  };
}
