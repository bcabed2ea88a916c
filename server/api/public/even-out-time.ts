import { randomInt } from 'node:crypto';

/**
 * Failures are answered at whole steps since they began, so that what little one of them took longer than another does not
 * show. A step is longer than they differ by and shorter than a look-up under load: nobody waits for its own sake.
 */
const STEP_MS = 2;
/** Blurs where steps end. */
const JITTER_MS = 2;

/** Waits until a failure that began at `startedAt` (performance.now()) may be answered. Success does not wait. */
export async function evenOutTime(startedAt: number): Promise<void> {
  const tookMs = performance.now() - startedAt;
  const restMs = Math.ceil(tookMs / STEP_MS) * STEP_MS - tookMs;
  await new Promise((done) => setTimeout(done, restMs + randomInt(JITTER_MS + 1)));
}
