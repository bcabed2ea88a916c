import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../shared/instant';
import { type Evidence, judgePromise, NO_EVIDENCE, nextLookAfter, type Verdict } from './judge-promise';
import { PROMISE_KINDS, type PromiseKind } from './promise';

const DUE = Date.parse('2026-11-21T07:20:00Z');
const moment = fc.integer({ min: DUE - 3 * DAY, max: DUE + 3 * DAY });
const maybe = fc.option(moment, { nil: null });
const kinds = fc.constantFrom(...PROMISE_KINDS);
const evidences: fc.Arbitrary<Evidence> = fc.record({
  told: fc.option(
    moment.map((at) => ({ at, by: 'notice:1' })),
    { nil: null },
  ),
  shownAt: maybe,
  arrivedAt: maybe,
  doneAt: maybe,
  over: fc.option(fc.record({ at: moment, why: fc.constantFrom('delivered' as const, 'cancelled' as const, 'returned' as const) }), {
    nil: null,
  }),
  isUnderWay: fc.boolean(),
  isBlind: fc.boolean(),
  isHushed: fc.boolean(),
});

const judge = (kind: PromiseKind, evidence: Partial<Evidence>, now: number): Verdict =>
  judgePromise({ kind, dueAt: DUE }, { ...NO_EVIDENCE, ...evidence }, now);

describe('a promise', () => {
  it('is kept by what happened up to the very moment it is due, whenever that is looked at', () => {
    fc.assert(
      fc.property(kinds, evidences, fc.integer({ min: 0, max: 10 * DAY }), (kind, evidence, later) => {
        const verdict = judge(kind, evidence, DUE + later);
        if (verdict.kind === 'kept') expect(verdict.at).toBeLessThanOrEqual(DUE);
        if (verdict.kind === 'broken' && verdict.late) expect(verdict.late.at).toBeGreaterThan(DUE);
        // what is known does not change by waiting, so neither does what was kept
        if (verdict.kind === 'kept') expect(judge(kind, evidence, DUE + later + DAY)).toEqual(verdict);
      }),
    );
  });

  it('is never broken before its time has passed, and never open two days after', () => {
    fc.assert(
      fc.property(kinds, evidences, moment, (kind, evidence, now) => {
        const { kind: verdict } = judge(kind, evidence, now);
        if (now <= DUE) expect(verdict).not.toBe('broken');
        expect(judge(kind, evidence, DUE + 2 * DAY).kind).not.toBe('open');
      }),
    );
  });

  it('is broken for good where nothing happened in time, whatever happens later', () => {
    fc.assert(
      fc.property(kinds, fc.integer({ min: 1, max: 5 * DAY }), (kind, late) => {
        const at = DUE + late;
        const evidence = { told: { at, by: 'notice:2' }, shownAt: at, arrivedAt: at, doneAt: at };
        expect(judge(kind, evidence, at)).toMatchObject({ kind: 'broken', late: { at } });
      }),
    );
  });
});

describe('the next word', () => {
  it('is kept by a message or by news on the page, the first of both', () => {
    const told = { at: DUE - HOUR, by: 'notice:2' };
    expect(judge('next_update', { told, shownAt: DUE - 2 * HOUR }, DUE)).toEqual({ kind: 'kept', at: DUE - 2 * HOUR, by: 'page' });
    expect(judge('next_update', { told }, DUE)).toEqual({ kind: 'kept', ...told });
  });

  it('waits half an hour for a message whose answer is out, and is owed no more once the order is there', () => {
    expect(judge('next_update', { isUnderWay: true }, DUE + 30 * MINUTE)).toEqual({ kind: 'open' });
    expect(judge('next_update', { isUnderWay: true }, DUE + 30 * MINUTE + 1)).toEqual({ kind: 'broken', late: null });
    const over = { at: DUE - 1, why: 'delivered' as const };
    expect(judge('next_update', { over }, DUE - 1)).toEqual({ kind: 'withdrawn', why: 'delivered' });
    expect(judge('next_update', { over: { ...over, at: DUE + 1 } }, DUE + 2)).toEqual({ kind: 'broken', late: null });
  });

  it('is withdrawn at its end, not before, where its customer asked for quiet then', () => {
    expect(judge('next_update', { isHushed: true }, DUE)).toEqual({ kind: 'open' });
    expect(judge('next_update', { isHushed: true }, DUE + 1)).toEqual({ kind: 'withdrawn', why: 'quiet' });
  });
});

describe('a window that was told', () => {
  it('is kept by an arrival in time that a scan tells late, also after it counted as broken', () => {
    expect(judge('eta_shown', {}, DUE + 31 * MINUTE)).toEqual({ kind: 'broken', late: null });
    expect(judge('eta_shown', { arrivedAt: DUE - HOUR }, DUE + 31 * MINUTE)).toMatchObject({ kind: 'kept', at: DUE - HOUR });
  });

  it('is not held against anybody for a day while nobody could tell us', () => {
    expect(judge('eta_shown', { isBlind: true }, DUE + DAY)).toEqual({ kind: 'open' });
    expect(judge('eta_shown', { isBlind: true }, DUE + DAY + 1)).toEqual({ kind: 'broken', late: null });
  });

  it('is kept by no message: only the parcel keeps it', () => {
    expect(judge('eta_shown', { told: { at: DUE - 1, by: 'notice:2' } }, DUE + HOUR)).toEqual({ kind: 'broken', late: null });
  });
});

describe('a call', () => {
  it('is kept by being recorded, and is owed though the order is there', () => {
    expect(judge('call_back', { doneAt: DUE }, DUE + HOUR)).toMatchObject({ kind: 'kept', at: DUE });
    expect(judge('call_back', { over: { at: DUE - HOUR, why: 'delivered' } }, DUE + 1)).toEqual({ kind: 'broken', late: null });
  });
});

it('what is broken is looked at ever more seldom, and no more after a week', () => {
  let now = DUE + 1;
  let looks = 0;
  for (let next: number | null = now; next !== null; next = nextLookAfter(DUE, now)) {
    expect(next).toBeGreaterThanOrEqual(now);
    now = next;
    looks++;
  }
  expect(now - DUE).toBeGreaterThanOrEqual(7 * DAY);
  expect(looks).toBeLessThan(40);
});
