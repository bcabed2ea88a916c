/** Sum of weights, weighted sum, and the orders behind them. */
export type Node = [weight: number, sum: number, orders: number];

/** A tree as it is stored: nodes by name. */
export type StoredTree = Record<string, Node>;

/** Nodes that weigh less than this pull nothing any more and are not stored. */
const LEAST_STORED = 0.25;

/**
 * Means of a value in a tree of ever narrower groups, older values counting less. A path names the groups from the widest to the
 * narrowest; the mean of a group is shrunk towards that of the group around it: `pulls[i]` is the weight of that wider mean.
 */
export class DecayedTree {
  readonly #nodes = new Map<string, { weight: number; sum: number; orders: number; day: number }>();
  readonly #pulls: readonly number[];
  readonly #halfLifeDays: number;

  constructor(pulls: readonly number[], halfLifeDays: number) {
    this.#pulls = pulls;
    this.#halfLifeDays = halfLifeDays;
  }

  /** A tree as it was on `day`. */
  static from(stored: StoredTree, pulls: readonly number[], halfLifeDays: number, day: number): DecayedTree {
    const tree = new DecayedTree(pulls, halfLifeDays);
    for (const [key, [weight, sum, orders]] of Object.entries(stored)) tree.#nodes.set(key, { weight, sum, orders, day });
    return tree;
  }

  /** Takes in a value that became known on `day`, which never falls from call to call. */
  observe(path: readonly string[], value: number, day: number): void {
    for (const key of path) {
      const node = this.#nodes.get(key);
      if (!node) {
        this.#nodes.set(key, { weight: 1, sum: value, orders: 1, day });
        continue;
      }
      const kept = this.#keptSince(node.day, day);
      node.weight = node.weight * kept + 1;
      node.sum = node.sum * kept + value;
      node.orders += 1;
      node.day = day;
    }
  }

  /** The mean of the narrowest group as of `day`, shrunk from `prior` downwards; null when nothing is known and there is no prior. */
  estimate(path: readonly string[], day: number, prior: number | null): number | null {
    let mean = prior;
    for (let i = 0; i < path.length; i += 1) {
      const node = this.#nodes.get(path[i]!);
      if (!node) continue;
      const kept = this.#keptSince(node.day, day);
      const pull = mean === null ? 0 : this.#pulls[i]!;
      mean = (node.sum * kept + pull * (mean ?? 0)) / (node.weight * kept + pull);
    }
    return mean;
  }

  /** Weight of a group as of `day`. */
  weight(key: string, day: number): number {
    const node = this.#nodes.get(key);
    return node ? node.weight * this.#keptSince(node.day, day) : 0;
  }

  /** Orders that ever counted in a group. */
  orders(key: string): number {
    return this.#nodes.get(key)?.orders ?? 0;
  }

  /** The tree as of `day`, without what has decayed. */
  store(day: number): StoredTree {
    const stored: StoredTree = {};
    for (const [key, node] of this.#nodes) {
      const kept = this.#keptSince(node.day, day);
      if (node.weight * kept >= LEAST_STORED) stored[key] = [round(node.weight * kept), round(node.sum * kept), node.orders];
    }
    return stored;
  }

  #keptSince(then: number, day: number): number {
    return day === then ? 1 : 0.5 ** ((day - then) / this.#halfLifeDays);
  }
}

const round = (value: number) => Math.round(value * 1e3) / 1e3;
