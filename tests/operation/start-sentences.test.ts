import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

let dataDir: string;
let other: Server;
let takenPort: number;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'daona-start-'));
  other = createServer().listen(0);
  await new Promise((done) => other.once('listening', done));
  takenPort = (other.address() as { port: number }).port;
});
afterAll(() => {
  other.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** What a start that cannot succeed leaves on the terminal, and its exit code. */
function start(env: Record<string, string>): Promise<{ code: number | null; output: string }> {
  return new Promise((done) => {
    const clean = { ...process.env, DATABASE_URL: undefined, DAONA_SECRET: undefined, NODE_ENV: 'test' as const };
    const child = spawn(process.execPath, ['scripts/up.mjs'], {
      env: { ...clean, DAONA_DATA_DIR: dataDir, DAONA_DEMO: '0', PORT: '0', ...env },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        output += data;
      });
    }
    child.on('close', (code) => done({ code, output }));
  });
}

/** One sentence, and nothing of a stack. */
function expectSentence({ code, output }: { code: number | null; output: string }, sentence: RegExp): void {
  const lines = output.split('\n').filter((line) => line.startsWith('✗'));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(sentence);
  expect(output).not.toMatch(/^\s+at /m);
  expect(code).toBe(1);
}

test('a taken port', async () => {
  expectSentence(
    await start({ PORT: String(takenPort) }),
    new RegExp(`^✗ Port ${takenPort}, where the web server should be, is taken by another program: .*PORT=`),
  );
});

test('a port that is none', async () => {
  expectSentence(await start({ PORT: 'http' }), /^✗ PORT is "http": it must be a port/);
});

test('a DATABASE_URL where nothing listens, one without the database, and one that is no address', async () => {
  const port = '29999';
  expectSentence(
    await start({ PORT: port, DATABASE_URL: 'postgres://a:b@127.0.0.1:1/daona' }),
    /^✗ The database of DATABASE_URL \(127\.0\.0\.1:1\) cannot be reached: nothing listens there/,
  );
  const missing = new URL(process.env.DATABASE_URL!);
  missing.pathname = '/nowhere';
  expectSentence(
    await start({ PORT: port, DATABASE_URL: missing.href }),
    /^✗ The database of DATABASE_URL .* the database does not exist there/,
  );
  expectSentence(await start({ PORT: port, DATABASE_URL: 'mysql://x' }), /^✗ DATABASE_URL is not an address of a Postgres/);
});

test('a secrets file that cannot be read is never replaced by a new one', async () => {
  writeFileSync(join(dataDir, 'secrets.json'), '{"DAONA_SECRET": "half');
  expectSentence(await start({ PORT: '29998' }), /^✗ The secrets file .* cannot be read: put back a backup/);
  rmSync(join(dataDir, 'secrets.json'));
});
