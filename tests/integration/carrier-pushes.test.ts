import { beforeEach, expect, test } from 'vitest';
import type { Attention } from '@/server/domain/tracking/attention';
import type { ShipmentState } from '@/server/domain/tracking/shipment-state';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { registerSource } from '@/server/usecases/source/register-source';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../database/fresh-database';
import { push17track, pushKdniao, pushKuaidi100, pushSf, SALT, SECRET } from '../support/push';

const paths: Record<string, string> = {};

beforeEach(async () => {
  await freshDatabase();
  const accounts = {
    kuaidi100: { salt: SALT },
    kdniao: { businessId: '1', apiKey: SECRET },
    '17track': { key: SECRET },
    sf: { partnerId: 'P' },
  };
  for (const [adapter, secrets] of Object.entries(accounts))
    paths[adapter] = (await registerSource(newContext(), { name: adapter, adapter, secrets, by: 'system' })).path;
});

async function orderWith(orderNo: string, carrier: string, trackingNo: string): Promise<void> {
  const fact = {
    reporter: { source: 'wms', kind: 'wms' as const },
    order: { shop: 'north', orderNo },
    shipment: { carrier, trackingNo },
    identityKey: 's',
    code: 'shipped',
    occurredAt: Date.parse('2026-11-01T00:00:00Z'),
    precision: 'second' as const,
  };
  await recordFacts(newContext(), { orders: [], facts: [fact] });
}

/** What became of an order; of its flags those of its shipments. */
async function read(orderNo: string): Promise<{ shipments: ShipmentState[]; attention: Attention[]; lifecycle: string }> {
  const { rows } = await pool().query('select doc, lifecycle from orders where order_no = $1', [orderNo]);
  const attention = (rows[0].doc.attention as Attention[]).filter((a) => a.shipmentKey !== '');
  return { shipments: rows[0].doc.state.shipments, attention, lifecycle: rows[0].lifecycle };
}

const sfScan = (opCode: string, acceptTime: string, remark = '', more: object = {}) => ({
  mailno: 'SF1000000000001',
  acceptAddress: '深圳市',
  id: `${opCode}-${acceptTime}`,
  opCode,
  acceptTime,
  remark,
  ...more,
});

test('golden case 5: 202 is silence with 快递100 and out for delivery with 快递鸟', async () => {
  await orderWith('N-1', 'zto', '75000000000001');
  await orderWith('N-2', 'zto', '75000000000002');
  const line = (ftime: string, context: string, statusCode: string) => ({ time: ftime, ftime, context, statusCode });
  const data = [line('2026-11-05 09:00:00', '超时未更新', '202'), line('2026-11-01 20:00:00', '已揽收', '103')];
  await pushKuaidi100(paths.kuaidi100!, { status: 'polling', lastResult: { nu: '75000000000001', com: 'zhongtong', state: '2', data } });
  const Traces = [
    { AcceptTime: '2026-11-01 20:00:00', AcceptStation: '已揽收', Action: '1' },
    { AcceptTime: '2026-11-05 09:00:00', AcceptStation: '派件中', Action: '202' },
  ];
  const item = { ShipperCode: 'ZTO', LogisticCode: '75000000000002', State: '2', StateEx: '202', Success: true, Traces };
  const answer = await pushKdniao(paths.kdniao!, { EBusinessID: '1', Count: '1', Data: [item] });
  expect(await answer.json()).toMatchObject({ EBusinessID: '1', Success: true });
  const [silent, out] = [await read('N-1'), await read('N-2')];
  expect([silent.shipments[0]!.milestone, silent.lifecycle]).toEqual(['picked_up', 'in_transit']);
  expect(silent.attention).toContainEqual(expect.objectContaining({ kind: 'stalled', reason: 'carrier.not_updated' }));
  expect([out.shipments[0]!.milestone, out.lifecycle]).toEqual(['out_for_delivery', 'out_for_delivery']);
  expect(out.attention).toEqual([]);
});

test('golden case 7: SF’s 36 moves, 33 is a failed attempt, 126 after 125 goes out for delivery again', async () => {
  await orderWith('N-1', 'sf', 'SF1000000000001');
  const milestone = async () => (await read('N-1')).shipments[0]!.milestone;
  await pushSf(paths.sf!, [sfScan('50', '2026-11-01 10:00:00'), sfScan('36', '2026-11-01 20:00:00', '快件在【深圳】已装车')]);
  expect(await milestone()).toBe('in_transit');
  await pushSf(paths.sf!, [sfScan('33', '2026-11-02 10:00:00', '因客户不在家,待再次派送')]);
  expect((await read('N-1')).shipments[0]).toMatchObject({ milestone: 'attempt_failed', subStatus: 'absent', reason: 'recipient.absent' });
  await pushSf(paths.sf!, [sfScan('125', '2026-11-02 18:00:00', '已放入丰巢')]);
  expect((await read('N-1')).lifecycle).toBe('ready_to_collect');
  await pushSf(paths.sf!, [sfScan('126', '2026-11-03 08:00:00')]);
  expect([await milestone(), (await read('N-1')).lifecycle]).toEqual(['out_for_delivery', 'out_for_delivery']);
});

test('golden case 9: a 648 of SF links its return leg', async () => {
  await orderWith('N-1', 'sf', 'SF1000000000001');
  await pushSf(paths.sf!, [
    sfScan('50', '2026-11-01 10:00:00'),
    sfScan('648', '2026-11-03 10:00:00', '快件已退回/转寄,新单号为: SF1000000000002'),
  ]);
  const { shipments } = await read('N-1');
  expect(shipments.map((s) => [s.trackingNo, s.milestone, s.isReturn])).toEqual([
    ['SF1000000000001', 'returning', true],
    ['SF1000000000002', 'no_data', true],
  ]);
});

test('a picture of the signature changes nothing, however late it comes', async () => {
  await orderWith('N-1', 'sf', 'SF1000000000001');
  await pushSf(paths.sf!, [sfScan('80', '2026-11-03 10:00:00', '已签收'), sfScan('8000', '2026-11-04 20:00:00', '在官网可查看签收图')]);
  const { shipments, attention } = await read('N-1');
  expect([shipments[0]!.milestone, shipments[0]!.deliveredAt, attention]).toEqual(['delivered', Date.parse('2026-11-03T02:00:00Z'), []]);
});

test('a push that is told again changes nothing, and the vendor’s signature is asked for', async () => {
  await orderWith('N-1', 'ups', '1Z1');
  const events = [{ time_iso: '2026-11-03T10:00:00-05:00', sub_status: 'OutForDelivery_Other', description: 'Out for delivery' }];
  const webhook = {
    event: 'TRACKING_UPDATED',
    data: { number: '1Z1', carrier: 100002, track_info: { tracking: { providers: [{ events }] } } },
  };
  const count = async () => (await pool().query('select count(*)::int as n from fact')).rows[0].n;
  expect((await push17track(paths['17track']!, webhook)).status).toBe(200);
  expect((await read('N-1')).lifecycle).toBe('out_for_delivery');
  const before = await count();
  expect((await push17track(paths['17track']!, webhook)).status).toBe(200);
  expect(await count()).toBe(before);
  expect((await push17track(paths['17track']!, webhook, 'another key')).status).toBe(401);
  const refused = await pushKdniao(paths.kdniao!, { EBusinessID: '1', Data: [] }, 'another key');
  expect([refused.status, await refused.json()]).toMatchObject([401, { Success: false }]);
});
