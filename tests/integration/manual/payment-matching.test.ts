import { beforeEach, describe, expect, it } from 'vitest';
import type { SourceKind } from '@/server/domain/tracking/fact';
import { newContext } from '@/server/store/context';
import { runNextImport } from '@/server/usecases/import/run-import';
import { SHIPPED_PRESETS } from '@/server/usecases/import/shipped-presets';
import { startImport } from '@/server/usecases/import/start-import';
import { uploadFiles } from '@/server/usecases/import/upload-files';
import { readOrder } from '@/server/usecases/order/read-order';
import { exportFindings } from '@/server/usecases/payment/export-findings';
import { askForPaymentMatching, runPaymentMatching } from '@/server/usecases/payment/run-payment-matching';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../../database/fresh-database';
import { NOW, recordOrder } from '../console/some-orders';
import { callsAs } from '../console/staff-caller';

const HOUR = 3_600_000;
let now = NOW;
const ctx = newContext(() => now);

beforeEach(async () => {
  await freshDatabase();
  now = NOW;
});

async function says(orderNo: string, kind: SourceKind, code: string, payment: { paymentNo: string; amount?: string }) {
  const occurredAt = now;
  await recordFacts(ctx, {
    orders: [],
    facts: [
      {
        reporter: { source: kind, kind },
        order: { shop: 'demo', orderNo },
        identityKey: `${kind}|${code}|${payment.paymentNo}|${occurredAt}`,
        code,
        occurredAt,
        precision: 'second',
        data: { payment },
      },
    ],
  });
}

