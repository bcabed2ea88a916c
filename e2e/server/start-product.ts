import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startInstance } from './instance';

/** What the specs sign in and call the API with. */
export const PRODUCT = { email: 'e2e@daona.local', password: 'e2e-password-1', apiKey: 'dk_e2e0123456789abcdefghij' };

export const PRODUCT_ENV = {
  DAONA_ADMIN_EMAIL: PRODUCT.email,
  DAONA_ADMIN_PASSWORD: PRODUCT.password,
  DAONA_API_KEY: PRODUCT.apiKey,
};

/** Starts the product on an empty data folder and tells the specs where; the returned function stops it. */
export default async function startProduct(): Promise<() => Promise<void>> {
  // an address given from outside is a product that somebody else keeps running
  if (process.env.DAONA_E2E_URL) return async () => undefined;
  const dataDir = mkdtempSync(join(tmpdir(), 'daona-e2e-'));
  const product = await startInstance({
    ...PRODUCT_ENV,
    DAONA_DATA_DIR: dataDir,
    DAONA_WORLD_ORDERS: '40',
    // where the specs' own system listens
    DAONA_HOOK_PRIVATE_HOSTS: '127.0.0.1',
  });
  process.env.DAONA_E2E_URL = product.url;
  process.env.DAONA_E2E_PHONE_URL = `http://127.0.0.1:${product.port + 1}`;
  return async () => {
    await product.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
