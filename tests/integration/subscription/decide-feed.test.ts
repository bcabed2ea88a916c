import { beforeEach, expect, test } from 'vitest';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../../database/fresh-database';
import { callsAs } from '../console/staff-caller';

const KEY = 'yto/YT0000000000001';
let orderId = '';

beforeEach(async () => {
  await freshDatabase();
  const fact = {
    reporter: { source: 'wms', kind: 'wms' as const },
    order: { shop: 'north', orderNo: 'N-1' },
    shipment: { carrier: 'yto', trackingNo: 'YT0000000000001' },
    identityKey: 's',
    code: 'shipped',
    occurredAt: Date.parse('2026-11-01T00:00:00Z'),
    precision: 'second' as const,
  };
  await recordFacts(newContext(), { orders: [], facts: [fact] });
  orderId = (await pool().query('select id from orders')).rows[0].id;
  await pool().query(
    `insert into subscription (source, shipment_key, order_id, state, reason, renewals) values ('kuaidi100', $1, $2, 'undecided', 'no_change', 0)`,
    [KEY, orderId],
  );
});

const subscription = async () => (await pool().query('select state, reason, due_at is not null as due from subscription')).rows[0];
const decision = { source: 'kuaidi100', shipmentKey: KEY, state: 'undecided' };

test('service reads who gave up and asks anew; the change is audited', async () => {
  const calls = await callsAs('agent');
  expect(await calls.feed.read({ orderId })).toMatchObject({
    canPull: false,
    feeds: [
      { source: 'kuaidi100', trackingNo: 'YT0000000000001', carrier: { en: 'YTO Express' }, state: 'undecided', reason: 'no_change' },
    ],
  });
  expect(await calls.feed.decide({ ...decision, decision: 'renew' })).toEqual({ kind: 'decided' });
  expect(await subscription()).toEqual({ state: 'wanted', reason: null, due: true });
  const { rows } = await pool().query("select subject, detail from audit where action = 'feed.decided'");
  expect(rows).toMatchObject([{ subject: `order:${orderId}`, detail: { shipment: KEY, decision: 'renew', was: 'undecided' } }]);
});

test('a decision about what is not so any more is refused, and nothing is audited', async () => {
  const calls = await callsAs('agent');
  await pool().query("update subscription set state = 'active', reason = null");
  expect(await calls.feed.decide({ ...decision, decision: 'stop' })).toEqual({ kind: 'moved_on' });
  expect(await calls.feed.decide({ ...decision, shipmentKey: 'yto/other', decision: 'stop' })).toEqual({ kind: 'missing' });
  expect((await subscription()).state).toBe('active');
  expect((await pool().query("select 1 from audit where action = 'feed.decided'")).rows).toEqual([]);
});

test('what is let be is asked for no more', async () => {
  expect(await (await callsAs('agent')).feed.decide({ ...decision, decision: 'stop' })).toEqual({ kind: 'decided' });
  expect(await subscription()).toEqual({ state: 'ended', reason: 'by_staff', due: false });
});
