/** Messages on days by the shop's clock: who gets them and on which day (days since 1970), in step. */
export interface ToldOnDays {
  customers: readonly number[];
  days: readonly number[];
}

/** More days than any calendar has, so that customer and day make one number. */
const DAYS = 4_000_000;

/**
 * Customers who would have been told twice or more on one day: by the messages of a tested rule, together with those that others did
 * send. Customers are numbered from 1; 0 is nobody.
 */
export function countToldTwice(tested: ToldOnDays, others: ToldOnDays): number {
  const keys = keysOf(tested);
  const sent = new Set(keysOf(others));
  const twice = new Set<number>();
  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[i]!;
    if (key === keys[i + 1] || sent.has(key)) twice.add(Math.floor(key / DAYS));
  }
  return twice.size;
}

/** A number for each customer and day, in order. */
function keysOf({ customers, days }: ToldOnDays): Float64Array {
  const keys = new Float64Array(customers.length);
  let length = 0;
  for (let i = 0; i < customers.length; i += 1) {
    if (customers[i] === 0) continue;
    keys[length] = customers[i]! * DAYS + days[i]!;
    length += 1;
  }
  return keys.subarray(0, length).sort();
}
