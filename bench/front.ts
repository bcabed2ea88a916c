import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build, isBuilt } from '../scripts/build';
import { builtPrograms } from '../scripts/up/programs';
import { type BenchProcess, startProcess } from './process';
import { ROOT } from './root';

/** BENCH_PORT moves both, for a second run beside the first. */
export const FRONT_PORT = Number(process.env.BENCH_PORT ?? 4310);
export const FLOOR_PORT = FRONT_PORT + 1;
/** Connections of every server to Postgres: ours and the floors alike. */
export const POOL_SIZE = 10;

export interface FrontOptions {
  databaseUrl: string;
  secret: string;
}

/** Makes the product's programs from the sources as they are, once a run. BENCH_FRONT names another program to measure. */
export async function buildFront(): Promise<void> {
  if (!process.env.BENCH_FRONT && !isBuilt(ROOT)) await build(ROOT, (step) => console.log(`building: ${step}`));
}

/**
 * The product's own web process as production runs it, behind one trusted proxy so that the load can come from many client
 * addresses; its limits are on. BENCH_PROFILE names a folder for a CPU profile.
 */
export async function startFront({ databaseUrl, secret }: FrontOptions): Promise<BenchProcess> {
  const script = process.env.BENCH_FRONT ?? 'dist/front.js';
  if (!existsSync(join(ROOT, script))) throw new Error(`${script} is missing`);
  const profile = process.env.BENCH_PROFILE;
  return startProcess(
    script,
    {
      DATABASE_URL: databaseUrl,
      DAONA_SECRET: secret,
      PORT: String(FRONT_PORT),
      PUBLIC_URL: `http://127.0.0.1:${FRONT_PORT}`,
      DAONA_POOL: String(POOL_SIZE),
      DAONA_TRUSTED_PROXIES: '1',
      DAONA_DEMO: '0',
    },
    [...(builtPrograms().front.nodeFlags ?? []), ...(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [])],
  );
}
