import { beforeEach, describe, expect, it } from 'vitest';
import { presentOrder } from '@/server/domain/access/present-order';
import { MINUTE } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { workOnRefold } from '@/server/usecases/mapping/work-on-refold';
import { deliverNotices } from '@/server/usecases/notice/deliver-notices';
import { checkFolds } from '@/server/usecases/operation/check-folds';
import { readOrder } from '@/server/usecases/order/read-order';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../../database/fresh-database';
import { NOW, recordOrder } from '../console/some-orders';
import { addStaff, callsAs } from '../console/staff-caller';

let now = NOW;
const clock = () => now;
const ctx = newContext(clock);

beforeEach(async () => {
  await freshDatabase();
  now = NOW;
  await checkFolds(ctx);
});

async function tell(orderNo: string, kind: 'wms' | 'platform', code: string, trackingNo?: string) {
  await recordFacts(ctx, {
    orders: [],
    facts: [
      {
        reporter: { source: kind, kind },
        order: { shop: 'demo', orderNo },
        identityKey: `${code}|${now}`,
        code,
        occurredAt: now,
        precision: 'second',
        ...(trackingNo ? { shipment: { carrier: 'sf', trackingNo } } : {}),
      },
    ],
  });
  now += MINUTE;
}
async function conflictsOf(orderNo: string, asOf?: number) {
  const read = await readOrder(ctx, { orderNo, asOf });
  if (read.kind !== 'found') throw new Error(read.kind);
  return read.document.attention.filter((a) => a.kind === 'conflict').map((a) => a.reason);
}
const notices = async () =>
  (await pool().query("select template, state, detail from notice where recipient = 'customer' order by created_at")).rows;

describe('a conflict between systems', () => {
  it('holds the message back that would be wrong, and lets it go when the claims agree', async () => {
    await recordOrder({ orderNo: 'A1', codes: ['paid', 'picking'] });
    await tell('A1', 'platform', 'address.changed');
    await tell('A1', 'wms', 'shipped', 'SF1');
    expect(await conflictsOf('A1')).toEqual(['system.address_after_picking']);
    const read = await readOrder(ctx, { orderNo: 'A1' });
    if (read.kind !== 'found') throw new Error(read.kind);
    const shown = presentOrder(read.document, { tier: 'staff', now, timeZone: 'Asia/Shanghai', contact: null });
    expect(shown.attention).toMatchObject([
      {
        claims: [
          { source: 'wms', code: 'picking' },
          { source: 'platform', code: 'address.changed', at: new Date(NOW).toISOString() },
        ],
      },
    ]);
    now += 5 * MINUTE;
    await deliverNotices(ctx);
    expect(await notices()).toEqual([{ template: 'milestone.shipped', state: 'pending', detail: 'sources disagree' }]);
    await tell('A1', 'wms', 'address.acknowledged');
    expect(await conflictsOf('A1')).toEqual([]);
    now += 10 * MINUTE;
    await deliverNotices(ctx);
    expect((await notices())[0]).not.toMatchObject({ detail: 'sources disagree' });
  });

  it('opens only where its rule is on: switching it is on record, refolds the open orders and leaves the past as it was', async () => {
    await recordOrder({ orderNo: 'A1', codes: ['paid', 'picking'] });
    await tell('A1', 'platform', 'address.changed');
    const open = now;
    now += MINUTE;
    const admin = callsAs('admin', await addStaff('admin'), clock);
    expect((await admin.conflict.read()).rules).toContainEqual({ code: 'address_after_picking', enabled: true });
    expect(await admin.conflict.switch({ code: 'address_after_picking', enabled: false })).toEqual({ kind: 'changed', version: 1 });
    expect(await admin.conflict.switch({ code: 'address_after_picking', enabled: false })).toEqual({ kind: 'unchanged', version: 1 });
    expect(await conflictsOf('A1')).toEqual(['system.address_after_picking']);
    now += MINUTE;
    while ((await workOnRefold(ctx)).isMore);
    expect(await conflictsOf('A1')).toEqual([]);
    expect(await conflictsOf('A1', open)).toEqual(['system.address_after_picking']);
    expect(await checkFolds(ctx)).toEqual({ sampled: 1, differing: 0 });
    await admin.conflict.switch({ code: 'address_after_picking', enabled: true });
    now += MINUTE;
    while ((await workOnRefold(ctx)).isMore);
    expect(await conflictsOf('A1')).toEqual(['system.address_after_picking']);
    const { rows } = await pool().query(
      "select action, detail ->> 'enabled' as enabled from audit where action like 'conflict.%' order by id",
    );
    expect(rows.map((r) => [r.action, r.enabled])).toEqual([
      ['conflict.saved', 'false'],
      ['conflict.saved', 'true'],
    ]);
  });
});
