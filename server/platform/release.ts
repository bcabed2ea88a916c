import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { singleton } from './singleton';

/** Which code this process runs: a digest of the bundle it was started from. The same for every process of a release. */
export function releaseId(): string {
  return singleton('release', () => {
    const bundle = process.argv[1];
    return bundle === undefined ? 'none' : createHash('sha256').update(readFileSync(bundle)).digest('hex').slice(0, 16);
  });
}
