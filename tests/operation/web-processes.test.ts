import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** Answers with its pid after some work, like any program that listens on PORT and says when it is ready. */
const PROGRAM = `import { createServer } from 'node:http';
const work = () => { for (const until = Date.now() + 20; Date.now() < until; ); };
createServer((_, answer) => { work(); answer.end(String(process.pid)); }).listen(process.env.PORT, () => process.send('ready'));
process.on('SIGTERM', () => process.exit(0));`;

let folder: string;
let port: number;
let parent: ChildProcess;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'daona-web-'));
  const program = join(folder, 'program.mjs');
  writeFileSync(program, PROGRAM);
  const probe = createServer().listen(0);
  await new Promise((done) => probe.once('listening', done));
  port = (probe.address() as { port: number }).port;
  await new Promise((done) => probe.close(done));
  const env = {
    ...process.env,
    PORT: String(port),
    DAONA_WEB_PROCESSES: '3',
    LOG_LEVEL: 'silent',
    DAONA_SECRET: Buffer.alloc(32).toString('base64'),
  };
  parent = fork('server/web-processes.ts', [program], {
    execArgv: ['--import', 'tsx'],
    env: { ...env, DATABASE_URL: 'postgres://nobody@localhost/none' },
  });
  await new Promise((done) => parent.once('message', done));
});
afterAll(() => {
  parent.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Pids that answer when many ask at once, each over a connection of its own. */
async function pids(): Promise<Set<number>> {
  const ask = async () => {
    const signal = AbortSignal.timeout(5000);
    const answer = await fetch(`http://127.0.0.1:${port}`, { headers: { connection: 'close' }, signal }).catch(() => null);
    return answer ? [Number(await answer.text())] : [];
  };
  return new Set((await Promise.all(Array.from({ length: 60 }, ask))).flat());
}

test('one port is served by as many processes as were asked for; one that is killed comes back while the others answer', async () => {
  await expect.poll(async () => (await pids()).size, { timeout: 20_000 }).toBe(3);
  const [victim] = await pids();
  process.kill(victim!, 'SIGKILL');
  await expect.poll(async () => (await pids()).size, { timeout: 30_000 }).toBe(3);
  expect(await pids()).not.toContain(victim);
}, 60_000);

test('told to end, they all end', async () => {
  const running = await pids();
  const gone = new Promise((done) => parent.once('exit', done));
  parent.kill('SIGTERM');
  expect(await gone).toBe(0);
  for (const pid of running) expect(() => process.kill(pid, 0)).toThrow();
}, 60_000);
