import { beforeEach, describe, expect, it } from 'vitest';
import { foldOrder } from '@/server/domain/order/fold-order';
import { HOUR, MINUTE, SECOND } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { emptyReport, type Report, type ReportedFact } from '@/server/sources/source';
import { newContext } from '@/server/store/context';
import { readFactsOfOrder } from '@/server/store/fact';
import { readOrdersByKey } from '@/server/store/order';
import { readRefold } from '@/server/store/refold-run';
import { forgetStatusMap } from '@/server/store/status-map';
import { listUnmappedCodes } from '@/server/store/unmapped';
import { previewMapping } from '@/server/usecases/mapping/preview-mapping';
import { readMapDifference } from '@/server/usecases/mapping/read-studio';
import { restoreMap, saveMapping } from '@/server/usecases/mapping/save-mapping';
import { steerRefold } from '@/server/usecases/mapping/steer-refold';
import { workOnRefold } from '@/server/usecases/mapping/work-on-refold';
import { readOrder } from '@/server/usecases/order/read-order';
import { recordPostedEvents } from '@/server/usecases/source/record-posted-events';
import { recordReport } from '@/server/usecases/source/record-report';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../../database/fresh-database';

const T0 = Date.UTC(2026, 10, 20, 1, 0, 0);
const at = (ms: number) => newContext(() => T0 + ms);
const shipment = (no: string) => ({ carrier: 'sf', trackingNo: `SF000000${no}` });
const ADMIN = 'staff:admin';
const ZZ9 = { scope: 'adapter', of: 'kuaidi100', sourceCode: 'ZZ9' } as const;
const outForDelivery = { ...ZZ9, rows: [{ code: 'out_for_delivery' }] };

const scan = (no: string, code: string | null, minute: number, more: Partial<ReportedFact> = {}): ReportedFact => ({
  shipment: shipment(no),
  identityKey: `${code}|${minute}`,
  code,
  occurredAt: T0 + minute * MINUTE,
  precision: 'second',
  ...more,
});
const unknown = (no: string, minute: number, text = '快件状态 ZZ9') => scan(no, null, minute, { sourceCode: 'ZZ9', text });

/** An order of that number on its way, with one word nobody knows. */
async function onItsWay(no: string, last: ReportedFact = unknown(no, 180)): Promise<void> {
  const order = { shop: 'demo', orderNo: no };
  const by = { reporter: { source: 'shop', kind: 'platform' as const }, order, precision: 'second' as const };
  await recordFacts(at(2 * HOUR), {
    orders: [
      { reporter: by.reporter, header: { ...order, type: 'normal', placedAt: T0, items: [] }, contact: { phone: '+8613800138000' } },
    ],
    facts: [
      { ...by, identityKey: 'paid', code: 'paid', occurredAt: T0 },
      { ...by, identityKey: 'shipped', code: 'shipped', occurredAt: T0 + HOUR, shipment: shipment(no) },
    ],
  });
  await push(3 * HOUR, [scan(no, 'in_transit', 120), last]);
}

/** A push of the vendor; with `snapshots` it is the full list of these shipments. */
async function push(ms: number, facts: ReportedFact[], snapshots: Report['snapshots'] = []): Promise<string> {
  const report = { ...emptyReport(), facts, snapshots };
  return (await recordReport(at(ms), { raw: 0, report, reporter: { source: 'kuaidi100', kind: 'aggregator' } })).detail!;
}

/** Lets the job work at that moment until it finds nothing to do. */
async function refold(ms: number): Promise<void> {
  while ((await workOnRefold(at(ms))).isMore);
}

async function told(no: string, asOf?: number) {
  const read = await readOrder(at(99 * HOUR), { orderNo: no, shop: 'demo', ...(asOf === undefined ? {} : { asOf: T0 + asOf }) });
  if (read.kind !== 'found') throw new Error(read.kind);
  const { state } = read.document;
  return {
    lifecycle: state.lifecycle,
    milestone: state.shipments[0]?.milestone,
    flags: read.document.attention.map((a) => a.kind),
    line: state.timeline.find((l) => l.sourceCode === 'ZZ9'),
  };
}

beforeEach(async () => {
  await freshDatabase();
  forgetStatusMap();
});

