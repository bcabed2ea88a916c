import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';

/** Starts the job engine in a process of its own, as a worker does, and answers its exit code. */
function startWorker(): Promise<number | null> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/support/start-jobs-once.ts'], { stdio: 'ignore' });
  return new Promise((done) => child.once('exit', done));
}

test('workers that start at once on a new database all start', { timeout: 60_000 }, async () => {
  expect(await Promise.all([startWorker(), startWorker(), startWorker()])).toEqual([0, 0, 0]);
});
