import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, told } from '@/tests/builders/fact';
import type { Fact } from '../tracking/fact';
import { foldStalls } from './fold-stalls';
import type { Stall } from './stall';
import { nextUpdateAt, openStalls, stallAttention } from './stall-attention';
import { closedKey, openedKey } from './stall-key';

const consequence = { clock: 'movement', severity: 'P2', red: false, tellCustomer: true, alert: 'agent' } as const;

function stallFact(code: 'stall.opened' | 'stall.renewed' | 'stall.closed', minute: number, stall: Partial<Stall> = {}): Fact {
  const { openedAt: _, closedAt: __, ...own } = { ...base(minute), ...stall };
  const key = code === 'stall.opened' ? openedKey(own, minute) : `${code}|${closedKey({ ...base(minute), ...stall })}|${minute}`;
  return told(code, minute, 'portal', { identity: key, data: { stall: own } });
}

function base(minute: number): Stall {
  return {
    rule: 'movement',
    ruleVersion: 1,
    rung: 1,
    shipmentKey: 'sf/1',
    since: at(0),
    openedAt: at(minute),
    closedAt: null,
    reason: 'carrier.no_movement',
    nextUpdateAt: at(minute + 60),
    consequence,
  };
}

describe('stalls', () => {
  it('open, close and open again, and none is forgotten', () => {
    const facts = [stallFact('stall.opened', 10), stallFact('stall.closed', 20), stallFact('stall.opened', 30)];
    expect(foldStalls(facts).map((s) => [s.openedAt, s.closedAt])).toEqual([
      [at(10), at(20)],
      [at(30), null],
    ]);
  });

  it('promise the newest of the updates that were told', () => {
    const facts = [stallFact('stall.opened', 10), stallFact('stall.renewed', 60, { nextUpdateAt: at(500) })];
    expect(foldStalls(facts)[0]).toMatchObject({ openedAt: at(10), nextUpdateAt: at(500), closedAt: null });
  });

  it('are the same for every order of arrival and any repetition', () => {
    const event = fc.record({
      code: fc.constantFrom('stall.opened' as const, 'stall.renewed' as const, 'stall.closed' as const),
      minute: fc.integer({ min: 0, max: 50 }),
      rung: fc.integer({ min: 1, max: 3 }),
      shipmentKey: fc.constantFrom('', 'sf/1', 'zto/2'),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (events, dice) => {
        const facts = events.map((e) => stallFact(e.code, e.minute, { rung: e.rung, shipmentKey: e.shipmentKey }));
        const shuffled = [...facts, ...facts.slice(0, 4)]
          .map((fact) => ({ fact, place: dice.next().value ?? 0 }))
          .sort((a, b) => a.place - b.place)
          .map(({ fact }) => fact);
        expect(foldStalls(shuffled)).toEqual(foldStalls(facts));
      }),
      { numRuns: 200 },
    );
  });

  it('raise one flag for each clock, that of the highest rung', () => {
    const red = { ...consequence, red: true, severity: 'P1' as const };
    const stalls = foldStalls([stallFact('stall.opened', 10), stallFact('stall.opened', 40, { rung: 2, consequence: red })]);
    expect(openStalls(stalls)).toHaveLength(1);
    expect(stallAttention(stalls)).toMatchObject([{ kind: 'stalled', rung: 2, red: true, severity: 'P1', actor: 'carrier', since: at(0) }]);
  });

  it('of a promise are lateness, not a standstill', () => {
    const stalls = foldStalls([
      stallFact('stall.opened', 10, { rule: 'past_promise', consequence: { ...consequence, clock: 'past_promise' } }),
    ]);
    expect(stallAttention(stalls)[0]?.kind).toBe('late');
  });

  it('promise the customer the earliest of their next updates, and only what was told', () => {
    const silent = stallFact('stall.opened', 10, {
      shipmentKey: 'zto/2',
      nextUpdateAt: at(20),
      consequence: { ...consequence, tellCustomer: false },
    });
    expect(nextUpdateAt(foldStalls([stallFact('stall.opened', 10), silent]))).toBe(at(70));
    expect(nextUpdateAt(foldStalls([silent]))).toBeUndefined();
  });
});
