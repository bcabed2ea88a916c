import { z } from 'zod';

/** A moment in a call of the console: epoch milliseconds of the years 1970 to 9999, which every reader of them can bear. */
export const instantInput = z
  .number()
  .int()
  .min(0)
  .max(Date.UTC(9999, 11, 31));