describe('a code that nobody has mapped (golden case 15)', () => {
  beforeEach(() => onItsWay('A1'));

  it('keeps the milestone, raises a flag, is shown raw and counted', async () => {
    expect(await told('A1')).toMatchObject({
      lifecycle: 'in_transit',
      milestone: 'in_transit',
      flags: ['unmapped'],
      line: { code: null, text: '快件状态 ZZ9' },
    });
    expect(await listUnmappedCodes(pool(), 10)).toEqual([
      {
        source: 'kuaidi100',
        sourceCode: 'ZZ9',
        facts: 1,
        orders: 1,
        firstAt: T0 + 3 * HOUR,
        lastAt: T0 + 3 * HOUR,
        isMore: false,
        texts: ['快件状态 ZZ9'],
      },
    ]);
  });

  it('once mapped is folded anew with a difference, and every earlier moment stays as it was', async () => {
    expect(await saveMapping(at(4 * HOUR), { base: 0, change: outForDelivery, note: 'ZZ9', by: ADMIN })).toEqual({
      kind: 'saved',
      version: 1,
    });
    await refold(4 * HOUR + SECOND);
    expect((await told('A1')).lifecycle).toBe('in_transit');
    await refold(4 * HOUR + 10 * SECOND);
    expect(await told('A1')).toMatchObject({
      lifecycle: 'out_for_delivery',
      flags: [],
      line: { code: 'out_for_delivery', sourceCode: 'ZZ9', receivedAt: T0 + 3 * HOUR, mapVersion: 1 },
    });
    expect(await told('A1', 3.5 * HOUR)).toMatchObject({ lifecycle: 'in_transit', flags: ['unmapped'], line: { code: null } });
    expect(await listUnmappedCodes(pool(), 10)).toEqual([]);
    expect(await readRefold(pool(), 'status_map', 1)).toMatchObject({
      status: 'done',
      total: 1,
      done: 1,
      facts: 1,
      changed: 1,
      error: null,
    });
    expect(await readMapDifference(at(0), { version: 1 })).toMatchObject({
      kind: 'found',
      mappings: [{ ...ZZ9, before: null, after: { code: 'out_for_delivery' } }],
      orders: [
        {
          orderNo: 'A1',
          before: { lifecycle: 'in_transit', attention: ['unmapped'] },
          after: { lifecycle: 'out_for_delivery', attention: [] },
        },
      ],
    });
  });

  it('tells no customer anything: nothing new has happened', async () => {
    const before = (await pool().query('select count(*)::int as n from notice')).rows[0].n;
    await saveMapping(at(4 * HOUR), { base: 0, change: outForDelivery, note: '', by: ADMIN });
    await refold(5 * HOUR);
    expect((await pool().query('select count(*)::int as n from notice')).rows[0].n).toBe(before);
  });

  it('goes back to what it was with one step, and forth again', async () => {
    await saveMapping(at(4 * HOUR), { base: 0, change: outForDelivery, note: '', by: ADMIN });
    await refold(5 * HOUR);
    expect(await restoreMap(at(6 * HOUR), { base: 1, version: 0, by: ADMIN })).toEqual({ kind: 'saved', version: 2 });
    await refold(7 * HOUR);
    expect(await told('A1')).toMatchObject({ lifecycle: 'in_transit', flags: ['unmapped'] });
    expect(await told('A1', 5.5 * HOUR)).toMatchObject({ lifecycle: 'out_for_delivery', flags: [] });
    expect((await listUnmappedCodes(pool(), 10)).map((c) => [c.sourceCode, c.facts])).toEqual([['ZZ9', 1]]);
    await restoreMap(at(8 * HOUR), { base: 2, version: 1, by: ADMIN });
    await refold(9 * HOUR);
    expect((await told('A1')).lifecycle).toBe('out_for_delivery');
    expect((await told('A1', 7.5 * HOUR)).lifecycle).toBe('in_transit');
  });

  it('told again after the change says nothing new, before and after it was taken back', async () => {
    await saveMapping(at(4 * HOUR), { base: 0, change: outForDelivery, note: '', by: ADMIN });
    await refold(5 * HOUR);
    const full = [scan('A1', 'in_transit', 120), unknown('A1', 180)];
    expect(await push(5 * HOUR, full, [shipment('A1')])).toBe('duplicate 2');
    await restoreMap(at(6 * HOUR), { base: 1, version: 0, by: ADMIN });
    await refold(7 * HOUR);
    expect(await push(7 * HOUR, full, [shipment('A1')])).toBe('duplicate 2');
    expect((await told('A1')).line).toMatchObject({ code: null });
    expect((await told('A1')).lifecycle).toBe('in_transit');
  });

  it('means for new arrivals what the version in force says', async () => {
    await saveMapping(at(4 * HOUR), { base: 0, change: outForDelivery, note: '', by: ADMIN });
    await onItsWay('A2');
    expect(await told('A2')).toMatchObject({ lifecycle: 'out_for_delivery', flags: [] });
  });

  it('is put on record with who and what', async () => {
    await saveMapping(at(4 * HOUR), { base: 0, change: outForDelivery, note: '新码', by: ADMIN });
    await restoreMap(at(6 * HOUR), { base: 1, version: 0, by: ADMIN });
    const { rows } = await pool().query('select actor, action, subject from audit order by id');
    expect(rows).toEqual([
      { actor: ADMIN, action: 'status_map.saved', subject: 'status_map:1' },
      { actor: ADMIN, action: 'status_map.restored', subject: 'status_map:2' },
    ]);
  });
});

