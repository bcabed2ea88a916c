import { z } from 'zod';
import { pool } from '../server/platform/database';
import { newContext } from '../server/store/context';
import { readSources } from '../server/store/source';
import { registerSource } from '../server/usecases/source/register-source';
import { prepareFirstRun } from '../server/usecases/staff/prepare-first-run';

const worldSource = z.object({ adapter: z.enum(['kuaidi100', 'aftership', 'shopify']), endpoint: z.string(), secret: z.string() });

const input = z.object({
  DAONA_ADMIN_EMAIL: z.email(),
  DAONA_ADMIN_PASSWORD: z.string().min(8),
  DAONA_API_KEY: z.string().min(20),
  /** Accounts of the demo world's systems, as JSON; none without the demo. */
  DAONA_WORLD_SOURCES: z
    .string()
    .default('[]')
    .transform((text) => z.array(worldSource).parse(JSON.parse(text))),
});

/** The demo world's only shop whose orders come from Shopify and whose parcels AfterShip follows. */
const SHOP_ABROAD = 'panda';

// the first administrator, the first API key, the default rules and the demo's accounts; the parent is told what was made
const given = input.parse(process.env);
const ctx = newContext();
const prepared = await prepareFirstRun(ctx, {
  admin: { email: given.DAONA_ADMIN_EMAIL, password: given.DAONA_ADMIN_PASSWORD },
  apiKey: given.DAONA_API_KEY,
});
const known = new Set((await readSources(ctx.db)).map((source) => source.endpoint));
for (const { adapter, endpoint, secret } of given.DAONA_WORLD_SOURCES.filter((source) => !known.has(source.endpoint))) {
  const isDomestic = adapter === 'kuaidi100';
  await registerSource(ctx, {
    name: adapter,
    adapter,
    endpoint,
    secrets: isDomestic ? { salt: secret } : { secret },
    ...(isDomestic ? {} : { shop: SHOP_ABROAD }),
    by: 'system',
  });
}
await pool().end();
process.send?.(prepared);
process.disconnect?.();
