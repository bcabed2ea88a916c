import { setTimeout as sleep } from 'node:timers/promises';
import type { Child, ChildSpec } from './children';

export type ProgramName = 'front' | 'worker' | 'stand-ins' | 'world';
type Programs = Record<ProgramName, Omit<ChildSpec, 'name'>>;

/** The programs as the build made them, and as many web processes as are asked for. */
export function builtPrograms(webProcesses = 1): Programs {
  const nodeFlags = ['--enable-source-maps'];
  // what a batch makes lives for one transaction: a larger nursery (MiB) keeps it from being copied meanwhile
  const busyFlags = [...nodeFlags, '--max-semi-space-size=64'];
  return {
    front: { command: webProcesses > 1 ? ['dist/web-processes.js', 'dist/front.js'] : ['dist/front.js'], nodeFlags: busyFlags },
    worker: { command: ['dist/worker.js'], nodeFlags: busyFlags },
    'stand-ins': { command: ['dist/stand-ins.js'], nodeFlags },
    world: { command: ['dist/world.js'], nodeFlags },
  };
}

/** The programs from their sources; Next and tsx watch them. */
export function developmentPrograms(port: number): Programs {
  const watched = (script: string): Programs[ProgramName] => ({
    command: ['node_modules/tsx/dist/cli.mjs', 'watch', '--clear-screen=false', script],
  });
  return {
    front: { command: ['node_modules/next/dist/bin/next', 'dev', '--port', String(port)] },
    worker: watched('server/worker.ts'),
    'stand-ins': watched('server/channels/stand-ins.ts'),
    world: watched('server/world/main.ts'),
  };
}

/** Resolves once the web server answers; throws what `child` throws when it never starts. */
export async function untilAnswers(child: Child, port: number): Promise<void> {
  let isHopeless = false;
  child.ready.catch(() => {
    isHopeless = true;
  });
  while (!isHopeless) {
    const isThere = await fetch(`http://127.0.0.1:${port}/api/health?probe=live`).then(
      (response) => response.ok,
      () => false,
    );
    if (isThere) return;
    await sleep(300);
  }
  await child.ready;
}
