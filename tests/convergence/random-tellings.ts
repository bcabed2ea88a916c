import { DAY } from '@/server/domain/shared/instant';
import type { Fact } from '@/server/domain/tracking/fact';

/** Numbers from 0 up to 1, the same for the same seed. */
export type Random = () => number;

/** Mulberry32 (Tommy Ettinger, public domain). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The list in another order, each order as likely as any other. */
export function shuffled<T>(list: readonly T[], random: Random): T[] {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}

const REPEATED = 0.35;
const LONGEST_DELAY = 4 * DAY;

/**
 * One way in which facts can be told: in any order, some of them again and again, each telling as late as it may be. What a
 * fact says is never changed, so the state must not change either.
 */
export function randomTelling(facts: readonly Fact[], random: Random): Fact[] {
  const tellings: Fact[] = [];
  for (const fact of facts) {
    do tellings.push({ ...fact, receivedAt: fact.receivedAt + Math.floor(random() * LONGEST_DELAY) });
    while (random() < REPEATED);
  }
  return shuffled(tellings, random);
}

/** Calls `visit` with every order of the list, the list itself changed in place between calls (Heap's algorithm). */
export function everyOrder<T>(list: T[], visit: (order: readonly T[]) => void): void {
  const counts = list.map(() => 0);
  visit(list);
  for (let i = 0; i < list.length; ) {
    if (counts[i]! >= i) {
      counts[i] = 0;
      i += 1;
      continue;
    }
    const j = i % 2 === 0 ? 0 : counts[i]!;
    [list[i], list[j]] = [list[j]!, list[i]!];
    visit(list);
    counts[i]! += 1;
    i = 0;
  }
}
