import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildProgram } from '../build-program';
import { ROOT } from '../root';

export interface RunPrograms {
  worker: string;
  web: string;
  webProcesses: string;
  remove(): void;
}

/** The programs of a run as one file each, so that what was killed is replaced in a moment. */
export async function buildRun(worker: string): Promise<RunPrograms> {
  const [built, web, webProcesses] = await Promise.all([
    buildProgram('worker', worker),
    buildProgram('web', 'bench/chaos/web-process.ts'),
    buildProgram('web-processes', 'server/web-processes.ts'),
  ]);
  return {
    worker: built,
    web,
    webProcesses,
    remove: () => {
      for (const left of [built, web, webProcesses]) rmSync(join(ROOT, left), { force: true });
    },
  };
}
