import type { Context } from '@/server/store/context';
import { readNewestMigration } from '@/server/store/operation';

export type Readiness = { kind: 'ready'; migration: string } | { kind: 'not_ready'; reason: string };

const PATIENCE_MS = 2000;

/** Whether this process can serve: the database answers within two seconds. */
export async function checkReadiness(ctx: Context): Promise<Readiness> {
  const late = new Promise<Readiness>((done) => {
    setTimeout(() => done({ kind: 'not_ready', reason: 'the database does not answer in time' }), PATIENCE_MS).unref();
  });
  const asked = readNewestMigration(ctx.db).then(
    (migration): Readiness => ({ kind: 'ready', migration }),
    (error: Error): Readiness => {
      ctx.log.warn({ err: error }, 'not ready: the database cannot be reached');
      return { kind: 'not_ready', reason: 'the database cannot be reached' };
    },
  );
  return Promise.race([asked, late]);
}
