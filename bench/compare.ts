import { FLOOR_PORT, FRONT_PORT } from './front';
import type { Round, RoundResult } from './load-generator';
import { type BenchProcess, startProcess } from './process';
import type { RequestPlan } from './requests';

export interface Side {
  /** Requests a second, median of the rounds. */
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
}

export interface Comparison {
  floor: Side;
  ours: Side;
  /** Ours over floor. */
  ratio: number;
  bytesAnAnswer: number;
  /** Requests that ours answered, warm-up included. */
  answered: number;
}

export interface Course {
  connections: number;
  rounds: number;
  seconds: number;
  warmUpSeconds: number;
  /** Load before each round that is not counted, where a side has to catch up with what happened during the other's turn. */
  leadInSeconds?: number;
  /** Upper bound of what any server here does in a second. */
  mostPerSecond: number;
  /** Status that half of the answers must have: what is asked for in vain. */
  inVain?: number;
  /** Told of every round before it begins, and of its end (null). */
  onRound?: (port: number | null) => Promise<void>;
}

export const COURSE: Course = { connections: 48, rounds: 5, seconds: 6, warmUpSeconds: 4, mostPerSecond: 30_000 };

/**
 * Floor and ours under the same requests, turn about: a warm-up each, then rounds of floor and ours, medians of each.
 * Throws when any answer was not a success, since a refused request is cheap.
 */
export async function compare(plan: RequestPlan, course: Course = COURSE): Promise<Comparison> {
  const load = await startProcess('bench/load-generator.ts');
  const from: Record<number, number> = { [FLOOR_PORT]: 0, [FRONT_PORT]: 0 };
  const rounds: Record<number, RoundResult[]> = { [FLOOR_PORT]: [], [FRONT_PORT]: [] };
  let answered = 0;
  const run = async (port: number, seconds: number) => {
    await course.onRound?.(port);
    const result = await runRound(load, {
      port,
      seconds,
      plan,
      connections: course.connections,
      prepared: Math.ceil(seconds * course.mostPerSecond),
      from: from[port]!,
      inVain: course.inVain,
    });
    await course.onRound?.(null);
    if (course.inVain && Math.abs(result.inVain / result.answered - 0.5) > 0.02)
      throw new Error(`${result.inVain} of ${result.answered} answers of port ${port} were ${course.inVain}, half was asked for`);
    from[port] = from[port]! + result.sent;
    if (port === FRONT_PORT) answered += result.answered;
    return result;
  };
  try {
    for (const port of [FLOOR_PORT, FRONT_PORT]) await run(port, course.warmUpSeconds);
    for (let i = 0; i < course.rounds; i += 1) {
      for (const port of [FLOOR_PORT, FRONT_PORT]) {
        if (course.leadInSeconds) await run(port, course.leadInSeconds);
        rounds[port]!.push(await run(port, course.seconds));
      }
    }
  } finally {
    await load.stop();
  }
  const floor = sideOf(rounds[FLOOR_PORT]!);
  const ours = sideOf(rounds[FRONT_PORT]!);
  return { floor, ours, ratio: ours.perSecond / floor.perSecond, bytesAnAnswer: rounds[FRONT_PORT]!.at(-1)!.bytesAnAnswer, answered };
}

async function runRound(load: BenchProcess, round: Round): Promise<RoundResult> {
  const result = await load.ask<RoundResult>(round);
  if (result.failed > 0)
    throw new Error(`${result.failed} of ${result.answered} requests to port ${round.port} failed, first:\n${result.failure}`);
  return result;
}

function sideOf(rounds: RoundResult[]): Side {
  return {
    perSecond: median(rounds.map((r) => r.answered / r.seconds)),
    p50Ms: median(rounds.map((r) => r.p50Ms)),
    p99Ms: median(rounds.map((r) => r.p99Ms)),
  };
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
