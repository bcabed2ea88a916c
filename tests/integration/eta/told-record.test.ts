import { beforeEach, expect, it } from 'vitest';
import { answerParcelPage } from '@/app/(public)/_views/answer-order-page';
import { PLAIN_BRAND } from '@/server/domain/brand/brand';
import { HOUR } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { singleton } from '@/server/platform/singleton';
import { newContext } from '@/server/store/context';
import { changeBrand } from '@/server/usecases/brand/change-brand';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../../database/fresh-database';
import { scan, shippedOrder } from '../stall/stalled-order';

const LINE = '最近 90 天，同类包裹 10 个里有 8 个在所说的时间内送达';

beforeEach(async () => {
  await freshDatabase();
  // what another test's database said
  singleton('eta-coverage', () => new Map()).clear();
});

/** So many parcels of the shop that arrived yesterday, four of five inside the window told at hand-over. */
async function arrived(count: number, shop: string): Promise<void> {
  await pool().query(
    `insert into eta_score (order_id, kind, stage, shop, carrier, dest_region, asked_at, arrived_at, model, from_at, to_at, at_hand_over)
     select gen_random_uuid(), 'live', 'picked_up', $2, 'sf', '浙江省', now() - interval '4 days', now() - interval '1 day', 1,
            now() - interval '2 days', now() - case when i % 5 = 0 then interval '30 hours' else interval '2 hours' end, true
       from generate_series(1, $1) i`,
    [count, shop],
  );
}

/** Moving now, for the page reads the real clock. */
async function page(orderNo: string): Promise<string> {
  const now = Date.now();
  await shippedOrder(newContext(), orderNo, now - 3 * HOUR);
  await recordFacts(newContext(), { orders: [], facts: [scan(`SF${orderNo}`, 'picked_up', now - 2 * HOUR)] });
  const { rows } = await pool().query<{ code: string }>('select code from orders where order_no = $1', [orderNo]);
  const code = rows[0]!.code;
  return (await answerParcelPage(new Request(`http://localhost/q/${code}`), code)).text();
}

it('the record of such parcels stands on the page once the shop wants it, and from thirty of them on', async () => {
  await arrived(40, 'main');
  const off = await page('A1');
  expect(off).toContain('送达');
  expect(off).not.toContain('同类包裹 10 个里');
  const wish = { shop: '', version: 0, brand: { ...PLAIN_BRAND, tellsRecord: true }, by: 'staff:x' };
  expect(await changeBrand(newContext(), wish)).toMatchObject({ kind: 'changed' });
  expect(await page('A2')).toContain(LINE);
});

it('of fewer than thirty nothing is told', async () => {
  await arrived(20, 'main');
  await changeBrand(newContext(), { shop: '', version: 0, brand: { ...PLAIN_BRAND, tellsRecord: true }, by: 'staff:x' });
  expect(await page('A1')).not.toContain('同类包裹 10 个里');
});
