import { z } from 'zod';
import { pool } from '../server/platform/database';
import { newContext } from '../server/store/context';
import { prepareFirstRun } from '../server/usecases/staff/prepare-first-run';

const input = z.object({
  DAONA_ADMIN_EMAIL: z.email(),
  DAONA_ADMIN_PASSWORD: z.string().min(8),
  DAONA_API_KEY: z.string().min(20),
});

/** The first administrator, the first API key and the default rules; tells its parent what it made. */
const given = input.parse(process.env);
const prepared = await prepareFirstRun(newContext(), {
  admin: { email: given.DAONA_ADMIN_EMAIL, password: given.DAONA_ADMIN_PASSWORD },
  apiKey: given.DAONA_API_KEY,
});
await pool().end();
process.send?.(prepared);
process.disconnect?.();
