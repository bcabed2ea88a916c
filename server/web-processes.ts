import cluster, { type Worker } from 'node:cluster';
import { setTimeout as sleep } from 'node:timers/promises';
import { environment } from './platform/environment';
import { log } from './platform/log';
import { onShutdown } from './platform/shutdown';

/**
 * Several web processes behind one port: runs the program named by the first argument DAONA_WEB_PROCESSES times and starts
 * one that ends again. They share the listening socket and nothing else; what they must agree on is in the database, and
 * each hears of changes over its own LISTEN. This process serves nobody, so it outlives what its children meet.
 */
const RESTART_MS = 500;
const program = process.argv[2];
if (!program) throw new Error('The program to run is missing: web-processes.js <program>.');
const count = environment().DAONA_WEB_PROCESSES;
const ready = new Set<number>();
let isEnding = false;

// each takes connections from the shared socket itself: handed round, those on their way to one that is killed would hang
cluster.schedulingPolicy = cluster.SCHED_NONE;
// the flags of Node that this process was started with are theirs too
cluster.setupPrimary({ exec: program, args: [] });

cluster.on('message', (worker: Worker, message: unknown) => {
  if (message !== 'ready') return;
  ready.add(worker.id);
  if (ready.size === count) process.send?.('ready');
});

cluster.on('exit', (worker, code, signal) => {
  if (isEnding) return;
  if (!ready.has(worker.id)) {
    log().fatal({ code, signal }, 'a web process ended before it was ready');
    process.exit(1);
  }
  log().error({ code, signal, pid: worker.process.pid }, 'a web process ended and is started again');
  void sleep(RESTART_MS).then(() => isEnding || cluster.fork());
});

onShutdown(async () => {
  isEnding = true;
  const left = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
  await Promise.all(
    left.map((worker) => {
      const gone = new Promise((done) => worker.once('exit', done));
      worker.process.kill('SIGTERM');
      return worker.isDead() ? undefined : gone;
    }),
  );
});

for (let i = 0; i < count; i += 1) cluster.fork();
