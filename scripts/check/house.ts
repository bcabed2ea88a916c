import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';

const MAX_LINES = 400;
/** Of a route file, without imports and blank lines. */
const MAX_ROUTE_LINES = 20;
const CODE = /^(app|server|scripts|tests|e2e|bench)\/.*\.(ts|tsx|mjs|js)$/;
const DATA = /\.(geo|data)\.ts$/;
const FORBIDDEN_NAME = /^(index|utils?|helpers?|manager|misc)\.(ts|tsx)$/;
/** Next's own names and routes in brackets are given to us; everything else is kebab-case. */
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*\.(ts|tsx|mjs|js)$/;

/** Files that may be longer, each with its reason; the list only shrinks. */
const LONGER = new Map<string, string>(Object.entries(JSON.parse(readFileSync(new URL('./longer-files.json', import.meta.url), 'utf8'))));

interface Fault {
  file: string;
  says: string;
}

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => CODE.test(file) && !DATA.test(file) && existsSync(file));
const lengths = new Map(files.map((file) => [file, readFileSync(file, 'utf8').split('\n').length - 1]));
const faults = [...files.flatMap(faultsOf), ...staleExceptions()];

const sorted = [...lengths.values()].sort((a, b) => a - b);
const percentile = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
console.log(`${files.length} files; lines: p50 ${percentile(0.5)}, p95 ${percentile(0.95)}, longest ${sorted.at(-1)}`);
for (const fault of faults) console.error(`${fault.file}: ${fault.says}`);
process.exit(faults.length ? 1 : 0);

function faultsOf(file: string): Fault[] {
  const lines = lengths.get(file)!;
  const faults: Fault[] = [];
  if (lines > MAX_LINES && !LONGER.has(file))
    faults.push({ file, says: `${lines} lines; split it by noun, or give a reason in scripts/check/longer-files.json` });
  if (FORBIDDEN_NAME.test(basename(file))) faults.push({ file, says: 'a name that says nothing, or a barrel' });
  if (!KEBAB.test(basename(file))) faults.push({ file, says: 'file names are kebab-case' });
  for (const folder of dirname(file).split('/')) {
    if (!/^[a-z0-9]+([-_][a-z0-9]+)*$|^[_([]/.test(folder) && !isAddressOfFile(file, folder))
      faults.push({ file, says: `folder names are kebab-case, or the code of what they hold: ${folder}` });
  }
  if (/^app\/.*\/route\.tsx?$/.test(file) && lines > MAX_ROUTE_LINES)
    faults.push({ file, says: `a route of ${lines} lines; parse, call server/api, answer` });
  return faults;
}

/** A route may answer at the address of a file: `app/…/calendar.ics/route.ts`. */
function isAddressOfFile(file: string, folder: string): boolean {
  return /^[a-z]+\.[a-z]+$/.test(folder) && new RegExp(`^app/.*/${folder.replace('.', '\\.')}/route\\.ts$`).test(file);
}

function staleExceptions(): Fault[] {
  return [...LONGER.keys()]
    .filter((file) => (lengths.get(file) ?? 0) <= MAX_LINES)
    .map((file) => ({ file, says: 'no longer needs its entry in scripts/check/longer-files.json' }));
}
