import type { Fact, OrderHeader, SourceKind } from '@/server/domain/tracking/fact';

export const T0 = Date.UTC(2026, 10, 20, 1, 0, 0);
export const at = (minutes: number): number => T0 + minutes * 60_000;

export const SF = 'sf/SF1234567890123';

const HEADER: OrderHeader = {
  shop: 'demo',
  orderNo: 'A1',
  type: 'normal',
  placedAt: T0,
  items: [{ sku: 'S1', name: '茶杯', quantity: 1 }],
  amount: '128.00',
  currency: 'CNY',
};

type Particulars = Partial<Omit<Fact, 'subject'>>;

let count = 0;

function fact(
  subject: Fact['subject'],
  code: string | null,
  minute: number,
  source: string,
  sourceKind: SourceKind,
  more: Particulars,
): Fact {
  count += 1;
  return {
    subject,
    source,
    sourceKind,
    identity: `${source}-${code}-${minute}-${more.identity ?? count}`,
    code,
    occurredAt: at(minute),
    precision: 'second',
    receivedAt: at(minute) + 30_000,
    classifier: 'actual',
    ordinal: 0,
    ...more,
  };
}

/** The order's header as its shop told it. */
export function placed(header: Partial<OrderHeader> = {}, more: Particulars = {}): Fact {
  return fact('o:1', 'order.placed', 0, 'shop', 'platform', { data: { header: { ...HEADER, ...header } }, ...more });
}

/** A fact about the order. */
export function told(code: string | null, minute: number, by: SourceKind, more: Particulars = {}): Fact {
  return fact('o:1', code, minute, by, by, more);
}

/** A scan of a shipment. */
export function scanned(code: string | null, minute: number, more: Particulars & { key?: string; by?: SourceKind } = {}): Fact {
  const { key, by, ...rest } = more;
  return fact(`t:${key ?? SF}`, code, minute, by === 'aggregator' ? 'kuaidi100' : (by ?? 'sf'), by ?? 'carrier', rest);
}

/** The warehouse ships the order as one shipment. */
export function shippedAs(key: string, minute: number, items?: { sku: string; quantity: number }[]): Fact {
  const [carrier = '', trackingNo = ''] = key.split('/');
  return told('shipped', minute, 'wms', { data: { shipment: { carrier, trackingNo, ...(items ? { items } : {}) } } });
}

/** The gateway confirms the whole amount. */
export function paid(minute: number, more: Particulars = {}): Fact {
  return told('paid', minute, 'gateway', { data: { payment: { paymentNo: 'P1', amount: '128.00' } }, ...more });
}
