import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRunningAs } from '../../server/platform/process-state';
import { StartError } from '../../server/platform/start-error';

/** Holds the data folder for this process; throws StartError when another start still runs on it. Returns the release. */
export function holdDataDir(dataDir: string, url: string): () => void {
  const path = join(dataDir, 'up.json');
  const holder = existsSync(path) ? readHolder(readFileSync(path, 'utf8')) : undefined;
  if (holder && holder.pid !== process.pid && isRunningAs(holder.pid, 'node')) {
    throw new StartError(`Daona already runs on ${dataDir} (process ${holder.pid}): open ${holder.url}, or stop it first.`);
  }
  writeFileSync(path, JSON.stringify({ pid: process.pid, url }));
  return () => rmSync(path, { force: true });
}

/** Who wrote the file; nobody when a full disk or a crash left half of it. */
function readHolder(text: string): { pid: number; url: string } | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
