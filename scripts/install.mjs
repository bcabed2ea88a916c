import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

class StartError extends Error {
  name = 'StartError';
}

/** Throws StartError when Node is older than package.json allows. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 12))
    throw new StartError(`Daona needs Node 20.12 or newer; this is ${process.versions.node}.`);
}

/** Runs `npm ci` when node_modules is missing or holds something else than the lock file says. */
export async function installPackages() {
  if (isInstalled()) return;
  const begun = Date.now();
  process.stdout.write('· packages      installing with npm ci, about a minute the first time\n');
  const { status, output } = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (status !== 0) throw new StartError(`The packages cannot be installed: ${firstError(output)}`);
  process.stdout.write(`✓ packages      installed in ${((Date.now() - begun) / 1000).toFixed(1)} s\n`);
}

/** npm writes down at the end of an installation what it has installed: package by package, that must be what is wanted. */
function isInstalled() {
  const done = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(done)) return false;
  const installed = JSON.parse(readFileSync(done, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || (installed[path] ? installed[path].version === version : optional),
  );
}

function run(program, args) {
  return new Promise((done, fail) => {
    // development packages too, whatever NODE_ENV says: the build needs them
    const env = { ...process.env, NODE_ENV: 'development', npm_config_omit: '' };
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env, shell: process.platform === 'win32' });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
    child.on('error', fail);
    child.on('close', (status) => done({ status, output }));
  });
}

function firstError(output) {
  const lines = output.split('\n').map((line) => line.replace(/^npm (error|ERR!)\s*/, '').trim());
  if (/ENOSPC/.test(output)) return 'the disk is full; free some space and start again.';
  return lines.find((line) => line && !/^code /.test(line)) ?? 'npm ci gave no reason.';
}
