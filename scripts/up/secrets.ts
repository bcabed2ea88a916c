import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newToken } from '../../server/platform/ids';
import { StartError } from '../../server/platform/start-error';

export interface Secrets {
  DAONA_SECRET: string;
  NEXTAUTH_SECRET: string;
  DAONA_ADMIN_EMAIL: string;
  DAONA_ADMIN_PASSWORD: string;
  DAONA_API_KEY: string;
  DAONA_DATABASE_PASSWORD: string;
}

/**
 * The secrets of this installation: from the environment, else from the file that only its owner can read, else made
 * now and kept there. Losing the file loses what DAONA_SECRET encrypts, so a file that cannot be read is an error.
 */
export function settleSecrets(dataDir: string): Secrets {
  const path = join(dataDir, 'secrets.json');
  const kept = existsSync(path) ? readKept(path) : {};
  const settle = (name: keyof Secrets, make: () => string) => process.env[name] || kept[name] || make();
  const secrets: Secrets = {
    DAONA_SECRET: settle('DAONA_SECRET', () => randomBytes(32).toString('base64')),
    NEXTAUTH_SECRET: settle('NEXTAUTH_SECRET', () => randomBytes(32).toString('base64')),
    DAONA_ADMIN_EMAIL: settle('DAONA_ADMIN_EMAIL', () => 'admin@daona.local'),
    DAONA_ADMIN_PASSWORD: settle('DAONA_ADMIN_PASSWORD', () => newToken(16)),
    DAONA_API_KEY: settle('DAONA_API_KEY', () => `dk_${newToken(32)}`),
    DAONA_DATABASE_PASSWORD: settle('DAONA_DATABASE_PASSWORD', () => newToken(24)),
  };
  // written whole or not at all: a crash in between must not lose the key of everything
  writeFileSync(`${path}.new`, `${JSON.stringify({ ...secrets, ...kept }, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
  return secrets;
}

function readKept(path: string): Partial<Secrets> {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new StartError(
      `The secrets file ${path} cannot be read: put back a backup of it; without it the encrypted contacts are lost.`,
      cause,
    );
  }
}
