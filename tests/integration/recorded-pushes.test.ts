import { beforeEach, describe, expect, test } from 'vitest';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { registerSource } from '@/server/usecases/source/register-source';
import { freshDatabase } from '../database/fresh-database';
import { dataFolder, readFixtures } from '../support/data-folder';
import { pushAftership, pushKuaidi100, pushShopify, SALT, SECRET } from '../support/push';
import { CHECKPOINTS, TRACES } from './expected-traces';

const folder = dataFolder();
type Payload = Record<string, unknown>;

let path: (adapter: string) => string;

beforeEach(async () => {
  await freshDatabase();
  const ctx = newContext();
  const endpoints = new Map<string, string>();
  for (const [adapter, secrets] of [
    ['kuaidi100', { salt: SALT }],
    ['aftership', { secret: SECRET }],
    ['shopify', { secret: SECRET }],
  ] as const) {
    const made = await registerSource(ctx, { name: adapter, adapter, shop: 'north', secrets: { ...secrets }, by: 'system' });
    endpoints.set(adapter, made.path);
  }
  path = (adapter) => endpoints.get(adapter)!;
});

/** Shipment facts as recorded, oldest first. */
async function facts(): Promise<{ code: string; at: string; text: string | null }[]> {
  const { rows } = await pool().query(
    `select code, to_char(occurred_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS') as at, body->>'text' as text
       from fact where subject like 't:%' order by occurred_at, (body->>'ordinal')::int`,
  );
  return rows;
}

/** The same with their moments in UTC. */
async function instants(): Promise<{ code: string; at: string }[]> {
  const { rows } = await pool().query(
    `select code, to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
       from fact where subject like 't:%' order by occurred_at, (body->>'ordinal')::int`,
  );
  return rows;
}

async function lastVerdict(): Promise<string> {
  return (await pool().query('select verdict from raw_payload order by id desc limit 1')).rows[0].verdict;
}

describe.skipIf(!folder)('recorded 快递100 answers in the push envelope', () => {
  const fixtures = folder ? readFixtures(folder, 'china-express/kuaidi100') : new Map<string, Payload>();

  test.each([...fixtures.keys()])('%s', async (name) => {
    const payload = fixtures.get(name)!;
    const trace = TRACES[name];
    const known = { nu: trace?.nu, com: trace?.com, state: payload.transport_state, data: payload.list };
    const answer = await pushKuaidi100(path('kuaidi100'), { status: 'polling', message: '', lastResult: { ...known, ...payload } });
    if (!trace) {
      expect(answer.status).toBe(422);
      expect([await lastVerdict(), (await facts()).length]).toEqual(['unreadable', 0]);
      return;
    }
    expect(answer.status).toBe(200);
    const recorded = await facts();
    expect(recorded.map(({ at, code }) => `${at} ${code}`)).toEqual(trace.lines);
    expect(recorded.filter(({ text }) => /<br|1[3-9]\d{9}/.test(text ?? ''))).toEqual([]);
  });
});

describe.skipIf(!folder)('recorded AfterShip answers as webhooks', () => {
  const fixtures = folder ? readFixtures(folder, 'aggregator/aftership') : new Map<string, Payload>();
  const trackings = [...fixtures].flatMap(([name, payload]): [string, Payload | undefined][] => {
    const data = payload.data as { tracking?: Payload; trackings?: Payload[] } & Payload;
    if (data.trackings) return data.trackings.map((t, i) => [`${name} ${i}`, t]);
    return [[name, data.tracking ?? (data.tracking_number ? data : data)]];
  });

  test.each(trackings)('%s', async (name, msg) => {
    const answer = await pushAftership(path('aftership'), { ts: 1, event: 'tracking_update', event_id: 'e', msg });
    const { tag, subtag, checkpoints, checkpoint, tracking_number } = msg as {
      tag?: string;
      subtag?: string;
      tracking_number?: string;
      checkpoints?: Payload[];
      checkpoint?: Payload;
    };
    if (!tracking_number || !tag) {
      expect(answer.status).toBe(422);
      expect([await lastVerdict(), (await facts()).length]).toEqual(['unreadable', 0]);
      return;
    }
    expect(answer.status).toBe(200);
    const recorded = await facts();
    const said = checkpoints?.length || (checkpoint ? 1 : 0);
    expect(recorded).toHaveLength(Math.max(1, said));
    const told = (await instants()).map(({ at, code }) => `${at} ${code}`);
    if (said > 0) expect(told).toEqual(CHECKPOINTS[name]);
    const finals: Record<string, string> = {
      Delivered_001: 'delivered',
      Expired_001: 'problem.feed_ended',
      Pending_001: 'no_data',
      InTransit_004: 'in_transit.arrived_country',
    };
    expect(recorded.at(-1)!.code).toBe(finals[subtag!]);
  });
});

describe.skipIf(!folder)('recorded Shopify resources as webhooks', () => {
  const fixtures = folder ? readFixtures(folder, 'shop/shopify') : new Map<string, Payload>();
  /** Name of the file → topic; what is in none is no tracking under any topic. */
  const TOPICS: Record<string, string> = {
    'rest-2024-04-order-2.json': 'orders/create',
    'rest-2024-04-fulfillment-2.json': 'fulfillments/create',
    'rest-2024-04-fulfillment-event-1.json': 'fulfillment_events/create',
  };
  const everyTopic = [
    'orders/create',
    'orders/updated',
    'fulfillments/create',
    'fulfillments/update',
    'fulfillment_events/create',
    'draft_orders/create',
  ];

  function resource(payload: Payload): unknown {
    const [first] = Object.values(payload);
    return Array.isArray(first) ? first[0] : first;
  }

  test.each([...fixtures.keys()])('%s', async (name) => {
    const payload = fixtures.get(name)!;
    const topic = TOPICS[name];
    if (!topic) {
      for (const wrong of everyTopic) {
        for (const body of [payload, resource(payload)]) {
          const answer = await pushShopify(path('shopify'), wrong, body);
          expect([wrong, answer.status]).toEqual([wrong, 422]);
        }
      }
      expect((await pool().query('select count(*)::int as n from orders')).rows[0].n).toBe(0);
      return;
    }
    expect((await pushShopify(path('shopify'), topic, resource(payload))).status).toBe(200);
    const { rows } = await pool().query('select order_no, order_key, lifecycle, doc from orders');
    if (topic === 'orders/create') expect(rows[0]).toMatchObject({ order_no: '#1002', order_key: '1002', lifecycle: 'paid' });
    if (topic === 'fulfillments/create') {
      expect(rows[0].order_no).toBe('#1001');
      // The vendor's sample has a tracking number of signs and line breaks: one shipment all the same.
      expect(rows[0].doc.state.shipments).toMatchObject([{ carrier: 'ups', trackingNo: '☠1☢4321' }]);
    }
    // Its fulfilment has not come: kept until it does.
    if (topic === 'fulfillment_events/create') expect(await lastVerdict()).toBe('waiting');
  });
});
