import { randomInt } from 'node:crypto';

/** Longer than any look-up takes, so that every failure takes the same time (ASVS 6.3.8). */
const FAILURE_MS = 350;
const JITTER_MS = 50;

/** Waits until a failure has taken as long as every other since `startedAt` (performance.now()). Success does not wait. */
export async function evenOutTime(startedAt: number): Promise<void> {
  const rest = FAILURE_MS + randomInt(JITTER_MS) - (performance.now() - startedAt);
  if (rest > 0) await new Promise((done) => setTimeout(done, rest));
}
