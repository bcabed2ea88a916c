import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from './root';

/** Makes one file of a program, as the product's own are made, and answers where it lies. One for each run, so that two may go on at once. */
export async function buildProgram(name: string, source: string): Promise<string> {
  const folder = join('.daona', 'bench-programs');
  const program = join(folder, `${name}-${process.pid}.js`);
  mkdirSync(join(ROOT, folder), { recursive: true });
  await build({
    ...{ absWorkingDir: ROOT, entryPoints: [source], outfile: program, bundle: true, packages: 'external' },
    ...{ platform: 'node', format: 'esm', target: 'node20', logLevel: 'error' },
  });
  return program;
}
