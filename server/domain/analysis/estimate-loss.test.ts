import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../shared/instant';
import { DEFAULT_LOSS_TERMS, estimateLoss, sumLosses } from './estimate-loss';

const TERMS = { currency: 'CNY', perLateDay: 10, refundPercent: 5 };

describe('the estimated loss', () => {
  it('is each begun day and the refunded share of the amount', () => {
    expect(estimateLoss({ lateMs: 2 * DAY + HOUR, amount: 200, currency: 'CNY' }, TERMS)).toEqual({ CNY: 40 });
  });

  it('keeps currencies apart, and counts an order without an amount by its days', () => {
    expect(estimateLoss({ lateMs: DAY, amount: 100, currency: 'USD' }, TERMS)).toEqual({ CNY: 10, USD: 5 });
    expect(estimateLoss({ lateMs: DAY, amount: null, currency: 'USD' }, TERMS)).toEqual({ CNY: 10 });
    expect(estimateLoss({ lateMs: 0, amount: null, currency: null }, TERMS)).toEqual({});
  });

  it('never is negative, never shrinks with time, and adds up', () => {
    const late = fc.record({
      lateMs: fc.integer({ min: -DAY, max: 90 * DAY }),
      amount: fc.option(fc.integer({ min: 0, max: 100_000 })),
      currency: fc.constantFrom('CNY', 'USD', null),
    });
    fc.assert(
      fc.property(late, fc.integer({ min: 0, max: 9 * DAY }), (order, longer) => {
        const now = estimateLoss(order, DEFAULT_LOSS_TERMS);
        const later = estimateLoss({ ...order, lateMs: order.lateMs + longer }, DEFAULT_LOSS_TERMS);
        for (const [code, value] of Object.entries(now)) {
          expect(value).toBeGreaterThan(0);
          expect(later[code]!).toBeGreaterThanOrEqual(value);
        }
        expect(sumLosses([now, {}])).toEqual(now);
        expect(sumLosses([now, later])).toEqual(sumLosses([later, now]));
      }),
    );
  });
});
