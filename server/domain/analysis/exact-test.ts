const logFactorials: number[] = [0];

function logFactorial(n: number): number {
  for (let i = logFactorials.length; i <= n; i += 1) logFactorials.push(logFactorials[i - 1]! + Math.log(i));
  return logFactorials[n]!;
}

const logChoose = (n: number, k: number): number => logFactorial(n) - logFactorial(k) - logFactorial(n - k);

/** `hits` of `all`. */
export interface Share {
  hits: number;
  all: number;
}

/**
 * Chance of so many hits or more in `now` if it were drawn from the same urn as `before`: Fisher's exact test, one-sided
 * (R. A. Fisher 1922), which also counts that the usual share is itself only known from so many cases. 1 where either is empty.
 */
export function chanceOfMore(now: Share, before: Share): number {
  if (now.all === 0 || before.all === 0) return 1;
  const hits = now.hits + before.hits;
  const most = Math.min(hits, now.all);
  const whole = logChoose(now.all + before.all, now.all);
  let chance = 0;
  for (let k = now.hits; k <= most; k += 1) {
    if (now.all - k > now.all + before.all - hits) continue;
    chance += Math.exp(logChoose(hits, k) + logChoose(now.all + before.all - hits, now.all - k) - whole);
  }
  return Math.min(1, chance);
}

/**
 * Chances corrected for how many were looked at (S. Holm 1979), in the order given: among those below 0.05 the risk that even one
 * is mere chance is at most 5 %, however the cells hang together.
 */
export function correctForMany(chances: readonly number[]): number[] {
  const byChance = chances.map((chance, at) => ({ chance, at })).sort((a, b) => a.chance - b.chance);
  const corrected = new Array<number>(chances.length);
  let least = 0;
  byChance.forEach(({ chance, at }, rank) => {
    least = Math.max(least, Math.min(1, chance * (chances.length - rank)));
    corrected[at] = least;
  });
  return corrected;
}
