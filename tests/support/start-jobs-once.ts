import { jobTable } from '@/server/jobs/job-table';
import { startJobEngine } from '@/server/platform/job-engine';
import { newContext } from '@/server/store/context';

/** Starts the job engine as a worker does and ends at once; run as a process of its own. */
await startJobEngine(jobTable(newContext()));
process.exit(0);
