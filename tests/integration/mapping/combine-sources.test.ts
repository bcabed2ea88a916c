import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_COMBINATIONS } from '@/server/domain/order/combination';
import { HOUR, MINUTE } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { forgetCombinations } from '@/server/store/combination';
import { newContext } from '@/server/store/context';
import { readRefold } from '@/server/store/refold-run';
import { previewCombinations } from '@/server/usecases/mapping/preview-combinations';
import { readCombinationDifference, restoreCombinations, saveCombinations } from '@/server/usecases/mapping/save-combinations';
import { workOnRefold } from '@/server/usecases/mapping/work-on-refold';
import { readOrder } from '@/server/usecases/order/read-order';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../../database/fresh-database';

const T0 = Date.UTC(2026, 10, 20, 1, 0, 0);
const at = (ms: number) => newContext(() => T0 + ms);
const order = { shop: 'demo', orderNo: 'A1' };
const ADMIN = 'staff:admin';
const withWaybill = DEFAULT_COMBINATIONS.map((rule) => (rule.code === 'waybill_returned' ? { ...rule, enabled: true } : rule));
const withoutPicked = DEFAULT_COMBINATIONS.map((rule) => (rule.code === 'paid_picked' ? { ...rule, enabled: false } : rule));

const lifecycle = async (asOf?: number) => {
  const read = await readOrder(at(99 * HOUR), { ...order, ...(asOf === undefined ? {} : { asOf: T0 + asOf }) });
  return read.kind === 'found' ? read.document.state.lifecycle : read.kind;
};
const refold = async (ms: number) => {
  // a refold reads the rules as a worker does: at most two seconds old
  forgetCombinations();
  while ((await workOnRefold(at(ms))).isMore);
};

beforeEach(async () => {
  await freshDatabase();
  forgetCombinations();
  const said = (source: 'erp' | 'wms', code: string, minute: number) => ({
    reporter: { source, kind: source },
    order,
    identityKey: code,
    code,
    occurredAt: T0 + minute * MINUTE,
    precision: 'second' as const,
  });
  await recordFacts(at(HOUR), { orders: [], facts: [said('erp', 'paid', 1), said('wms', 'picked', 9)] });
});

describe('rules over several sources, as an admin changes them', () => {
  it('ship with ERP paid and WMS picked as to be packed (golden case 13)', async () => {
    expect(await lifecycle()).toBe('picked');
  });

  it('are previewed with the orders they change, and nothing is written', async () => {
    expect(await previewCombinations(at(2 * HOUR), { rules: withoutPicked })).toMatchObject({
      kind: 'preview',
      orders: 1,
      looked: 1,
      changed: 1,
      moves: [{ from: 'picked', to: 'payment_verifying', orders: 1 }],
      samples: [{ orderNo: 'A1', before: { lifecycle: 'picked' }, after: { lifecycle: 'payment_verifying' } }],
    });
    expect(await lifecycle()).toBe('picked');
  });

  it('saved as a version fold the orders anew; each moment keeps the rules it had; one step brings them back', async () => {
    expect(await saveCombinations(at(2 * HOUR), { base: 0, rules: withoutPicked, note: '', by: ADMIN })).toEqual({
      kind: 'saved',
      version: 1,
    });
    await refold(3 * HOUR);
    expect(await lifecycle()).toBe('payment_verifying');
    expect(await lifecycle(1.5 * HOUR)).toBe('picked');
    expect(await readRefold(pool(), 'combination', 1)).toMatchObject({ status: 'done', total: 1, changed: 1 });
    expect(await readCombinationDifference(at(0), { version: 1 })).toMatchObject({
      rules: [{ code: 'paid_picked', before: { enabled: true }, after: { enabled: false } }],
      orders: [{ orderNo: 'A1', before: { lifecycle: 'picked' }, after: { lifecycle: 'payment_verifying' } }],
    });
    expect(await restoreCombinations(at(4 * HOUR), { base: 1, version: 0, by: ADMIN })).toEqual({ kind: 'saved', version: 2 });
    await refold(5 * HOUR);
    expect(await lifecycle()).toBe('picked');
    expect(await lifecycle(3.5 * HOUR)).toBe('payment_verifying');
  });

  it('saved by two people at once: the second is told that it is outdated', async () => {
    const outcomes = await Promise.all(
      [withoutPicked, withWaybill].map((rules) => saveCombinations(at(2 * HOUR), { base: 0, rules, note: '', by: ADMIN })),
    );
    expect(outcomes.map((o) => o.kind).sort()).toEqual(['outdated', 'saved']);
  });

  it('with a fault are refused by name', async () => {
    const rules = [{ ...DEFAULT_COMBINATIONS[0]!, when: [] }];
    expect(await saveCombinations(at(2 * HOUR), { base: 0, rules, note: '', by: ADMIN })).toEqual({
      kind: 'refused',
      faults: [{ code: 'paid_backordered', why: 'no_condition' }],
    });
  });
});