describe('the preview of a mapping', () => {
  beforeEach(async () => {
    await onItsWay('A1');
    await onItsWay('A2', scan('A2', 'in_transit', 150));
  });

  it('says which orders would change, from what to what, and changes none', async () => {
    expect(await previewMapping(at(4 * HOUR), { base: 0, change: outForDelivery })).toMatchObject({
      kind: 'preview',
      orders: 1,
      isCut: false,
      looked: 1,
      changed: 1,
      unfit: 0,
      moves: [{ from: 'in_transit', to: 'out_for_delivery', orders: 1 }],
      samples: [{ orderNo: 'A1', before: { attention: ['unmapped'] }, after: { attention: [], headline: { key: 'out_for_delivery' } } }],
    });
    expect(await told('A1')).toMatchObject({ lifecycle: 'in_transit', flags: ['unmapped'] });
  });

  it("covers codes of a source's own map as well, and the saved version does", async () => {
    await push(3 * HOUR, [scan('A2', 'out_for_delivery', 170, { sourceCode: '5' })]);
    const change = { ...ZZ9, sourceCode: '5', rows: [{ code: 'at_destination' }] };
    expect(await previewMapping(at(4 * HOUR), { base: 0, change })).toMatchObject({
      orders: 1,
      moves: [{ from: 'out_for_delivery', to: 'in_transit', orders: 1 }],
    });
    await saveMapping(at(4 * HOUR), { base: 0, change, note: '', by: ADMIN });
    await refold(5 * HOUR);
    expect(await told('A2')).toMatchObject({ lifecycle: 'in_transit', milestone: 'at_destination' });
  });

  it('counts what cannot carry the meaning, and is refused on an old version', async () => {
    const change = { ...ZZ9, rows: [{ code: 'paid' }] };
    expect(await previewMapping(at(4 * HOUR), { base: 0, change })).toMatchObject({ changed: 0, unfit: 1 });
    await saveMapping(at(4 * HOUR), { base: 0, change: outForDelivery, note: '', by: ADMIN });
    expect(await previewMapping(at(4 * HOUR), { base: 0, change })).toEqual({ kind: 'outdated', version: 1 });
  });
});

