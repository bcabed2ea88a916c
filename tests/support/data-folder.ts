import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Folder with real payloads that may be tested with and not shipped; null when this machine has none. */
export function dataFolder(): string | null {
  const folder = process.env.DAONA_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));
  if (existsSync(folder)) return folder;
  process.stderr.write(`\nSKIPPED: no test data in ${folder} (set DAONA_DATA): recorded payloads and signature vectors are NOT checked.\n`);
  return null;
}

/** Payloads of one vendor under `fixtures`, by file name. */
export function readFixtures(folder: string, vendor: string): Map<string, Record<string, unknown>> {
  const path = `${folder}/fixtures/${vendor}`;
  const names = readdirSync(path).filter((name) => name.endsWith('.json') && !name.endsWith('.expected.json'));
  return new Map(names.sort().map((name) => [name, JSON.parse(readFileSync(`${path}/${name}`, 'utf8'))]));
}
