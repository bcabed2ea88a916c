import { singleton } from '@/server/platform/singleton';

/** Phones that are being tried at each order at this moment in this process: order key → phone key → how many. */
type InFlight = Map<string, Map<string, number>>;

/**
 * Runs a try of a phone at an order; `work` is told how many other phones were being tried at it when this one began.
 * Failures are counted after they are looked at, so tries sent at once would all find an unused budget.
 */
export async function amongGuesses<T>(guess: { order: string; phone: string }, work: (others: number) => Promise<T>): Promise<T> {
  const all = singleton<InFlight>('guesses-in-flight', () => new Map());
  const phones = all.get(guess.order) ?? new Map<string, number>();
  const others = phones.has(guess.phone) ? phones.size - 1 : phones.size;
  all.set(guess.order, phones.set(guess.phone, (phones.get(guess.phone) ?? 0) + 1));
  try {
    return await work(others);
  } finally {
    const left = phones.get(guess.phone)! - 1;
    if (left > 0) phones.set(guess.phone, left);
    else phones.delete(guess.phone);
    if (phones.size === 0) all.delete(guess.order);
  }
}
