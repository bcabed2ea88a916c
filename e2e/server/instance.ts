import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { resolve } from 'node:path';

const START_MS = 240_000;

export interface Instance {
  port: number;
  url: string;
  /** As Ctrl+C does. */
  stop(): Promise<void>;
  /** SIGKILL to the supervisor, everything it started, and the database. */
  kill(): Promise<void>;
}

/** Starts the product as `npm run up` does, with this environment on top of ours, and waits until it is ready. */
export async function startInstance(env: Record<string, string>): Promise<Instance> {
  const port = env.PORT ? Number(env.PORT) : await freePorts();
  const child = spawn(process.execPath, ['scripts/up.mjs'], {
    cwd: resolve(import.meta.dirname, '../..'),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}`, ...env },
  });
  await untilReady(child);
  const ended = new Promise<void>((done) => {
    child.once('exit', () => done());
  });
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
    kill: () => {
      for (const pid of [...descendantsOf(child.pid!), ...databaseOf(env.DAONA_DATA_DIR!)]) {
        try {
          process.kill(pid, 'SIGKILL');
        } catch {
          // it ended with its parent
        }
      }
      return ended;
    },
  };
}

function untilReady(child: ChildProcess): Promise<void> {
  let output = '';
  return new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`the product is not ready after ${START_MS / 1000} s:\n${output}`)), START_MS);
    const read = (data: Buffer) => {
      output += data;
      if (!output.includes('is ready after')) return;
      clearTimeout(timer);
      done();
    };
    child.stdout!.on('data', read);
    child.stderr!.on('data', read);
    child.once('exit', (code) => fail(new Error(`the product ended with ${code}:\n${output}`)));
  });
}

function processes(): { pid: number; parent: number; command: string }[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 }).split('\n');
  return lines
    .map((line) => line.trim().match(/^(\d+)\s+(\d+)\s+(.*)$/))
    .flatMap((m) => (m ? [{ pid: Number(m[1]), parent: Number(m[2]), command: m[3]! }] : []));
}

function descendantsOf(pid: number): number[] {
  const all = processes();
  const below = (parent: number): number[] => all.filter((p) => p.parent === parent).flatMap((p) => [p.pid, ...below(p.pid)]);
  return [pid, ...below(pid)];
}

function databaseOf(dataDir: string): number[] {
  return processes()
    .filter((p) => p.command.includes(`-D ${dataDir}`))
    .flatMap((p) => descendantsOf(p.pid));
}

/** A free port whose neighbour is free too: the stand-ins take the next one. */
async function freePorts(): Promise<number> {
  for (let tries = 0; tries < 20; tries += 1) {
    const port = await listenOnce(0);
    if (port && (await listenOnce(port + 1)) && (await listenOnce(port + 2))) return port;
  }
  throw new Error('no three free ports side by side');
}

function listenOnce(port: number): Promise<number | undefined> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(undefined));
    server.listen(port, () => {
      const { port: taken } = server.address() as { port: number };
      server.close(() => done(taken));
    });
  });
}
