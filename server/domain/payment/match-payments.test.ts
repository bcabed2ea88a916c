import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, placed, told } from '@/tests/builders/fact';
import { DAY } from '../shared/instant';
import { effectiveFacts } from '../tracking/effective-facts';
import type { Fact, SourceKind } from '../tracking/fact';
import { isReconciled, matchPayments } from './match-payments';

const HEADER = placed().data!.header!;
const says = (by: SourceKind, minute: number, paymentNo: string, amount?: string, code = 'paid', method?: string): Fact =>
  told(code, minute, by, { data: { payment: { paymentNo, ...(amount ? { amount } : {}), ...(method ? { method } : {}) } } });
const match = (facts: Fact[], now = at(30)) => matchPayments(effectiveFacts(facts), HEADER, now);
const verdicts = (facts: Fact[], now?: number) => match(facts, now).map((m) => [m.paymentNo, m.verdict]);
const LATER = at(0) + 3 * DAY;

describe('matching one payment of an order of 128.00', () => {
  it('agrees when gateway and shop or ERP name the same sum, also without a number or an amount', () => {
    expect(verdicts([says('gateway', 1, 'P1', '128.00'), says('platform', 2, 'P1', '128.0')])).toEqual([['P1', 'agreed']]);
    expect(verdicts([says('gateway', 1, 'P1', '128.00'), says('erp', 2, '')])).toEqual([['P1', 'agreed']]);
    expect(verdicts([says('platform', 1, 'P1', '128.00', 'payment.claimed'), says('gateway', 2, 'P1', '128.00')])).toEqual([
      ['P1', 'agreed'],
    ]);
    expect(isReconciled(match([says('gateway', 1, 'P1', '128.00'), says('erp', 2, 'P1')]))).toBe(true);
  });

  it('is alone while nobody else kept a book', () => {
    expect(verdicts([says('gateway', 1, 'P1', '128.00')])).toEqual([['P1', 'alone']]);
    expect(verdicts([says('platform', 1, 'P1', '128.00')], LATER)).toEqual([['P1', 'alone']]);
    expect(verdicts([told('payment.claimed', 1, 'customer'), says('gateway', 2, 'P1', '128.00')])).toEqual([['P1', 'alone']]);
    expect(isReconciled(match([says('gateway', 1, 'P1', '128.00')]))).toBe(false);
  });

  it('names sums that differ, and one above what the order costs', () => {
    expect(verdicts([says('gateway', 1, 'P1', '128.00'), says('erp', 2, 'P1', '120.00')])).toEqual([['P1', 'amount']]);
    expect(verdicts([says('gateway', 1, 'P1', '182.00'), says('erp', 2, 'P1')])).toEqual([['P1', 'amount']]);
  });

  it('names the second of two payments that each cover the order, until one went back', () => {
    const twice = [says('gateway', 1, 'P1', '128.00'), says('platform', 2, 'P1', '128.00'), says('gateway', 5, 'P2', '128.00')];
    expect(verdicts(twice)).toEqual([
      ['P1', 'agreed'],
      ['P2', 'duplicate'],
    ]);
    expect(isReconciled(match(twice))).toBe(false);
    expect(verdicts([...twice, told('refund.done', 9, 'gateway')]).map(([, v]) => v)).toEqual(['agreed', 'alone']);
  });

  it('takes a deposit and its balance for two payments and not for one paid twice', () => {
    const parts = [says('gateway', 1, 'D', '64.00', 'deposit_paid'), says('gateway', 9, 'B', '64.00')];
    expect(verdicts(parts).map(([, v]) => v)).toEqual(['alone', 'alone']);
  });

  it('names a payment that the gateway has and the shop holds for unpaid', () => {
    expect(verdicts([says('gateway', 1, 'P1', '128.00'), says('platform', 60, 'P1', undefined, 'payment.denied')])).toEqual([
      ['P1', 'order_unpaid'],
    ]);
  });

  it('waits a day for the gateway before it says that there is no transaction', () => {
    const claim = [says('erp', 1, 'P1', '128.00')];
    expect(verdicts(claim)).toEqual([['P1', 'waiting']]);
    expect(verdicts(claim, LATER)).toEqual([['P1', 'no_transaction']]);
    expect(verdicts([told('payment.claimed', 1, 'customer')], LATER)).toEqual([['', 'no_transaction']]);
    expect(verdicts([...claim, says('gateway', 2, 'P1', undefined, 'payment.denied')])).toEqual([['P1', 'no_transaction']]);
  });

  it('expects no gateway where none is in the way of the money', () => {
    expect(verdicts([says('erp', 1, 'P1', '128.00', 'paid', '对公转账')], LATER)).toEqual([['P1', 'alone']]);
  });
});

it('matches the same in every order of arrival', () => {
  const anySaying = fc
    .record({
      by: fc.constantFrom<SourceKind>('gateway', 'erp', 'platform', 'customer'),
      minute: fc.integer({ min: 1, max: 500 }),
      no: fc.constantFrom('P1', 'P2', ''),
      amount: fc.constantFrom('128.00', '64.00', undefined),
      code: fc.constantFrom('paid', 'payment.denied', 'payment.claimed', 'deposit_paid', 'refund.done'),
    })
    .map((s) => says(s.by, s.minute, s.no, s.amount, s.code));
  fc.assert(
    fc.property(
      fc
        .array(anySaying, { maxLength: 8 })
        .chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length }))),
      ([facts, shuffled]) => {
        expect(match([...shuffled, ...facts], LATER)).toEqual(match(facts, LATER));
      },
    ),
    { numRuns: 300 },
  );
});
