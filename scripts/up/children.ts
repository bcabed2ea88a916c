import { type ChildProcess, fork } from 'node:child_process';
import { createWriteStream, mkdirSync, renameSync, statSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../../server/platform/start-error';

const BACKOFF_MS = [500, 1000, 2000, 5000, 15_000, 30_000];
/** One that dies this often before it was ever ready will not be ready by trying on. */
const HOPELESS_DEATHS = 3;
/** A child that ran this long is healthy: its next death starts the backoff anew. */
const HEALTHY_MS = 60_000;
const STOP_MS = 25_000;
const LOG_MAX_BYTES = 20 * 1024 * 1024;

export interface ChildSpec {
  name: string;
  /** Script and its arguments, from the root of the repository. */
  command: [script: string, ...args: string[]];
  env?: Record<string, string>;
  /** Flags of Node itself. */
  nodeFlags?: string[];
}

export interface Child {
  /** Resolves with its first message: for web and worker, that they are ready. */
  ready: Promise<unknown>;
  /** From now on its end is no accident: Ctrl+C reaches the children before we tell them. */
  letGo(): void;
  stop(): Promise<void>;
}

/**
 * Keeps one program running: what it prints goes to its log file, lines of level error and above also to the terminal,
 * and when it dies it is started again after a pause that grows.
 */
export function keepRunning(spec: ChildSpec, root: string, logDir: string): Child {
  const out = openLog(logDir, spec.name);
  let child: ChildProcess | undefined;
  let isStopping = false;
  let deaths = 0;
  let timer: NodeJS.Timeout | undefined;
  let told: (message: unknown) => void = () => undefined;
  let giveUp: (error: Error) => void = () => undefined;
  const ready = new Promise<unknown>((done, fail) => {
    told = done;
    giveUp = fail;
  });
  // whoever does not wait for it is told on the terminal
  ready.catch(() => undefined);

  const start = () => {
    const begun = Date.now();
    const [script, ...args] = spec.command;
    child = fork(join(root, script), args, {
      cwd: root,
      env: { ...process.env, ...spec.env },
      execArgv: spec.nodeFlags ?? [],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [child.stdout!, child.stderr!]) copyLines(stream, out, spec.name);
    child.on('message', told);
    child.on('exit', (code, signal) => {
      if (isStopping) return;
      deaths = Date.now() - begun > HEALTHY_MS ? 0 : deaths;
      const pause = BACKOFF_MS[Math.min(deaths, BACKOFF_MS.length - 1)]!;
      deaths += 1;
      if (deaths === HOPELESS_DEATHS) giveUp(new StartError(`The ${spec.name} does not start: see ${join(logDir, `${spec.name}.log`)}.`));
      console.error(
        `✗ ${spec.name} ended (${signal ?? `exit ${code}`}) and starts again in ${pause / 1000} s; see ${join(logDir, `${spec.name}.log`)}`,
      );
      timer = setTimeout(start, pause);
    });
  };
  start();

  const letGo = () => {
    isStopping = true;
    clearTimeout(timer);
  };
  const stop = async () => {
    letGo();
    if (child && child.exitCode === null && child.signalCode === null) await end(child);
    out.end();
  };
  return { ready, letGo, stop };
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    const force = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    child.once('exit', () => {
      clearTimeout(force);
      done();
    });
    child.kill('SIGTERM');
  });
}

function openLog(folder: string, name: string): WriteStream {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.log`);
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LOG_MAX_BYTES) renameSync(path, `${path}.1`);
  return createWriteStream(path, { flags: 'a', mode: 0o600 });
}

function copyLines(stream: NodeJS.ReadableStream, out: WriteStream, name: string): void {
  let rest = '';
  stream.setEncoding('utf8').on('data', (data: string) => {
    out.write(data);
    const lines = (rest + data).split('\n');
    rest = lines.pop()!;
    for (const line of lines) showFault(line, name);
  });
}

/** Lines of the structured log at error (50) and above; anything else stays in the file. */
function showFault(line: string, name: string): void {
  if (!/^\{"level":"?(50|60|error|fatal)/.test(line)) return;
  const { msg, err } = JSON.parse(line) as { msg?: string; err?: { message?: string } };
  console.error(`✗ ${name}: ${[msg, err?.message].filter(Boolean).join(': ')}`);
}
