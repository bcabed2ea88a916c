import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './root';

export interface BenchProcess {
  child: ChildProcess;
  /** Sends a message and resolves with the answer to it; one at a time. */
  ask<T>(message: object | string): Promise<T>;
  stop(): Promise<void>;
}

/** Starts a script of its own process (TypeScript, or a built program) and waits until it says that it is ready. */
export async function startProcess(
  script: string,
  env: Record<string, string> = {},
  execArgv: string[] = [],
  args: string[] = [],
): Promise<BenchProcess> {
  const loader = script.endsWith('.ts') ? ['--import', 'tsx'] : ['--enable-source-maps'];
  const child = fork(join(ROOT, script), args, {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'warn', ...env },
    execArgv: [...execArgv, ...loader],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
  });
  // A run that fails leaves nobody behind.
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  child.once('exit', () => process.off('exit', endWithUs));
  await new Promise<void>((ready, fail) => {
    child.once('message', () => ready());
    child.once('error', fail);
    child.once('exit', (code) => fail(new Error(`${script} ended with ${code} before it was ready`)));
  });
  return {
    child,
    ask: (message) =>
      new Promise((answered, fail) => {
        const onExit = (code: number | null) => fail(new Error(`${script} ended with ${code} while it was asked`));
        child.once('exit', onExit);
        child.once('message', (answer) => {
          child.off('exit', onExit);
          answered(answer as never);
        });
        child.send(message);
      }),
    stop: () =>
      new Promise((done) => {
        if (child.exitCode !== null || child.signalCode !== null) return done();
        child.once('exit', () => done());
        child.kill('SIGTERM');
      }),
  };
}
