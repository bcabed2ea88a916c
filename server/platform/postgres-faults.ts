import { statfsSync } from 'node:fs';
import { StartError } from './start-error';

const NEEDED_MB = 300;

/** Refuses to start on a disk that is as good as full: Postgres would stop in the middle of a write. Throws StartError. */
export function requireDiskSpace(folder: string): void {
  const disk = statfsSync(folder);
  const freeMb = Math.floor((disk.bavail * disk.bsize) / 1_048_576);
  if (freeMb < NEEDED_MB) throw diskFull(folder, `${freeMb} MB are free`);
}

function diskFull(folder: string, detail: string): StartError {
  return new StartError(
    `The disk that holds ${folder} is full (${detail}; the database needs at least ${NEEDED_MB} MB): free some space and start again.`,
  );
}

/** Turns what initdb, pg_ctl and the server log say into the one sentence that helps. */
export function explainPostgresFault(output: string, folder: string, port: number): StartError {
  const line =
    output
      .split('\n')
      .findLast((l) => /\b(FATAL|PANIC|error|could not)\b/i.test(l))
      ?.replace(/^.*?(FATAL|PANIC|error):\s*/i, '') ?? 'no reason given';
  if (/No space left on device/i.test(output)) return diskFull(folder, 'no space left on device');
  if (/Address already in use|could not bind/i.test(output)) {
    return new StartError(
      `Port ${port} for the database is taken by another program: stop that program, or set DAONA_DATABASE_PORT to a free port.`,
    );
  }
  if (/initialized by PostgreSQL version/i.test(output)) {
    return new StartError(
      `The data folder ${folder} was made by another version of PostgreSQL: start the version of Daona that made it and dump the data there.`,
    );
  }
  if (/lock file|pre-existing shared memory/i.test(output)) {
    return new StartError(`Another Postgres still uses the data folder ${folder}: stop it and start again (${line}).`);
  }
  if (
    /pg_control|checkpoint|incompatible with server|incorrect checksum|could not (open|read|access|stat) (file|directory)|PANIC|not a valid|invalid|missing|corrupt|no such file|syntax error/i.test(
      output,
    )
  ) {
    return new StartError(
      `The data folder ${folder} is damaged (${line}): put back a backup of it, or move it away to begin with an empty one.`,
    );
  }
  return new StartError(`Postgres does not start in ${folder}: ${line}.`);
}
