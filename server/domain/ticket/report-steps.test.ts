import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, paid, placed, SF, scanned, shippedAs, told } from '@/tests/builders/fact';
import { foldOrder } from '../order/fold-order';
import { DAY, HOUR, MINUTE } from '../shared/instant';
import type { Fact } from '../tracking/fact';
import { promisedAnswer } from './promised-answer';
import { evidenceFor, nextTurn, REPORT_STEPS, type ReportChecks, readChecks, type StepName, stepsFor } from './report-steps';
import { REPORT_KINDS, type ReportKind } from './ticket';

const fold = (...facts: Fact[]) => foldOrder({ shop: 'demo', orderNo: 'A1' }, facts);
const SENT = [placed({ destination: { country: 'CN', city: '上海市', district: '浦东新区' } }), paid(1), shippedAs(SF, 10)];
const delivered = fold(...SENT, scanned('delivered.guard', 60, { place: { city: '上海市', district: '徐汇区' } }));
const under = fold(...SENT, scanned('picked_up', 60));
const NOW = at(120);
const steps = (kind: ReportKind, state = delivered, now = NOW) => stepsFor(kind, evidenceFor(state, {}), now);

describe('the checks of R4-19', () => {
  it('not received though signed: look around, the signer, the area, and whether it was signed just now', () => {
    expect(steps('not_received')).toEqual(['looked', 'signer', 'address', 'early']);
    expect(steps('not_received', delivered, at(60) + DAY)).toEqual(['looked', 'signer', 'address']);
  });

  it('not signed for: there is nothing to check, the evidence says where it is', () => {
    expect(steps('not_received', under)).toEqual([]);
    expect(nextTurn('not_received', {}, evidenceFor(under, {}), NOW)).toEqual({ kind: 'details' });
  });

  it.each<[ReportKind, StepName[]]>([
    ['damaged', ['extent', 'packaging']],
    ['wrong_item', ['label']],
    ['missing_item', ['seal']],
    ['other', []],
  ])('%s', (kind, expected) => expect(steps(kind)).toEqual(expected));

  it('of several parcels: which one, and whether what is missing is in another', () => {
    const two = fold(...SENT, shippedAs('sf/SF2', 12), scanned('delivered', 60), scanned('picked_up', 61, { key: 'sf/SF2' }));
    expect(steps('missing_item', two)).toEqual(['rest', 'parcel', 'seal']);
    expect(evidenceFor(two, {}).shipment?.key).toBe(SF);
    expect(evidenceFor(two, { parcel: '2' }).shipment?.key).toBe('sf/SF2');
    expect(evidenceFor(two, { parcel: '9' }).shipment?.key).toBe(SF);
  });

  it.each<[ReportKind, ReportChecks, string]>([
    ['not_received', { looked: 'not_yet' }, 'look_first'],
    ['not_received', { looked: 'found' }, 'found'],
    ['not_received', { looked: 'asked_all', signer: 'unknown', address: 'right', early: 'wait' }, 'wait_for_courier'],
  ])('%s %j: an advice instead of a ticket', (kind, checks, advice) => {
    expect(nextTurn(kind, checks, evidenceFor(delivered, checks), NOW)).toEqual({ kind: 'advice', advice });
  });

  it('every way through ends with words and photos or an advice', () => {
    const anyAnswers = fc.infiniteStream(fc.nat(5));
    fc.assert(
      fc.property(fc.constantFrom(...REPORT_KINDS), fc.constantFrom(delivered, under), anyAnswers, (kind, state, luck) => {
        const checks: ReportChecks = {};
        for (let asked = 0; asked <= 6; asked += 1) {
          const turn = nextTurn(kind, checks, evidenceFor(state, checks), NOW);
          if (turn.kind !== 'step') return;
          const answers: readonly string[] = turn.step === 'parcel' ? ['1', '2'] : REPORT_STEPS[turn.step];
          checks[turn.step] = answers[luck.next().value! % answers.length];
        }
        throw new Error('it never ends');
      }),
    );
  });

  it('takes nothing from an address but its own words', () => {
    const sent: Record<string, string> = { kind: 'damaged', extent: 'both', packaging: '<script>', parcel: '0', phone: '13800138000' };
    expect(readChecks((name) => sent[name] ?? null)).toEqual({ kind: 'damaged', checks: { extent: 'both' } });
    expect(readChecks((name) => (name === 'kind' ? 'toString' : null))).toEqual({ kind: null, checks: {} });
  });
});

it('the evidence is what the systems say, without names or words of anybody', () => {
  const state = fold(
    ...SENT,
    scanned('delivered.guard', 60, { text: '张三 代收', place: { city: '上海市', district: '徐汇区' } }),
    told('note', 70, 'erp', { text: '李四' }),
  );
  expect(evidenceFor(state, {})).toEqual({
    shipment: {
      key: SF,
      carrier: 'sf',
      trackingNo: 'SF1234567890123',
      milestone: 'delivered',
      since: at(60),
      deliveredAt: at(60),
      deliveredKind: 'guard',
      city: '上海市',
      district: '徐汇区',
    },
    destination: { city: '上海市', district: '浦东新区' },
    shipments: 1,
    delivered: 1,
    flags: [],
  });
});

describe('the promised answer', () => {
  const shanghai = (text: string) => Date.parse(`${text}+08:00`);
  it.each([
    ['P1', '2026-11-17T10:00', '2026-11-17T12:00'],
    ['P1', '2026-11-17T10:01', '2026-11-17T12:05'],
    // an evening goes on in the morning
    ['P1', '2026-11-17T20:30', '2026-11-18T10:30'],
    ['P2', '2026-11-17T23:00', '2026-11-18T13:00'],
    // National Day: nobody is there for a week
    ['P1', '2026-09-30T20:00', '2026-10-08T10:00'],
  ] as const)('%s reported %s is answered by %s', (priority, from, by) => {
    expect(promisedAnswer(priority, shanghai(from), 'Asia/Shanghai')).toBe(shanghai(by));
  });

  it('lies in the hours of service, ahead, on full five minutes', () => {
    fc.assert(
      fc.property(fc.integer({ min: shanghai('2026-01-01T00:00'), max: shanghai('2026-12-20T00:00') }), (now) => {
        const due = promisedAnswer('P1', now, 'Asia/Shanghai');
        const hour = ((due + 8 * HOUR) % DAY) / HOUR;
        expect(due - now).toBeGreaterThanOrEqual(2 * HOUR);
        expect([due % (5 * MINUTE), hour > 9 && hour <= 21]).toEqual([0, true]);
      }),
    );
  });
});
