import { randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { aftershipPush, signed } from '../requests';
import { SERIES, trackingNoOf } from './customers';

/** Every so-maniest event is one that a customer is to be told of; the others are scans of parcels that nobody waits for. */
export const NEWS_EVERY = 10;
/** Parcels that scans are about. */
export const BYSTANDERS = 2_000;
const TICK_MS = 20;
const AGAIN_MS = 150;
const PATIENCE_MS = 5_000;
/** As many events as may wait for their answer: beyond, no further one is told of until some are answered. */
const MOST_UNANSWERED = 4_000;

export interface Teller {
  /** Orders that were told of so far, whether or not it was answered. */
  told(): number;
  /** Tells of so many more at once and waits until all is answered. */
  tell(events: number): Promise<void>;
  /** Ends and waits until everything is answered. */
  stop(): Promise<{ events: number; repeated: number; seconds: number }>;
}

/**
 * The vendors: so many signed pushes a second, each told again under the same id until it is answered with success, as real systems do.
 * Ends the run at an answer that no repeating mends. `perSecond` 0 tells only when it is asked to; less is told while very many wait.
 */
export function startTeller({
  port,
  endpoints,
  secret,
  perSecond,
  orders,
}: {
  port: number;
  endpoints: readonly string[];
  secret: string;
  perSecond: number;
  /** Orders that there are to tell of. */
  orders: number;
}): Teller {
  const begun = Date.now();
  const underWay = new Set<Promise<void>>();
  let events = 0;
  let repeated = 0;
  let isOver = false;
  let failure: unknown;

  const tellOne = () => {
    const n = events++;
    const one = push(n).catch((error: unknown) => {
      failure ??= error;
    });
    underWay.add(one);
    void one.then(() => underWay.delete(one));
  };

  async function push(n: number): Promise<void> {
    const body = aftershipPush(eventOf(n, orders));
    const path = `/api/webhooks/aftership/${endpoints[n % endpoints.length]}`;
    const headers = {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      'aftership-hmac-sha256': signed(secret, body),
      'x-forwarded-for': `20.${(n >> 8) & 255}.${n & 255}.7`,
    };
    for (;;) {
      const status = await post(`http://127.0.0.1:${port}${path}`, { headers, body });
      if (status >= 200 && status < 300) return;
      if (status >= 400 && status < 500 && status !== 429) throw new Error(`an event was refused with ${status}`);
      repeated += 1;
      await sleep(AGAIN_MS);
    }
  }

  const answered = async () => {
    while (underWay.size > 0) await Promise.all(underWay);
    if (failure) throw failure;
  };
  const ticking = (async () => {
    // what was not told because too much waited is not told later: the pace is never more than was asked for
    for (let due = 0, lookedAt = begun; !isOver && perSecond > 0; ) {
      const now = Date.now();
      due += ((now - lookedAt) / 1000) * perSecond;
      lookedAt = now;
      for (; due >= 1 && underWay.size < MOST_UNANSWERED; due -= 1) tellOne();
      due = Math.min(due, 1);
      await sleep(TICK_MS);
    }
  })();
  return {
    told: () => Math.min(orders, Math.ceil(events / NEWS_EVERY)),
    tell: async (more) => {
      for (let i = 0; i < more; i += 1) tellOne();
      await answered();
    },
    stop: async () => {
      isOver = true;
      await ticking;
      const seconds = (Date.now() - begun) / 1000;
      await answered();
      return { events, repeated, seconds };
    },
  };
}

/** As many connections as some systems keep open; what is told while all are taken waits for one. */
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Status of the answer; 0 where there was none. */
function post(url: string, { headers, body }: { headers: Record<string, string>; body: string }): Promise<number> {
  return new Promise((done) => {
    const asked = request(url, { method: 'POST', agent, headers, timeout: PATIENCE_MS }, (answer) => {
      answer.resume();
      answer.once('end', () => done(answer.statusCode!));
      answer.once('error', () => done(0));
    });
    asked.once('timeout', () => asked.destroy());
    asked.once('error', () => done(0));
    asked.end(body);
  });
}

const RUN = randomBytes(4).toString('hex');

/** News of an order that has not been told of yet, or a scan of a bystander. */
function eventOf(n: number, orders: number): Parameters<typeof aftershipPush>[0] {
  const eventId = `${RUN}-0000-4000-8000-${String(n).padStart(12, '0')}`;
  const at = new Date(Math.floor(Date.now() / 1000) * 1000).toISOString();
  const nth = n / NEWS_EVERY;
  if (Number.isInteger(nth) && nth < orders) return { trackingNo: trackingNoOf(SERIES.told, nth), eventId, at, stage: 'OutForDelivery' };
  return { trackingNo: trackingNoOf(SERIES.bystanders, n % BYSTANDERS), eventId, at, stage: 'InTransit' };
}
