import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startEmbeddedPostgres } from '../../server/platform/embedded-postgres';
import { migrate } from '../../server/platform/migrate';
import { StartError } from '../../server/platform/start-error';
import { root } from '../install.mjs';
import { requireDatabase } from '../up/database';
import { settleSecrets } from '../up/secrets';

/**
 * Puts database and secrets of this installation into the environment: those of `.env` and the environment, else the
 * embedded database of the data folder, which is started when it does not run. Answers how to leave it as it was.
 */
export async function openInstallation(): Promise<() => Promise<void>> {
  if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'));
  const dataDir = resolve(root, process.env.DAONA_DATA_DIR || '.daona');
  if (process.env.DATABASE_URL && process.env.DAONA_SECRET) {
    await requireDatabase(process.env.DATABASE_URL);
    return async () => undefined;
  }
  if (!existsSync(join(dataDir, 'secrets.json')))
    throw new StartError('There is no Daona here yet: run `npm run up` first, or give DATABASE_URL and DAONA_SECRET.');
  const secrets = settleSecrets(dataDir);
  process.env.DAONA_SECRET = secrets.DAONA_SECRET;
  if (process.env.DATABASE_URL) {
    await requireDatabase(process.env.DATABASE_URL);
    return async () => undefined;
  }
  const server = await startEmbeddedPostgres({ dataDir, password: secrets.DAONA_DATABASE_PASSWORD });
  process.env.DATABASE_URL = server.url('daona');
  if (!server.attached) await migrate(process.env.DATABASE_URL, join(root, 'prisma', 'migrations'));
  return async () => {
    if (!server.attached) await server.stop();
  };
}
