import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let folder: string;
let isMounted = false;
let child: ChildProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daona-disk-'));
});
afterEach(async () => {
  // a start that should have failed holds the disk until it has ended
  if (child?.exitCode === null) {
    const ended = new Promise((done) => child!.once('exit', done));
    child.kill('SIGTERM');
    await ended;
  }
  if (isMounted) execFileSync('umount', [folder]);
  isMounted = false;
  rmSync(folder, { recursive: true, force: true });
});

/** Puts a disk of so many megabytes in memory under the folder; false where this user may not mount. */
function mountDisk(megabytes: number): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
    isMounted = true;
  } catch {
    process.stderr.write('SKIPPED: no disk can be mounted here (that needs root and CAP_SYS_ADMIN): a full one is NOT tried.\n');
  }
  return isMounted;
}

/** Writes until not one byte more fits. */
function fillDisk(): void {
  const file = openSync(join(folder, 'everything-else'), 'w');
  try {
    for (let size = 1_048_576; size >= 1; ) {
      try {
        if (writeSync(file, Buffer.alloc(size)) === 0) return;
      } catch {
        size = Math.floor(size / 2);
      }
    }
  } finally {
    closeSync(file);
  }
}

/** What `npm run up` leaves on the terminal, and its exit code. */
function start(): Promise<{ code: number | null; output: string }> {
  return new Promise((done) => {
    const env = { ...process.env, DATABASE_URL: undefined, DAONA_SECRET: undefined, NODE_ENV: 'test' as const };
    const started = spawn(process.execPath, ['scripts/up.mjs'], {
      env: { ...env, DAONA_DATA_DIR: folder, DAONA_DEMO: '0', PORT: '29997' },
    });
    child = started;
    let output = '';
    for (const stream of [started.stdout, started.stderr]) {
      stream.on('data', (data) => {
        output += data;
      });
    }
    started.on('close', (code) => done({ code, output }));
  });
}

test('a disk without room for a database is told in one sentence that says how much is free', async (context) => {
  if (!mountDisk(64)) return context.skip();
  const { code, output } = await start();
  expect(output).toMatch(/✗ The disk that holds \S+ is full \(6\d MB are free; the database needs at least 300 MB\): free some space/);
  expect(output).not.toMatch(/^\s+at /m);
  expect(code).toBe(1);
});

test('a disk without room for one byte is told in one sentence too', async (context) => {
  if (!mountDisk(1)) return context.skip();
  fillDisk();
  const { code, output } = await start();
  expect(output.split('\n').filter((line) => line.startsWith('✗'))).toEqual(['✗ The disk is full: free some space and start again.']);
  expect(output).not.toMatch(/^\s+at /m);
  expect(code).toBe(1);
});
