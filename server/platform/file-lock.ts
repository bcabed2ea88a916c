import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning } from './process-state';
import { StartError } from './start-error';

const STALE_MS = 180_000;
const WAIT_MS = 90_000;

/**
 * Runs `work` while this process alone holds the lock file. A lock whose process is dead, or that is older than
 * three minutes, is taken over; waits up to 90 seconds for a living one, then throws StartError.
 */
export async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const until = Date.now() + WAIT_MS;
  while (!take(path)) {
    if (isStale(path)) rmSync(path, { force: true });
    else if (Date.now() > until) throw new StartError(`Another process has held ${path} for over a minute: stop it, or delete that file.`);
    else await sleep(100);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function take(path: string): boolean {
  try {
    const file = openSync(path, 'wx', 0o600);
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function isStale(path: string): boolean {
  try {
    const age = Date.now() - statSync(path).mtimeMs;
    const pid = Number(readFileSync(path, 'utf8'));
    // an empty file is one whose holder is between creating and writing it
    if (!pid) return age > 1000;
    return age > STALE_MS || !isRunning(pid);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
