import { DEFAULT_RULES } from '../server/domain/rule/default-rules';
import type { RuleBody, Rung } from '../server/domain/rule/rule';
import { DAY, type Instant, MINUTE } from '../server/domain/shared/instant';
import type { Fact, OrderHeader, Subject } from '../server/domain/tracking/fact';
import { type Random, seededRandom } from '../tests/convergence/random-tellings';
import { median } from './compare';
import type { Line } from './report';
import { settleDatabase } from './seed';
import type { Bench, Suite } from './suite';

const FACTS = Number(process.env.BENCH_BACKTEST_FACTS ?? 1_000_000);
const DAYS = 90;
/** Orders are lived through for a ninth of the time and copied into the other eight. */
const COPIES = 9;
const ROUNDS = 5;
const SEED = 20_261_123;
const MOST_MS = 3_000;
const BATCH = 500;

const SHOP = 'bench';
const LANES = [
  { province: '广东省', city: '广州市', carrier: 'sf' },
  { province: '浙江省', city: '杭州市', carrier: 'zto' },
  { province: '北京市', city: '北京市', carrier: 'jd' },
  { province: '四川省', city: '成都市', carrier: 'yto' },
];
/** Steps of an order with the minutes that each usually takes; a tenth of them takes far longer. */
const STEPS: [code: string, of: 'order' | 'shipment', minutes: number][] = [
  ['paid', 'order', 8],
  ['allocated', 'order', 40],
  ['picking', 'order', 50],
  ['shipped', 'order', 60],
  ['picked_up', 'shipment', 120],
  ['in_transit.departed', 'shipment', 240],
  ['in_transit.arrived', 'shipment', 700],
  ['in_transit.departed', 'shipment', 300],
  ['at_destination', 'shipment', 600],
  ['out_for_delivery', 'shipment', 240],
  ['delivered.self', 'shipment', 200],
];
const FACTS_AN_ORDER = STEPS.length + 1;

function stepMinutes(usual: number, random: Random): number {
  const spread = usual * (0.4 + 1.2 * random());
  return random() < 0.1 ? spread * 6 : spread;
}

/** The log of one order, heard a little after each thing happened. */
function logOf(n: number, placedAt: Instant, random: Random): { header: OrderHeader; facts: Fact[] } {
  const lane = LANES[n % LANES.length]!;
  const place = { country: 'CN', province: lane.province, city: lane.city };
  const items = [{ sku: 'S', name: '茶杯', quantity: 1, category: n % 3 === 0 ? 'tea' : 'home' }];
  const header: OrderHeader = {
    shop: SHOP,
    orderNo: `T${n}`,
    type: 'normal',
    placedAt,
    destination: place,
    items,
    amount: '128.00',
    currency: 'CNY',
  };
  const tracking = { carrier: lane.carrier, trackingNo: `T${n}` };
  const fact = (subject: Subject, code: string, occurredAt: Instant, data?: Fact['data']): Fact => ({
    ...{
      subject,
      code,
      occurredAt,
      source: 'bench',
      identity: `${code}${occurredAt}`,
      precision: 'second',
      classifier: 'actual',
      ordinal: 0,
    },
    ...{
      sourceKind: code === 'paid' ? 'gateway' : subject.startsWith('t:') ? 'carrier' : 'wms',
      receivedAt: occurredAt + Math.round(random() * 3 * MINUTE),
    },
    ...(data ? { data } : {}),
  });
  const facts = [fact('o:1', 'order.placed', placedAt, { header })];
  let at = placedAt;
  for (const [code, of, minutes] of STEPS) {
    at += Math.round(stepMinutes(minutes, random) * MINUTE);
    const data =
      code === 'shipped' ? { shipment: tracking } : code === 'paid' ? { payment: { paymentNo: 'P', amount: '128.00' } } : undefined;
    facts.push(fact(of === 'order' ? 'o:1' : `t:${tracking.carrier}/${tracking.trackingNo}`, code, at, data));
  }
  return { header, facts };
}

