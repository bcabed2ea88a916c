/** How long something took, or has taken so far. */
export interface Length {
  minutes: number;
  /** False while it runs, and where it ended without being taken: it is known to be longer, not by how much. */
  isOver: boolean;
}

export interface RankTest {
  /** Of a hundred pairs of one of each side how many show the first as the longer, less those that show the second: -1 to 1. */
  lean: number;
  /** Chance of a lean so far from nought, to either side, if both sides were alike; 1 where one side is empty. */
  chance: number;
}

/** Chance of a normal variable at least `z` from its mean, to either side (Abramowitz and Stegun 7.1.26, to 1.5e-7). */
export function chanceBeyond(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const sum = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return Math.min(1, Math.max(0, sum * Math.exp(-x * x)));
}

/** Of each length how many are known to be shorter, less those known to be longer; in the order given. */
function scores(lengths: readonly Length[]): number[] {
  const order = lengths.map((_, at) => at).sort((a, b) => lengths[a]!.minutes - lengths[b]!.minutes);
  const found = new Array<number>(lengths.length).fill(0);
  let over = 0;
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && lengths[order[to]!]!.minutes === lengths[order[from]!]!.minutes) to += 1;
    const here = order.slice(from, to);
    const ended = here.filter((at) => lengths[at]!.isOver).length;
    const longer = order.length - to + (here.length - ended);
    for (const at of here) found[at] = lengths[at]!.isOver ? over - longer : over + ended;
    over += ended;
    from = to;
  }
  return found;
}

/**
 * Whether one side takes longer than the other: Gehan's rank test, which is that of Mann and Whitney where everything is over and
 * counts what still runs as at least so long (E. A. Gehan, Biometrika 1965), with its variance over all ways to draw the sides.
 */
export function rankTest(one: readonly Length[], other: readonly Length[]): RankTest {
  const [m, n] = [one.length, other.length];
  if (m === 0 || n === 0) return { lean: 0, chance: 1 };
  const all = scores([...one, ...other]);
  const sum = all.slice(0, m).reduce((total, score) => total + score, 0);
  const squares = all.reduce((total, score) => total + score * score, 0);
  const variance = (m * n * squares) / ((m + n) * (m + n - 1));
  return { lean: sum / (m * n), chance: variance === 0 ? 1 : chanceBeyond(sum / Math.sqrt(variance)) };
}
