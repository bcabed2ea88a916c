import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { migrate } from '../../server/platform/migrate';
import { StartError } from '../../server/platform/start-error';
import { root } from '../install.mjs';
import { openDatabase } from '../up/database';
import { settleSecrets } from '../up/secrets';

/**
 * Puts database and secrets of this installation into the environment: those of `.env` and the environment, else the
 * embedded database of the data folder, which is started when it does not run. Answers how to leave it as it was.
 */
export async function openInstallation(): Promise<() => Promise<void>> {
  if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'));
  const dataDir = resolve(root, process.env.DAONA_DATA_DIR || '.daona');
  const isMade = existsSync(join(dataDir, 'secrets.json'));
  if (!isMade && !(process.env.DATABASE_URL && process.env.DAONA_SECRET))
    throw new StartError('There is no Daona here yet: run `npm run up` first, or give DATABASE_URL and DAONA_SECRET.');
  const secrets = isMade ? settleSecrets(dataDir) : null;
  process.env.DAONA_SECRET ||= secrets?.DAONA_SECRET;
  const database = await openDatabase(dataDir, secrets?.DAONA_DATABASE_PASSWORD ?? '');
  const leave = async () => {
    if (!database.attached) await database.stop();
  };
  try {
    process.env.DATABASE_URL = database.url;
    if (!database.attached) await migrate(database.url, join(root, 'prisma', 'migrations'));
    return leave;
  } catch (error) {
    await leave();
    throw error;
  }
}
