import { z } from 'zod';
import { MINUTE } from '../shared/instant';

/** How long before a promise breaks somebody is warned: a share of its term, no more than so much and no less than so much. */
export const promiseSettings = z
  .strictObject({
    sharePercent: z.number().int().min(1).max(90),
    mostMin: z
      .number()
      .int()
      .min(5)
      .max(24 * 60),
    leastMin: z.number().int().min(1).max(60),
  })
  .refine(({ mostMin, leastMin }) => leastMin <= mostMin, { message: 'the least must not be more than the most', path: ['leastMin'] });
export type PromiseSettings = z.infer<typeof promiseSettings>;

export const DEFAULT_PROMISE_SETTINGS: PromiseSettings = { sharePercent: 25, mostMin: 30, leastMin: 5 };

/** Milliseconds before its end at which somebody is warned of a promise that was given for `termMs`. */
export function warnLead(termMs: number, { sharePercent, mostMin, leastMin }: PromiseSettings): number {
  const share = (Math.max(0, termMs) * sharePercent) / 100;
  return Math.max(leastMin * MINUTE, Math.min(share, mostMin * MINUTE));
}
