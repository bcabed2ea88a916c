import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { runNextImport } from '@/server/usecases/import/run-import';

/** A worker process that does nothing but imports: what the tests kill. */
await runNextImport(newContext());
await pool().end();
