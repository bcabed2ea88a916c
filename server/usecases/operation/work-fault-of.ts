import type { WorkFault } from '@/server/domain/shared/work-fault';
import { isDatabaseAway } from '@/server/platform/database-away';

/** Of Postgres (appendix A): serialization failure, deadlock, lock not available, cancelled for its time. */
const BUSY = new Set(['40001', '40P01', '55P03', '57014']);
/** Node's words for an AES-GCM tag that does not match, which has no code. */
const OTHER_KEY = /unable to authenticate data/;

/** The stable word for what stopped some work; the text of an error is never kept, as it may repeat what a source said. */
export function workFaultOf(error: unknown): WorkFault {
  if (isDatabaseAway(error)) return 'database_away';
  if (error instanceof Error && OTHER_KEY.test(error.message)) return 'sealed_otherwise';
  return BUSY.has((error as { code?: string } | null)?.code ?? '') ? 'database_busy' : 'internal';
}
