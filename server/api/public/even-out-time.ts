import { randomInt } from 'node:crypto';

/**
 * Failures are answered at whole steps since they began, so that what little one of them took longer than another does not
 * show. A step is longer than they differ by and shorter than a look-up under load: nobody waits for its own sake.
 */
const STEP_MS = 2;
/** Blurs where steps end. */
const JITTER_MS = 1;

/** Timers go off when the whole milliseconds of the machine's clock change; `performance.now()` counts from a moment between two. */
const PHASE_MS = Number(process.hrtime.bigint() % 1_000_000_000_000n) / 1e6 - performance.now();
const tickAt = (ms: number) => Math.floor(ms + PHASE_MS);

/**
 * Waits until a failure that began at `startedAt` (performance.now()) may be answered: at a tick of the timers that follows from
 * when it began, whenever in its step it was done. Success does not wait.
 */
export async function evenOutTime(startedAt: number): Promise<void> {
  const began = tickAt(startedAt);
  const steps = Math.floor((tickAt(performance.now()) - began) / STEP_MS) + 1;
  const due = began + steps * STEP_MS + randomInt(JITTER_MS + 1);
  for (let left = due - tickAt(performance.now()); left > 0; left = due - tickAt(performance.now()))
    await new Promise((done) => setTimeout(done, left));
}
