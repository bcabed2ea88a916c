import { expect, test } from 'vitest';
import { jobTable } from '@/server/jobs/job-table';
import { type JobEngine, startJobEngine } from '@/server/platform/job-engine';
import { newContext } from '@/server/store/context';

test('workers that start at once on a new database all start', { timeout: 60_000 }, async () => {
  const started = await Promise.allSettled(Array.from({ length: 6 }, () => startJobEngine(jobTable(newContext()))));
  const engines = started.flatMap((one): JobEngine[] => (one.status === 'fulfilled' ? [one.value] : []));
  await Promise.all(engines.map((engine) => engine.stop()));
  expect(started.map((one) => (one.status === 'rejected' ? String(one.reason) : 'started'))).toEqual(Array(6).fill('started'));
});
