import { seededRandom } from '../convergence/random-tellings';
import { lineOf } from './compare-stalls';
import { generateCase, liveCase } from './generated-case';
import { oracleStalls } from './minute-oracle';

export interface CasesCompared {
  stalls: number;
  /** Cases in which product and oracle disagree, or time runs backwards, in words. */
  differences: string[];
}

/** Lives generated cases, each from a seed of its own, and holds every stall against the minute-by-minute oracle. */
export function compareCases(first: number, count: number): CasesCompared {
  const differences: string[] = [];
  let stalls = 0;
  for (let seed = first; seed < first + count; seed += 1) {
    const one = generateCase(seededRandom(seed));
    const lived = liveCase(one);
    const ours = lived.map(lineOf).sort();
    const theirs = oracleStalls(one.order, one.inForce, one.from, one.until).map(lineOf).sort();
    stalls += ours.length;
    for (const line of ours) if (!theirs.includes(line)) differences.push(`case ${seed}: only the product has ${line}`);
    for (const line of theirs) if (!ours.includes(line)) differences.push(`case ${seed}: only the oracle has ${line}`);
    for (const stall of lived)
      if (stall.closedAt !== null && stall.closedAt < stall.openedAt) differences.push(`case ${seed}: negative dwell ${lineOf(stall)}`);
  }
  return { stalls, differences };
}
