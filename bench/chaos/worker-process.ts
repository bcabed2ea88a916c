import { startHotLoop } from '../../server/jobs/hot-loop';
import { hotLoops } from '../../server/jobs/hot-loops';
import { newContext } from '../../server/store/context';

/**
 * A worker with all its loops, without the jobs of the day, and with a clock that can be put ahead, for what takes minutes and must not
 * in a test: it rests once its rounds are done, and goes on with the clock it is given.
 */
let aheadMs = Number(process.env.AHEAD_MS ?? 0);
const ctx = newContext(() => Date.now() + aheadMs);
const loops = hotLoops(ctx, { request: async () => undefined, signal: new AbortController().signal });
const start = () => loops.map((loop) => startHotLoop(loop, ctx.log));
let running = start();

export type WorkerTold = 'rest' | { aheadMs: number };

process.on('message', async (told: WorkerTold) => {
  if (told === 'rest') await Promise.all(running.map((stop) => stop()));
  else {
    aheadMs = told.aheadMs;
    running = start();
  }
  process.send!('done');
});
process.send!('ready');
process.once('disconnect', () => process.exit());