/** Steps of real folds for a part of the time, copied day for day over the whole of it, each order with a customer. */
async function fill({ db, say }: Bench, now: Instant): Promise<void> {
  const { clockSpans } = await import('../server/domain/rule/clock-spans');
  const { foldOrder } = await import('../server/domain/order/fold-order');
  const { writeSpans } = await import('../server/store/step-span');
  const random = seededRandom(SEED);
  const part = DAYS / COPIES;
  const orders = Math.ceil(FACTS / FACTS_AN_ORDER / COPIES);
  const begun = performance.now();
  for (let from = 0; from < orders; from += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, orders - from) }, (_, i) => {
      const { header, facts } = logOf(from + i, now - DAYS * DAY + random() * part * DAY, random);
      const spans = clockSpans(facts, { fold: (known) => foldOrder(header, known) });
      return { orderId: idOf(from + i), version: 1, spans, timeZone: 'Asia/Shanghai' };
    });
    await writeSpans(db, batch);
  }
  const perSecond = (orders * FACTS_AN_ORDER) / ((performance.now() - begun) / 1000);
  say(`${orders.toLocaleString('en')} orders lived through, ${Math.round(perSecond).toLocaleString('en')} facts a second`);
  const shifted = ['since', 'seen_at', 'anchor_at', 'until', 'gone_at', 'stalled_at', 'told_at']
    .map((c) => `${c} = ${c} + shift`)
    .join(', ');
  for (let copy = 1; copy < COPIES; copy += 1) {
    await db.query('create temp table copied as select * from step_span where order_no not like $1', ['%C%']);
    await db.query(
      `update copied set order_id = md5(order_id::text || $1)::uuid, order_no = order_no || 'C' || $1, ${shifted.replaceAll('shift', `interval '${copy * part} days'`)}`,
      [String(copy)],
    );
    await db.query('insert into step_span select * from copied');
    await db.query('drop table copied');
  }
  await db.query(
    `insert into orders (id, shop, order_no, order_key, code, version, doc, lifecycle, phase, placed_at, phone_hash)
     select distinct on (order_id) order_id, shop, order_no, order_no, order_no, 1, '{}', 'delivered', 'done', since, md5((hashtext(order_no) % 60000)::text)
     from step_span on conflict do nothing`,
  );
  await db
    .query(`insert into shop (code, name, time_zone) values ($1, $1, 'Asia/Shanghai') on conflict do nothing`, [SHOP])
    .catch(() => undefined);
  await settleDatabase(db);
}

const idOf = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

/** A default rule whose first rung comes at another time. */
function changed(code: string, afterMin: number): { code: string; body: RuleBody } {
  const body = DEFAULT_RULES[code]!;
  const rungs = body.rungs.map((rung, i): Rung => (i === 0 ? { ...rung, afterMin, tellCustomer: true } : rung));
  return { code, body: { ...body, rungs } };
}

const ASKED: [what: string, rule: { code: string; body: RuleBody }][] = [
  ['no movement for 12 h', changed('movement', 12 * 60)],
  ['no movement for 1 h', changed('movement', 60)],
  ['not collected in 2 h', changed('carrier_collect', 2 * 60)],
  ['not accepted in 20 min of the warehouse’s hours', changed('warehouse_accept', 20)],
];

/** What a rule would have done in 90 days, beside the version in force, over stored steps. */
export const backtest: Suite = async (bench) => {
  const { backtestRule } = await import('../server/usecases/rule/backtest-rule');
  const { newContext } = await import('../server/store/context');
  const ctx = newContext();
  await fill(bench, ctx.now());
  const lines: Line[] = [];
  const { rows } = await bench.db.query<{ count: string }>('select count(*) from step_span');
  const memory = () => process.memoryUsage().rss / 2 ** 20;
  for (const [what, { code, body }] of ASKED) {
    const rounds: { floor: number; ours: number }[] = [];
    let fired = '';
    let most = 0;
    for (let round = 0; round <= ROUNDS; round += 1) {
      const floorBegun = performance.now();
      await bench.db.query(FLOOR, [body.clock, new Date(ctx.now() - DAYS * DAY), body.rungs[0]!.afterMin]);
      const begun = performance.now();
      const { tested, inForce } = await backtestRule(ctx, { code, body, days: DAYS });
      fired = `${tested.fired.toLocaleString('en')} fired, ${inForce?.fired.toLocaleString('en')} by the version in force`;
      rounds.push({ floor: begun - floorBegun, ours: performance.now() - begun });
      most = Math.max(most, memory());
    }
    // the first round warms up
    const kept = rounds.slice(1);
    const [floor, ours] = [median(kept.map((r) => r.floor)), median(kept.map((r) => r.ours))];
    lines.push({
      what: `backtest: ${what}`,
      data: `90 days, ${FACTS.toLocaleString('en')} facts, ${Number(rows[0]!.count).toLocaleString('en')} steps; ${fired}`,
      floor: `${floor.toFixed(0)} ms (plain minutes, one count)`,
      ours: `${ours.toFixed(0)} ms, whole process ${most.toFixed(0)} MiB`,
      ratio: (floor / ours).toFixed(2),
      aim: '≤ 3 s',
      isMet: ours <= MOST_MS,
    });
  }
  return lines;
};

const FLOOR = `select count(*), count(distinct order_id) from step_span
  where clock = $1 and since >= $2 and coalesce(gone_at, now()) - anchor_at > make_interval(mins => $3)`;
