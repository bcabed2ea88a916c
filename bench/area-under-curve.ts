/**
 * How well one number tells two groups apart: the share of pairs in which the one of `a` is larger (area under the ROC curve,
 * by ranks, ties counting half). 0.5 cannot tell them apart.
 */
export function areaUnderCurve(a: readonly number[], b: readonly number[]): number {
  const all = [...a.map((value) => ({ value, isA: true })), ...b.map((value) => ({ value, isA: false }))].sort((x, y) => x.value - y.value);
  let ranksOfA = 0;
  for (let from = 0; from < all.length; ) {
    let to = from;
    while (to < all.length && all[to]!.value === all[from]!.value) to += 1;
    const rank = (from + 1 + to) / 2;
    for (let i = from; i < to; i += 1) if (all[i]!.isA) ranksOfA += rank;
    from = to;
  }
  return (ranksOfA - (a.length * (a.length + 1)) / 2) / (a.length * b.length);
}
