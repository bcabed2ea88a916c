import { afterAll, inject } from 'vitest';
import { cloneTemplate, dropDatabase } from './cluster';

/** Every test file runs in a process of its own, on a database of its own, with a key of its own. */
const url = await cloneTemplate(inject('clusterUrl'), inject('template'));
process.env.DATABASE_URL = url;
process.env.DAONA_SECRET = Buffer.alloc(32, 'daona').toString('base64');

afterAll(async () => {
  const { pool } = await import('@/server/platform/database');
  await pool().end();
  await dropDatabase(inject('clusterUrl'), url);
});