describe('versions of the status map', () => {
  it('saved by two people at once: one is saved, the other is told that it is outdated', async () => {
    const other = { ...ZZ9, rows: [{ code: 'delivered' }] };
    const outcomes = await Promise.all(
      [outForDelivery, other].map((change) => saveMapping(at(4 * HOUR), { base: 0, change, note: '', by: ADMIN })),
    );
    expect(outcomes.map((o) => o.kind).sort()).toEqual(['outdated', 'saved']);
    expect(await saveMapping(at(4 * HOUR), { base: 1, change: outForDelivery, note: '', by: ADMIN })).toMatchObject({
      kind: expect.stringMatching(/saved|unchanged/),
    });
  });

  it('decide by the words where a row asks for them', async () => {
    await onItsWay('A1', unknown('A1', 180, '快件 ZZ9 已放入柜'));
    await onItsWay('A2', unknown('A2', 180, '快件 ZZ9 派送'));
    await onItsWay('A3', unknown('A3', 180, '别的'));
    const rows = [
      { contains: '放入柜', code: 'available_for_pickup.locker' },
      { contains: '派送', code: 'out_for_delivery' },
    ];
    await saveMapping(at(4 * HOUR), { base: 0, change: { ...ZZ9, rows }, note: '', by: ADMIN });
    await refold(5 * HOUR);
    expect([(await told('A1')).lifecycle, (await told('A2')).lifecycle, (await told('A3')).lifecycle]).toEqual([
      'ready_to_collect',
      'out_for_delivery',
      'in_transit',
    ]);
    expect((await told('A3')).flags).toEqual(['unmapped']);
  });

  it('take over what an unfinished run had left', async () => {
    await onItsWay('A1');
    await saveMapping(at(4 * HOUR), { base: 0, change: outForDelivery, note: '', by: ADMIN });
    const other = { scope: 'source', of: 'kuaidi100', sourceCode: 'ZZ8', rows: [{ code: 'delivered' }] } as const;
    await saveMapping(at(4 * HOUR + SECOND), { base: 1, change: other, note: '', by: ADMIN });
    expect((await readRefold(pool(), 'status_map', 1))?.status).toBe('superseded');
    await refold(5 * HOUR);
    expect((await told('A1')).lifecycle).toBe('out_for_delivery');
  });

  it('find what was on its way, in a shipment that the work had not met, when it began', async () => {
    await onItsWay('A1');
    await onItsWay('A2', scan('A2', 'in_transit', 150));
    await saveMapping(at(4 * HOUR), { base: 0, change: outForDelivery, note: '', by: ADMIN });
    await workOnRefold(at(4 * HOUR + 10 * SECOND));
    await recordFacts(at(4 * HOUR + 9 * SECOND), {
      orders: [],
      facts: [{ reporter: { source: 'kuaidi100', kind: 'aggregator' }, ...unknown('A2', 200) }],
    });
    await refold(4 * HOUR + 11 * SECOND);
    expect((await told('A2')).lifecycle).toBe('out_for_delivery');
    expect(await readRefold(pool(), 'status_map', 1)).toMatchObject({ status: 'done', total: 2, done: 2 });
  });

  it('read posted events too, and leave those alone that say our own codes', async () => {
    const change = { scope: 'source', of: 'wms-east', sourceCode: '已出库', rows: [{ code: 'shipped' }] } as const;
    await saveMapping(at(4 * HOUR), { base: 0, change, note: '', by: ADMIN });
    const event = { order: { shop: 'demo', orderNo: 'P1' }, source: 'wms-east', precision: 'second' as const };
    const outcomes = await recordPostedEvents(at(5 * HOUR), {
      events: [
        { ...event, source: 'alipay', code: 'paid', occurredAt: T0 },
        { ...event, code: 'picked', occurredAt: T0 + HOUR },
        { ...event, sourceCode: '已出库', occurredAt: T0 + 2 * HOUR },
        { ...event, sourceCode: '复核', occurredAt: T0 + 3 * HOUR },
      ],
    });
    expect(outcomes.map((o) => o.status)).toEqual(['accepted', 'accepted', 'accepted', 'unmapped']);
    expect((await told('P1')).lifecycle).toBe('shipped');
  });

  it('are worked out by several workers while more arrives, and every stored order is what its facts say', async () => {
    const numbers = Array.from({ length: 120 }, (_, n) => `C${n}`);
    for (const no of numbers) await onItsWay(no);
    await saveMapping(at(4 * HOUR), { base: 0, change: outForDelivery, note: '', by: ADMIN });
    const workers = [1, 2, 3].map(() => refold(5 * HOUR));
    const arrivals = numbers.map((no, n) => push(5 * HOUR, [unknown(no, 200 + (n % 7)), scan(no, 'in_transit', 140 + (n % 3))]));
    await Promise.all([...workers, ...arrivals]);
    await refold(5 * HOUR);
    expect(await listUnmappedCodes(pool(), 10)).toEqual([]);
    const { rows } = await pool().query('select lifecycle, count(*)::int as n from orders group by 1');
    expect(rows).toEqual([{ lifecycle: 'out_for_delivery', n: 120 }]);
    for (const orderNo of numbers) {
      const [order] = await readOrdersByKey(pool(), orderNo);
      const anew = foldOrder({ shop: 'demo', orderNo }, await readFactsOfOrder(pool(), order!.id));
      expect(order!.doc!.state).toEqual(JSON.parse(JSON.stringify(anew)));
    }
  });

  it('are listed by their newest facts, in no more time however often a word was said, and without those that have a meaning by now', async () => {
    await onItsWay('A1');
    const said = (word: string, source: string, times: number) =>
      pool().query(
        `insert into fact (subject, identity, revision, source, code, occurred_at, received_at, body)
         select 't:sf/SF-' || i, $1 || i, 'r1', $2, null, $4, $4::timestamptz - i * interval '1 second', json_build_object('sourceCode', $1::text, 'text', 'x')
           from generate_series(1, $3::int) i`,
        [word, source, times, new Date(at(HOUR).now())],
      );
    await said('MANY', 'tms', 700);
    await said('FEW', 'erp', 3);
    await said('DONE', 'wms', 600);
    await pool().query(
      `insert into fact select nextval('fact_seq_seq'), subject, identity, 'r2', source, 'in_transit', occurred_at, received_at + interval '1 hour', body
         from fact where source = 'wms'`,
    );
    const listed = await listUnmappedCodes(pool(), 10);
    expect(listed.map(({ sourceCode, facts, isMore }) => [sourceCode, facts, isMore])).toEqual([
      ['ZZ9', 1, false],
      ['MANY', 500, true],
      ['FEW', 3, false],
    ]);
  });

  it('say so when the work meets a fault, lose nothing, and go on from there', async () => {
    await onItsWay('A1');
    await saveMapping(at(4 * HOUR), { base: 0, change: outForDelivery, note: '', by: ADMIN });
    await pool().query(`alter table refold_diff rename to refold_diff_away`);
    await refold(5 * HOUR);
    expect(await readRefold(pool(), 'status_map', 1)).toMatchObject({ status: 'failed', total: 1, done: 0, error: 'internal' });
    expect((await told('A1')).lifecycle).toBe('in_transit');
    await pool().query(`alter table refold_diff_away rename to refold_diff`);
    await steerRefold(at(5 * HOUR), { kind: 'status_map', version: 1, to: 'go_on', by: ADMIN });
    await refold(5 * HOUR);
    expect(await readRefold(pool(), 'status_map', 1)).toMatchObject({ status: 'done', done: 1, changed: 1, error: null });
    expect((await told('A1')).lifecycle).toBe('out_for_delivery');
  });

  it('can be stopped while orders are folded anew, and go on', async () => {
    for (let n = 0; n < 120; n += 1) await onItsWay(`B${n}`);
    await saveMapping(at(4 * HOUR), { base: 0, change: outForDelivery, note: '', by: ADMIN });
    await workOnRefold(at(5 * HOUR));
    await workOnRefold(at(5 * HOUR));
    const key = { kind: 'status_map', version: 1 } as const;
    expect(await steerRefold(at(5 * HOUR), { ...key, to: 'stop', by: ADMIN })).toEqual({ kind: 'stopped' });
    await refold(5 * HOUR);
    expect(await readRefold(pool(), 'status_map', 1)).toMatchObject({ status: 'stopped', total: 120, done: 100, changed: 100 });
    expect(await steerRefold(at(5 * HOUR), { ...key, to: 'go_on', by: ADMIN })).toEqual({ kind: 'going_on' });
    await refold(5 * HOUR);
    expect(await readRefold(pool(), 'status_map', 1)).toMatchObject({ status: 'done', done: 120, facts: 120, changed: 120 });
  });
});

