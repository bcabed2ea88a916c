import type { RefoldFault } from '@/server/domain/mapping/refold-fault';
import { isDatabaseAway } from '@/server/platform/database-away';

/** Of Postgres (appendix A): serialization failure, deadlock, lock not available, cancelled for its time. */
const BUSY = new Set(['40001', '40P01', '55P03', '57014']);

/** The stable word for what stopped a refold; the text of an error is never kept, as it may repeat what a source said. */
export function refoldFaultOf(error: unknown): RefoldFault {
  if (isDatabaseAway(error)) return 'database_away';
  return BUSY.has((error as { code?: string } | null)?.code ?? '') ? 'database_busy' : 'internal';
}