async function readAll(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

/** One night's run. */
async function matchNow() {
  await askForPaymentMatching(ctx, { by: 'system' });
  expect(await runPaymentMatching(ctx)).toEqual({ kind: 'done' });
  return callsAs('viewer').payment.read({});
}

async function stateOf(orderNo: string) {
  const read = await readOrder(ctx, { orderNo });
  if (read.kind !== 'found') throw new Error(read.kind);
  const { payment, attention } = read.document.state;
  return { payment, flags: attention.map((flag) => flag.reason) };
}

describe('the nightly comparison of the books', () => {
  it('settles what agrees, flags what does not, and keeps what it found', async () => {
    await recordOrder({ orderNo: 'AGREES', codes: ['paid'] });
    await says('AGREES', 'erp', 'paid', { paymentNo: 'P1', amount: '10.00' });
    await recordOrder({ orderNo: 'DIFFERS', codes: ['paid'] });
    await says('DIFFERS', 'erp', 'paid', { paymentNo: 'P1', amount: '8.00' });
    await recordOrder({ orderNo: 'TWICE', codes: ['paid'] });
    await says('TWICE', 'gateway', 'paid', { paymentNo: 'P2', amount: '10.00' });
    await recordOrder({ orderNo: 'ALONE', codes: ['paid'] });
    const seen = await matchNow();
    expect(seen.shown).toMatchObject({
      state: 'done',
      total: 4,
      checked: 4,
      counts: { agreed: 1, amount: 1, duplicate: 1, reconciled: 1, flagged: 2 },
    });
    expect(seen.findings.map((f) => [f.orderNo, f.verdict, f.amount]).sort()).toEqual([
      ['DIFFERS', 'amount', '10.00'],
      ['TWICE', 'duplicate', '10.00'],
    ]);
    expect((await callsAs('viewer').payment.read({ shop: 'other' })).findings).toEqual([]);
    const lines = (await readAll((await exportFindings(ctx))!.csv)).trimEnd().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines.find((line) => line.includes('DIFFERS'))).toMatch(
      /^demo,DIFFERS,P1,amount,[^,]+,10\.00,CNY,alipay,paid,10\.00,[^,]+,erp,paid,8\.00,[^,]+,,,,,,,,$/,
    );
    expect(await stateOf('AGREES')).toEqual({ payment: 'reconciled', flags: [] });
    expect(await stateOf('DIFFERS')).toEqual({ payment: 'mismatch', flags: ['payment.amount'] });
    expect(await stateOf('TWICE')).toMatchObject({ payment: 'mismatch', flags: ['payment.duplicate'] });
    expect(await stateOf('ALONE')).toEqual({ payment: 'confirmed', flags: [] });
  });

  it('says nothing twice, and takes a flag back when the books come to agree', async () => {
    await recordOrder({ orderNo: 'A1', codes: ['paid'] });
    await says('A1', 'erp', 'paid', { paymentNo: 'P1', amount: '8.00' });
    await matchNow();
    const facts = async () =>
      Number((await ctx.db.query("select count(*) as n from fact where source = 'daona' and code like 'payment.%'")).rows[0].n);
    expect(await facts()).toBe(1);
    now += HOUR;
    expect((await matchNow()).shown?.counts).toEqual({ amount: 1 });
    expect(await facts()).toBe(1);
    await says('A1', 'erp', 'paid', { paymentNo: 'P1', amount: '10.00' });
    now += HOUR;
    expect((await matchNow()).findings).toEqual([]);
    expect(await stateOf('A1')).toEqual({ payment: 'reconciled', flags: [] });
    now += HOUR;
    await says('A1', 'erp', 'paid', { paymentNo: 'P1', amount: '9.00' });
    now += HOUR;
    await matchNow();
    expect(await stateOf('A1')).toEqual({ payment: 'mismatch', flags: ['payment.amount'] });
  });

  it('lets a claim wait a day for the gateway, then asks finance, and is settled by the gateway at once', async () => {
    await recordOrder({ orderNo: 'A1' });
    await says('A1', 'erp', 'paid', { paymentNo: 'P1', amount: '10.00' });
    expect((await matchNow()).shown?.counts).toEqual({ waiting: 1 });
    now += 25 * HOUR;
    expect((await matchNow()).findings).toMatchObject([{ orderNo: 'A1', verdict: 'no_transaction' }]);
    expect(await stateOf('A1')).toEqual({ payment: 'claimed', flags: ['payment.no_transaction'] });
    now += HOUR;
    await says('A1', 'gateway', 'paid', { paymentNo: 'P1', amount: '10.00' });
    expect(await stateOf('A1')).toEqual({ payment: 'confirmed', flags: [] });
  });

  it('names an order that the gateway was paid for and the shop holds for unpaid', async () => {
    await recordOrder({ orderNo: 'A1', codes: ['paid'] });
    await says('A1', 'platform', 'payment.denied', { paymentNo: 'P1' });
    expect((await matchNow()).findings).toMatchObject([{ verdict: 'order_unpaid' }]);
  });

  it('is one at a time, and a run whose worker died is done again', async () => {
    const supervisor = callsAs('supervisor', undefined, () => now);
    expect(await supervisor.payment.match()).toEqual({ kind: 'queued' });
    expect(await supervisor.payment.match()).toEqual({ kind: 'waiting' });
    await ctx.db.query("update payment_run set state = 'running', seen_at = $1", [new Date(now - 5 * 60_000)]);
    expect(await runPaymentMatching(ctx)).toEqual({ kind: 'idle' });
    now += 6 * 60_000;
    expect(await runPaymentMatching(ctx)).toEqual({ kind: 'done' });
    expect((await callsAs('viewer').payment.read({})).shown?.state).toBe('done');
  });

  it('takes a settlement file for the gateway’s word', async () => {
    await recordOrder({ orderNo: 'A1' });
    await says('A1', 'erp', 'paid', { paymentNo: 'P1', amount: '10.00' });
    await recordOrder({ orderNo: 'A2' });
    await says('A2', 'erp', 'paid', { paymentNo: 'P2', amount: '10.00' });
    const preset = SHIPPED_PRESETS.find((one) => one.name === 'settlement')!;
    const csv = `order_no,payment_no,amount,currency,method,paid_at,type
A1,P1,10.00,CNY,alipay,2026-11-21 15:00:00,payment
A2,P2,9.90,CNY,alipay,2026-11-21 15:00:00,payment
`;
    const runId = await uploadFiles(ctx, { files: [{ name: 'bill.csv', content: Buffer.from(csv) }], by: 'system' });
    await startImport(ctx, { runId, preset, shop: 'demo', history: false, by: 'system' });
    expect(await runNextImport(ctx)).toEqual({ kind: 'done' });
    expect((await matchNow()).findings.map((f) => [f.orderNo, f.verdict])).toEqual([['A2', 'amount']]);
    expect(await stateOf('A1')).toEqual({ payment: 'reconciled', flags: [] });
  });

  it('leaves imports of the past alone', async () => {
    await recordOrder({ orderNo: 'OLD', codes: ['paid'], history: true });
    expect((await matchNow()).shown?.counts).toEqual({});
  });
});
