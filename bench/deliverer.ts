import { startHotLoop } from '../server/jobs/hot-loop';
import { hotLoops } from '../server/jobs/hot-loops';
import { newContext } from '../server/store/context';

/** The part of a worker that delivers notices, as the worker runs it. */
const ctx = newContext();
const loops = hotLoops(ctx, { request: async () => undefined, signal: new AbortController().signal });
const stops = loops.filter(({ name }) => /^(deliver notices|resolve lost)/.test(name)).map((loop) => startHotLoop(loop, ctx.log));
process.once('SIGTERM', async () => {
  await Promise.all(stops.map((stop) => stop()));
  process.exit(0);
});
process.send!('ready');
