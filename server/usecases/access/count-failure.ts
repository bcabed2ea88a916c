import { type Instant, SECOND } from '@/server/domain/shared/instant';
import { coalesce } from '@/server/platform/coalesce';
import { singleton } from '@/server/platform/singleton';
import { type Context, newContext } from '@/server/store/context';
import { type CountedFailures, countFailures, refreshGuessStatistics } from '@/server/store/guess-budget';
import { windowAt } from './guess-limits';

interface Failure {
  keys: readonly string[];
  windowAt: Instant;
}

const MOST_AT_ONCE = 200;
/** Less than a failure waits anyway before it is answered. */
const GATHER_MS = 2;
/** A storm: so many failures since the statistics were made, but no oftener than this. */
const STORM = 500;
const STATISTICS_EVERY_MS = 10 * SECOND;

/**
 * Counts one failure against each key; done when it stands in the database. Failures that come while others are being
 * written go together in the next statement, so that a storm of them costs one commit and not one each.
 */
export async function countFailure(ctx: Context, keys: readonly string[]): Promise<void> {
  const count = singleton('count-failures', () => coalesce<Failure, undefined>(write, MOST_AT_ONCE, GATHER_MS));
  await count({ keys, windowAt: windowAt(ctx.now()) });
}

async function write(failures: Failure[]): Promise<undefined[]> {
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
