import { describe, expect, it } from 'vitest';
import { bucketLooks, type Counted, summariseInsight } from './summarise';

const row = (over: Partial<Counted>): Counted => ({
  step: 'page',
  way: 'parcel',
  state: 'in_transit',
  outcome: 'shown',
  language: 'zh-CN',
  device: 'phone',
  count: 1,
  orders: 0,
  dwellS: 0,
  ...over,
});

describe('summariseInsight', () => {
  it('puts the state first whose orders are looked at most often, not the one with most orders', () => {
    const { states, looks } = summariseInsight([
      row({ state: 'delivered', count: 50, orders: 50 }),
      row({ state: 'in_transit', count: 12, orders: 3 }),
      row({ state: 'in_transit', language: 'en', count: 3, orders: 0 }),
    ]);
    expect(states.map(({ state, perOrder }) => [state, perOrder])).toEqual([
      ['in_transit', 5],
      ['delivered', 1],
    ]);
    expect(looks).toBe(65);
  });

  it('counts as given up what was opened and neither finished nor sent back only once', () => {
    const steps = summariseInsight([
      row({ step: 'report', outcome: 'opened', state: '', count: 8 }),
      row({ step: 'report', outcome: 'refused', state: '', count: 5 }),
      row({ step: 'report', outcome: 'done', state: '', count: 2 }),
    ]).steps;
    expect(steps.find(({ step }) => step === 'report')).toEqual({ step: 'report', opened: 8, done: 2, refused: 5, abandoned: 0.75 });
    expect(steps.find(({ step }) => step === 'code')).toMatchObject({ abandoned: null });
  });

  it('keeps failures apart by way and reason, the most frequent first, and counts none of them as a look', () => {
    const { failures, looks, lookUps } = summariseInsight([
      row({ step: 'lookup', way: 'form', state: '', outcome: 'no_match', count: 3 }),
      row({ step: 'lookup', way: 'form', state: '', outcome: 'found', count: 9 }),
      row({ step: 'lookup', way: 'api', state: '', outcome: 'no_match', count: 7 }),
      row({ outcome: 'expired', way: 'link', state: '', count: 1 }),
    ]);
    expect(failures.map(({ way, count }) => [way, count])).toEqual([
      ['api', 7],
      ['form', 3],
      ['link', 1],
    ]);
    expect([looks, lookUps]).toEqual([0, 19]);
  });

  it('takes mean times and last sections from pages that told them', () => {
    const { states, sections } = summariseInsight([
      row({ count: 10, orders: 5 }),
      row({ step: 'left', outcome: 'head', count: 3, dwellS: 30 }),
      row({ step: 'left', outcome: 'help', count: 1, dwellS: 50 }),
    ]);
    expect(states[0]!.dwellS).toBe(20);
    expect(sections.map(({ count }) => count)).toEqual([3, 0, 0, 0, 1]);
  });
});

describe('bucketLooks', () => {
  it('puts every ticket into exactly one bucket', () => {
    const rows = [0, 1, 2, 3, 4, 9, 10, 400].map((looks) => ({ looks, tickets: 1 }));
    expect(bucketLooks(rows).map(({ tickets }) => tickets)).toEqual([1, 1, 2, 2, 2]);
  });
});