describe('a word of an order that turns out to be a scan', () => {
  it('goes on under the shipment that it names', async () => {
    const order = { shop: 'demo', orderNo: 'E1' };
    const by = { order, precision: 'second' as const, shipment: shipment('E1') };
    await recordFacts(at(HOUR), {
      orders: [],
      facts: [
        { ...by, reporter: { source: 'alipay', kind: 'gateway' }, identityKey: 'p', code: 'paid', occurredAt: T0, shipment: undefined },
        { ...by, reporter: { source: 'erp', kind: 'erp' }, identityKey: 'z', code: null, sourceCode: 'ZZ9', occurredAt: T0 + MINUTE },
      ],
    });
    expect((await told('E1')).flags).toEqual(['unmapped']);
    const change = { scope: 'source', of: 'erp', sourceCode: 'ZZ9', rows: [{ code: 'delivered' }] } as const;
    await saveMapping(at(4 * HOUR), { base: 0, change, note: '', by: ADMIN });
    await refold(5 * HOUR);
    expect(await told('E1')).toMatchObject({ lifecycle: 'delivered', flags: [] });
    await restoreMap(at(6 * HOUR), { base: 1, version: 0, by: ADMIN });
    await refold(7 * HOUR);
    expect(await told('E1')).toMatchObject({ milestone: 'no_data', flags: ['unmapped'] });
  });
});
