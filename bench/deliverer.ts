import { startHotLoop } from '../server/jobs/hot-loop';
import { hotLoops } from '../server/jobs/hot-loops';
import { newContext } from '../server/store/context';

/** The part of a worker that delivers notices, as the worker runs it. */
const ctx = newContext();
const loops = hotLoops(ctx, { request: async () => undefined, signal: new AbortController().signal });
for (const loop of loops.filter(({ name }) => /^(deliver notices|resolve lost)/.test(name))) startHotLoop(loop, ctx.log);
process.send!('ready');
