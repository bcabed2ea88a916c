/** How long parcels wait, as a share of what was predicted: `waiting[i]` of them have not arrived at `ratio[i]`. Ratios rise, shares fall from 1. */
export interface WaitingTable {
  ratio: number[];
  waiting: number[];
  /** Arrivals behind it. */
  arrivals: number;
}

/** A parcel during the days that are looked at: it came under observation at `entry` and left it at `exit`, both as ratios. */
export interface Observed {
  /** Below 0 where it was watched from its start. */
  entry: number;
  exit: number;
  /** It arrived at `exit`; else it was still open, or nobody waited any more. */
  hasArrived: boolean;
}

/** Points that are kept of the curve. */
const POINTS = 60;

/**
 * Share that still waits, by the estimator of Kaplan and Meier (1958) with late entry: at every arrival, of those then under
 * observation. Open parcels count for as long as they were seen, so that a jam is noticed while it lasts.
 */
export function waitingTable(observed: readonly Observed[]): WaitingTable {
  const entries = observed.map((one) => one.entry).sort((a, b) => a - b);
  const exits = [...observed].sort((a, b) => a.exit - b.exit);
  const full: { ratio: number[]; waiting: number[] } = { ratio: [], waiting: [] };
  let entered = 0;
  let left = 0;
  let waiting = 1;
  let arrivals = 0;
  for (let i = 0; i < exits.length; ) {
    const { exit } = exits[i]!;
    while (entered < entries.length && entries[entered]! < exit) entered += 1;
    let came = 0;
    let gone = 0;
    for (; i < exits.length && exits[i]!.exit === exit; i += 1) {
      gone += 1;
      if (exits[i]!.hasArrived) came += 1;
    }
    const watched = Math.max(entered - left, came);
    left += gone;
    if (came === 0) continue;
    arrivals += came;
    // where all that were watched came, half of one may still be out: nobody knows that none takes longer
    waiting *= 1 - Math.min(came, watched - 0.5) / watched;
    full.ratio.push(exit);
    full.waiting.push(waiting);
  }
  return { ...thinned(full), arrivals };
}

/** As many points as are kept, evenly over the share that waits, the first and the last among them. */
function thinned({ ratio, waiting }: { ratio: number[]; waiting: number[] }): { ratio: number[]; waiting: number[] } {
  const kept: number[] = [];
  for (let i = 0; i < ratio.length; i += 1) {
    const before = kept.length === 0 ? 1 : waiting[kept.at(-1)!]!;
    if (i === 0 || before - waiting[i]! >= 1 / POINTS || waiting[i]! < 0.03 || i === ratio.length - 1) kept.push(i);
  }
  const tail = kept.filter((_, i) => i < POINTS || i >= kept.length - 20);
  return { ratio: tail.map((i) => round(ratio[i]!)), waiting: tail.map((i) => Math.max(LEAST_SHARE, round(waiting[i]!))) };
}

/** Shares are kept to so much; a share of nothing would say that all is over. */
const LEAST_SHARE = 1e-4;
const round = (value: number) => Math.round(value * 1e4) / 1e4;

/** Share that still waits at a ratio, straight between the points; beyond the last one it halves with every fifth of that ratio. */
export function waitingAt({ ratio, waiting }: WaitingTable, at: number): number {
  const last = ratio.length - 1;
  if (at >= ratio[last]!) return Math.max(1e-300, waiting[last]! * 0.5 ** ((at / ratio[last]! - 1) * 5));
  let [x, share] = [0, 1];
  for (let i = 0; ; i += 1) {
    if (ratio[i]! > at) return at <= x ? share : share + ((at - x) / (ratio[i]! - x)) * (waiting[i]! - share);
    [x, share] = [ratio[i]!, waiting[i]!];
  }
}

/** The same read between two tables: `share` of the second one. */
export interface BetweenTables {
  one: WaitingTable;
  other: WaitingTable;
  share: number;
}

/**
 * The ratios at which shares (0 to below 1) of those that still wait at `given` have arrived, between those of both tables; none is
 * below `given`.
 */
export function ratiosBetween({ one, other, share }: BetweenTables, probabilities: readonly number[], given: number): number[] {
  const [still, stillOther] = [waitingAt(one, given), share === 0 ? 0 : waitingAt(other, given)];
  return probabilities.map((p) => {
    const first = ratioOf(one, still * (1 - p), given);
    return share === 0 ? first : first + share * (ratioOf(other, stillOther * (1 - p), given) - first);
  });
}

/** The ratio at which only the share `wanted` still waits; never below `given`. */
function ratioOf({ ratio, waiting }: WaitingTable, wanted: number, given: number): number {
  const last = ratio.length - 1;
  if (wanted < waiting[last]!) {
    const beyond = Math.log2(Math.max(1e-12, waiting[last]!) / wanted) / 5;
    return Math.max(given, ratio[last]! * (1 + beyond));
  }
  let [x, share] = [0, 1];
  for (let i = 0; i <= last; i += 1) {
    if (waiting[i]! <= wanted) {
      const at = share === waiting[i]! ? ratio[i]! : x + ((share - wanted) / (share - waiting[i]!)) * (ratio[i]! - x);
      return Math.max(given, at);
    }
    [x, share] = [ratio[i]!, waiting[i]!];
  }
  return Math.max(given, ratio[last]!);
}
