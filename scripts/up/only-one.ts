import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRunningAs } from '../../server/platform/process-state';
import { StartError } from '../../server/platform/start-error';

/** Holds the data folder for this process; throws StartError when another start still runs on it. Returns the release. */
export function holdDataDir(dataDir: string, url: string): () => void {
  const path = join(dataDir, 'up.json');
  if (existsSync(path)) {
    const { pid, url: where } = JSON.parse(readFileSync(path, 'utf8') || '{}');
    if (pid && pid !== process.pid && isRunningAs(pid, 'node')) {
      throw new StartError(`Daona already runs on ${dataDir} (process ${pid}): open ${where}, or stop it first.`);
    }
  }
  writeFileSync(path, JSON.stringify({ pid: process.pid, url }));
  return () => rmSync(path, { force: true });
}
