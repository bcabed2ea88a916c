import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { ensureDefaultRules } from '@/server/usecases/stall/ensure-default-rules';

const CARRIERS = ['sf', 'zto', 'yto'];
const PLACES = [
  ['上海市', '上海市', '嘉定区'],
  ['上海市', '上海市', '浦东新区'],
  ['浙江省', '杭州市', '余杭区'],
  ['广东省', '深圳市', '南山区'],
];
const DAY = 86_400_000;
const HOUR = 3_600_000;
const MINUTE = 60_000;

interface Step {
  clock: string;
  rule: string;
  /** From the order's beginning. */
  startsH: number;
  hours: number;
  limitH: number;
}

/** Steps of one order, longer where luck or trouble has it. */
function stepsOf(luck: () => number, isInTrouble: boolean): Step[] {
  const took = (usual: number) => usual * (0.4 + 1.2 * luck());
  const rare = (chance: number, usual: number) => (luck() < chance ? usual * 4 : 0);
  return [
    { clock: 'payment_verify', rule: 'payment_verify', startsH: 0, hours: took(0.04) + rare(0.03, 0.3), limitH: 5 / 60 },
    { clock: 'warehouse_accept', rule: 'warehouse_accept', startsH: 1, hours: took(0.3) + rare(0.04, 0.4), limitH: 0.5 },
    { clock: 'pick_start', rule: 'pick_start', startsH: 2, hours: took(0.5) + rare(0.06, 0.5), limitH: 0.75 },
    { clock: 'carrier_collect', rule: 'carrier_collect', startsH: 6, hours: took(1.5) + (isInTrouble ? 30 : rare(0.03, 2)), limitH: 3 },
    { clock: 'movement', rule: 'movement', startsH: 40, hours: took(12) + rare(0.03, 12), limitH: 24 },
    { clock: 'out_for_delivery', rule: 'out_for_delivery', startsH: 60, hours: took(4) + rare(0.02, 4), limitH: 12 },
  ];
}

/**
 * Weeks of orders with their steps, the same for the same seed; in the last whole week 中通 does not come for parcels to 嘉定区.
 * `now` is the end of what is known. Steps are written as the measuring of steps writes them.
 */
export async function seedTroubles(now: number, { weeks = 20, perDay = 30, seed = 1 } = {}): Promise<void> {
  await ensureDefaultRules(newContext());
  let state = seed;
  const luck = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const orders: object[] = [];
  const spans: object[] = [];
  const local = new Date(now + 8 * HOUR);
  const monday = Math.floor((now + 8 * HOUR) / DAY) * DAY - ((local.getUTCDay() + 6) % 7) * DAY - 8 * HOUR;
  for (let day = weeks * 7; day >= 0; day -= 1) {
    for (let n = 0; n < perDay; n += 1) {
      const placed = now - day * DAY - Math.floor(luck() * DAY);
      const no = `T${String(weeks * 7 - day).padStart(4, '0')}${String(n).padStart(3, '0')}`;
      const id = `00000000-0000-4000-8000-${no.slice(1).padStart(12, '0')}`;
      const [province, city, district] = PLACES[Math.floor(luck() * PLACES.length)]!;
      const carrier = CARRIERS[Math.floor(luck() * CARRIERS.length)]!;
      const amount = 50 + Math.floor(luck() * 400);
      const isInTrouble = carrier === 'zto' && district === '嘉定区' && placed >= monday - 7 * DAY && placed < monday;
      orders.push({
        ...{
          id,
          shop: 'demo',
          order_no: no,
          order_key: no,
          code: `c${no}`,
          type: 'normal',
          version: 1,
          lifecycle: 'shipped',
          phase: 'shipping',
        },
        ...{ phone_hash: `p${Math.floor(luck() * 2000)}`, carrier, dest_country: 'CN', dest_region: province, dest_city: city },
        ...{ placed_at: new Date(placed), doc: { state: { amount: String(amount), currency: 'CNY' } } },
      });
      for (const step of stepsOf(luck, isInTrouble)) {
        const since = placed + step.startsH * HOUR;
        if (since >= now) continue;
        const until = since + step.hours * HOUR;
        const stalledAt = since + step.limitH * HOUR;
        const isStalled = step.hours > step.limitH && stalledAt < now;
        spans.push({
          ...{ order_id: id, shipment_key: '', clock: step.clock, since: new Date(since), seen_at: new Date(since + MINUTE) },
          ...{ anchor_at: new Date(since), until: until < now ? new Date(until) : null, is_cut: false, shop: 'demo', order_no: no },
          ...{ stalls: isStalled ? [{ rule: step.rule, version: 1, rung: 0, openedAt: stalledAt, closedAt: null, tells: false }] : null },
          ...{ stalled_at: isStalled ? new Date(stalledAt) : null, type: 'normal', amount, currency: 'CNY', carriers: [carrier] },
          ...{ dest_country: 'CN', dest_province: province, dest_city: city, dest_district: district, warehouse: 'SH1', weekday: 1 },
        });
      }
    }
  }
  await insert('orders', orders);
  await insert('step_span', spans);
}

/** Columns that are not given get what the table gives them. */
async function insert(table: string, rows: readonly object[]): Promise<void> {
  const columns = Object.keys(rows[0]!).join(', ');
  for (let at = 0; at < rows.length; at += 2000) {
    const json = JSON.stringify(rows.slice(at, at + 2000));
    const given = `select ${columns} from json_populate_recordset(null::${table}, $1)`;
    await pool().query(
      table === 'step_span'
        ? `insert into step_span (${columns}, categories, tags) select *, '{}', '{}' from (${given}) g`
        : `insert into ${table} (${columns}) ${given}`,
      [json],
    );
  }
}
