/** Reproducible chance: the same key gives the same draws on every machine. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** In [from, to). */
  between(from: number, to: number): number;
  /** Whole, from `from` to `to`, both included. */
  int(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
}

/** A source of chance of its own for everything named by `key`, so that changing one part of a story moves no other. */
export function randomFor(...key: (string | number)[]): Random {
  let state = hash(key.join('|'));
  const next = () => {
    // Mulberry32: 32 bits of state are plenty for a story of some dozen draws.
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    between: (from, to) => from + next() * (to - from),
    int: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (probability) => next() < probability,
    pick: (list) => list[Math.floor(next() * list.length)]!,
  };
}

/** FNV-1a over UTF-16 units, 32 bits, with a final mix so that keys that differ in their last digit part at once. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  return (h ^ (h >>> 13)) | 0;
}

/** `length` decimal digits. */
export function digits(random: Random, length: number): string {
  let out = '';
  while (out.length < length) out += random.int(0, 9);
  return out;
}
