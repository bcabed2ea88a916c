import { z } from 'zod';
import { DAY } from '../shared/instant';

/** What a late order is taken to cost; entered by people, since no system tells it. */
export const lossTerms = z.strictObject({
  /** ISO 4217: of the cost per day. */
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** Service, compensation and goodwill for each day that an order is overdue. */
  perLateDay: z.number().min(0).max(100_000),
  /** Of the amount of an overdue order, how much is paid back on average, in per cent. */
  refundPercent: z.number().min(0).max(100),
});
export type LossTerms = z.infer<typeof lossTerms>;

/** Until somebody enters the shop's own. */
export const DEFAULT_LOSS_TERMS: LossTerms = { currency: 'CNY', perLateDay: 5, refundPercent: 3 };

export interface LateOrder {
  /** Time in milliseconds that its steps ran past their limits. */
  lateMs: number;
  amount: number | null;
  currency: string | null;
}

/** Money by currency, rounded to hundredths. */
export type Losses = Record<string, number>;

/**
 * What an overdue order may cost: the cost per day for every begun day, and the refunded share of its amount. Orders without an
 * amount count with their days only. Sums of several currencies stand side by side: no rate is guessed.
 */
export function estimateLoss({ lateMs, amount, currency }: LateOrder, terms: LossTerms): Losses {
  const losses: Losses = {};
  const add = (code: string, value: number) => {
    if (value > 0) losses[code] = Math.round(100 * ((losses[code] ?? 0) + value)) / 100;
  };
  add(terms.currency, Math.ceil(Math.max(0, lateMs) / DAY) * terms.perLateDay);
  if (amount !== null) add(currency ?? terms.currency, (Math.max(0, amount) * terms.refundPercent) / 100);
  return losses;
}

export function sumLosses(all: readonly Losses[]): Losses {
  const sum: Losses = {};
  for (const losses of all)
    for (const [code, value] of Object.entries(losses)) sum[code] = Math.round(100 * ((sum[code] ?? 0) + value)) / 100;
  return sum;
}
