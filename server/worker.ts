import { startHotLoop } from './jobs/hot-loop';
import { hotLoops } from './jobs/hot-loops';
import { jobTable } from './jobs/job-table';
import { pool } from './platform/database';
import { startJobEngine } from './platform/job-engine';
import { log } from './platform/log';
import { onShutdown } from './platform/shutdown';
import { newContext } from './store/context';
import { flushTraffic } from './usecases/source/traffic-counter';

const ctx = newContext();
const stopping = new AbortController();
const engine = await startJobEngine(jobTable(ctx));
const loops = hotLoops(ctx, { request: engine.request, signal: stopping.signal }).map((loop) => startHotLoop(loop, ctx.log));

onShutdown(async () => {
  stopping.abort();
  await Promise.all([...loops.map((stop) => stop()), engine.stop()]);
  await flushTraffic(ctx);
  await pool().end();
});
log().info('worker is ready');
process.send?.('ready');
