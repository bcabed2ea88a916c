import { type Instant, SECOND } from '@/server/domain/shared/instant';
import { sharedStatement } from '@/server/platform/shared-statement';
import { singleton } from '@/server/platform/singleton';
import { type Context, newContext } from '@/server/store/context';
import { type CountedFailures, countFailures, refreshGuessStatistics } from '@/server/store/guess-budget';
import { windowAt } from './guess-limits';

interface Failure {
  keys: readonly string[];
  windowAt: Instant;
}

/** A storm: so many failures since the statistics were made, but no oftener than this. */
const STORM = 500;
const STATISTICS_EVERY_MS = 10 * SECOND;

const count = sharedStatement(write);

/**
 * Counts one failure against each key; done when it stands in the database. Failures that come in one turn, or while others are
 * being written, go together in one statement, so that a storm of them costs one commit and not one each.
 */
export async function countFailure(ctx: Context, keys: readonly string[]): Promise<void> {
  await count({ keys, windowAt: windowAt(ctx.now()) });
}

async function write(failures: readonly Failure[]): Promise<undefined[]> {
  const counts = new Map<string, CountedFailures>();
  for (const failure of failures) {
    for (const key of new Set(failure.keys)) {
      const id = `${key}|${failure.windowAt}`;
      const counted = counts.get(id) ?? { key, windowAt: failure.windowAt, failures: 0 };
      counted.failures += 1;
      counts.set(id, counted);
    }
  }
  const { db } = newContext();
  await countFailures(db, [...counts.values()]);
  const storm = singleton('guess-storm', () => ({ failures: 0, at: Number.NEGATIVE_INFINITY }));
  storm.failures += failures.length;
  if (storm.failures >= STORM && performance.now() - storm.at > STATISTICS_EVERY_MS) {
    Object.assign(storm, { failures: 0, at: performance.now() });
    await refreshGuessStatistics(db);
  }
  return failures.map(() => undefined);
}
