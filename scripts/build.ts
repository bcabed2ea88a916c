import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build as bundle, stop as stopBundler } from 'esbuild';
import { StartError } from '../server/platform/start-error';
import { sourceHash } from './source-hash';

/** The programs of the product beside Next, each one file in dist/. */
const PROGRAMS = {
  front: 'server/front.ts',
  'web-processes': 'server/web-processes.ts',
  worker: 'server/worker.ts',
  world: 'server/world/main.ts',
  'stand-ins': 'server/channels/stand-ins.ts',
  prepare: 'scripts/prepare.ts',
};

const ISLANDS = 'app/(public)/_islands';

/** Whether dist/ and .next/ were made from the sources as they are now. */
export function isBuilt(root: string): boolean {
  const mark = join(root, 'dist', 'sources');
  return existsSync(mark) && readFileSync(mark, 'utf8') === sourceHash(root);
}

/** Makes Prisma's client, the programs, the scripts of the public pages and the console. Throws StartError when one fails. */
export async function build(root: string, onStep: (step: string) => void): Promise<void> {
  const hash = sourceHash(root);
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  onStep('database client');
  await run(root, 'prisma', ['generate']);
  onStep('programs and page scripts');
  await bundlePrograms(root);
  await bundleIslands(root);
  await stopBundler();
  onStep('console (next build)');
  await run(root, 'next', ['build']);
  writeFileSync(join(root, 'dist', 'sources'), hash);
}

/** What the programs need to run from their sources. */
export async function buildForDevelopment(root: string, onStep: (step: string) => void): Promise<void> {
  onStep('database client');
  await run(root, 'prisma', ['generate']);
  onStep('page scripts');
  await bundleIslands(root);
  await bundlePrograms(root, ['prepare']);
  await stopBundler();
}

async function bundlePrograms(root: string, names = Object.keys(PROGRAMS)): Promise<void> {
  for (const [name, entry] of Object.entries(PROGRAMS).filter(([name]) => names.includes(name))) {
    await bundle({
      absWorkingDir: root,
      entryPoints: [entry],
      outfile: join('dist', `${name}.js`),
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      packages: 'external',
      jsx: 'automatic',
      sourcemap: true,
      logLevel: 'error',
      define: { 'process.env.NODE_ENV': '"production"' },
      inject: name === 'front' ? [join(root, 'server/front/lean-response.ts')] : [],
    });
  }
}

/** The small scripts of the public pages, for browsers of the last five years and the WeChat webview. */
export async function bundleIslands(root: string): Promise<void> {
  const folder = join(root, ISLANDS);
  const entries = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  mkdirSync(join(root, 'public', 'islands'), { recursive: true });
  await bundle({
    absWorkingDir: root,
    entryPoints: entries.map((name) => join(folder, name)),
    outdir: join('public', 'islands'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['chrome80', 'safari14.1'],
    loader: { '.png': 'dataurl' },
    logLevel: 'error',
  });
}

function run(root: string, program: string, args: string[]): Promise<void> {
  const script = join(root, 'node_modules', program, program === 'next' ? 'dist/bin/next' : 'build/index.js');
  const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1', CHECKPOINT_DISABLE: '1' };
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [script, ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
    child.on('error', fail);
    child.on('close', (status) => {
      if (status === 0) return done();
      if (/ENOSPC|No space left/.test(output)) return fail(new StartError('The disk is full: free some space and start again.'));
      fail(new StartError(`"${program} ${args.join(' ')}" fails:\n${output.trim().split('\n').slice(-40).join('\n')}`));
    });
  });
}
