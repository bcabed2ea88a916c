import { afterAll, inject, vi } from 'vitest';
import { pool } from '@/server/platform/database';
import { stopListening } from '@/server/store/listen';
import { cloneTemplate, dropDatabase } from './cluster';

/** Every test file finds a database of its own, with a key of its own; the files of one worker share nothing but the modules. */
const before = { ...process.env };
const url = await cloneTemplate(inject('clusterUrl'), inject('template'));
process.env.DATABASE_URL = url;
process.env.DAONA_SECRET = Buffer.alloc(32, 'daona').toString('base64');

afterAll(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  await stopListening();
  await pool().end();
  forgetSingletons();
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
  await dropDatabase(inject('clusterUrl'), url);
});

/** What the product keeps for a process (see `singleton`), and the timers by which it would still be written. */
function forgetSingletons(): void {
  const kept = globalThis as unknown as Record<symbol, { timer?: NodeJS.Timeout } | undefined>;
  for (const key of Object.getOwnPropertySymbols(globalThis)) {
    if (!Symbol.keyFor(key)?.startsWith('daona.')) continue;
    clearTimeout(kept[key]?.timer);
    delete kept[key];
  }
}
