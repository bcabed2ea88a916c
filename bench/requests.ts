import { createHmac } from 'node:crypto';

/** What each request of a round is made from; events are about `orders` orders, each `stride` numbers behind the one before. */
export type RequestPlan =
  | {
      kind: 'page';
      paths: string[];
      /** What a reader's device sends beside; each line ends with CRLF. */
      headers?: string;
    }
  | {
      kind: 'lookup';
      targets: { orderNo: string; phone: string }[];
      /** Every second one asks in vain: for one of these orders with a wrong phone, or for an order that does not exist. */
      others?: string[];
    }
  | { kind: 'signed_event'; endpoints: string[]; secret: string; trackingPrefix: string; orders: number; stride: number }
  | {
      kind: 'batch';
      keys: string[];
      secret: string;
      shop: string;
      orderPrefix: string;
      trackingPrefix: string;
      orders: number;
      stride: number;
      /** Orders that the events of one batch are spread over. */
      ordersABatch: number;
      batch: number;
    };

/** Client addresses that the load comes from, each of a network (/24) of its own, as a trusted proxy would tell them. */
const ADDRESSES = 40_000;
const CRLF = '\r\n';

/** Whole requests as bytes, numbered from `from`; the same number is always the same request. */
export function makeRequests(plan: RequestPlan, from: number, count: number): Buffer[] {
  const requests: Buffer[] = [];
  for (let i = from; i < from + count; i += 1) requests.push(makeRequest(plan, i));
  return requests;
}

function makeRequest(plan: RequestPlan, i: number): Buffer {
  switch (plan.kind) {
    case 'page':
      return http('GET', plan.paths[i % plan.paths.length]!, i, '', plan.headers);
    case 'lookup':
      return http(
        'POST',
        '/api/v1/track',
        i,
        JSON.stringify(plan.others && i % 2 ? missOf(plan.others, i) : plan.targets[i % plan.targets.length]),
      );
    case 'signed_event': {
      const body = aftershipBody(plan.trackingPrefix, orderOf(i, plan), Math.floor(i / plan.orders));
      const path = `/api/webhooks/aftership/${plan.endpoints[i % plan.endpoints.length]}`;
      return http('POST', path, i, body, `aftership-hmac-sha256: ${signed(plan.secret, body)}${CRLF}`);
    }
    case 'batch': {
      const body = batchBody(plan, i);
      const bearer = `authorization: Bearer ${plan.keys[i % plan.keys.length]}${CRLF}`;
      return http('POST', '/api/v1/events', i, body, `${bearer}aftership-hmac-sha256: ${signed(plan.secret, body)}${CRLF}`);
    }
  }
}

/** Turn about a wrong phone and an order that does not exist; no phone and no missing order comes twice. */
function missOf(others: string[], i: number): { orderNo: string; phone: string } {
  const n = (i - 1) / 2;
  const order = others[(((n >> 1) % others.length) * STEP) % others.length]!;
  return { orderNo: n % 2 ? order : `${order.slice(0, 4)}M${n}`, phone: `+8617${String((n * 7919) % 1_000_000_000).padStart(9, '0')}` };
}

function http(method: string, path: string, i: number, body = '', headers = ''): Buffer {
  const n = i % ADDRESSES;
  const address = `20.${n >> 8}.${n & 255}.7`;
  const length = method === 'POST' ? `content-type: application/json${CRLF}content-length: ${Buffer.byteLength(body)}${CRLF}` : '';
  return Buffer.from(
    `${method} ${path} HTTP/1.1${CRLF}host: 127.0.0.1${CRLF}x-forwarded-for: ${address}${CRLF}accept: */*${CRLF}accept-language: zh-CN${CRLF}${headers}${length}${CRLF}${body}`,
  );
}

/** AfterShip's signature of a body. */
export function signed(secret: string, body: string): string {
  return createHmac('sha256', secret).update(body).digest('base64');
}

/** Prime, and larger than any factor of a number of orders here: the steps visit every order once a lap, far apart. */
const STEP = 999_983;

/** Order of the n-th event: neighbours in time are strangers on disk, as they are in life. */
const orderOf = (n: number, { orders, stride }: { orders: number; stride: number }) => (((n % orders) * STEP) % orders) * stride;

/** Moment of the n-th scan of an order; always in the past and after the order was sent. */
const FIRST_SCAN = Date.now() - 20 * 3_600_000;
const scanAt = (n: number, i: number) => new Date(FIRST_SCAN + n * 60_000 + (i % 60) * 1000).toISOString();

/** Under way in Chicago, at the door in New York, where the orders go: elsewhere it would be another parcel. */
const SCANS = {
  InTransit: { subtag: 'InTransit_007', message: 'Departed from facility', city: 'Chicago', state: 'IL' },
  OutForDelivery: { subtag: 'OutForDelivery_001', message: 'Out for delivery', city: 'New York', state: 'NY' },
};

/** An AfterShip push that tells one scan of one shipment. */
export function aftershipPush({
  trackingNo,
  eventId,
  at,
  stage,
}: {
  trackingNo: string;
  eventId: string;
  at: string;
  stage: keyof typeof SCANS;
}): string {
  const { subtag, ...told } = SCANS[stage];
  const tags = { tag: stage, subtag };
  const scan = { slug: 'usps', checkpoint_time: at, ...told, country_iso3: 'USA', ...tags };
  return JSON.stringify({
    ts: Math.floor(Date.parse(at) / 1000),
    event: 'tracking_update',
    event_id: eventId,
    is_tracking_first_tag: false,
    msg: { id: trackingNo, tracking_number: trackingNo, slug: 'usps', active: true, ...tags, checkpoints: [scan] },
  });
}

/** The n-th scan of the parcel of an order. */
function aftershipBody(prefix: string, order: number, lap: number): string {
  const trackingNo = `${prefix}${String(order).padStart(8, '0')}`;
  const eventId = `00000000-0000-4000-8000-${String(lap * 1e8 + order).padStart(12, '0')}`;
  return aftershipPush({ trackingNo, eventId, at: scanAt(lap, order), stage: 'InTransit' });
}

/** Events of one batch, spread over its orders. */
function batchBody(plan: Extract<RequestPlan, { kind: 'batch' }>, i: number): string {
  const events = Array.from({ length: plan.batch }, (_, k) => {
    const n = i * plan.ordersABatch + (k % plan.ordersABatch);
    const order = orderOf(n, plan);
    const lap = Math.floor(n / plan.orders) * 64 + Math.floor(k / plan.ordersABatch);
    return {
      shop: plan.shop,
      orderNo: `${plan.orderPrefix}${String(order).padStart(8, '0')}`,
      source: 'usps',
      eventId: `bench-${i}-${k}`,
      code: k % 2 ? 'in_transit.departed' : 'in_transit.arrived',
      occurredAt: scanAt(lap, order),
      note: 'Processed at regional facility',
      place: { country: 'US', province: 'IL', city: 'Chicago' },
      shipment: { carrier: 'usps', trackingNo: `${plan.trackingPrefix}${String(order).padStart(8, '0')}` },
    };
  });
  return JSON.stringify({ events });
}
