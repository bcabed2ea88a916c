import pg from 'pg';
import { type Seed, seedNotices } from './seed-notices';

/** Seeds the database that the environment names, as it is asked to: a process of its own, for the product's code reads its settings once. */
process.on('message', async (asked: Seed) => {
  const db = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await db.connect();
  process.send!(await seedNotices(db, asked));
});
process.send!('ready');
process.once('disconnect', () => process.exit());
