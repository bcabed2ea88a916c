import { startHotLoop } from '../server/jobs/hot-loop';
import { hotLoops } from '../server/jobs/hot-loops';
import { newContext } from '../server/store/context';

/** What turns a deadline into a stall and a stall into a ticket, as the worker runs it; made to be killed. */
const LOOPS = ['sweep deadlines', 'carry out consequences', 'keep tickets'];

const ctx = newContext();
const loops = hotLoops(ctx, { request: async () => undefined, signal: new AbortController().signal });
for (const loop of loops.filter(({ name }) => LOOPS.includes(name))) startHotLoop(loop, ctx.log);
process.send!('ready');
