import type { ConsequenceOutcome } from '@/server/domain/consequence/outcome';
import type { OpenByFlag } from '@/server/domain/consequence/plan-consequences';
import type { DueConsequence } from '@/server/store/consequence';
import type { Context } from '@/server/store/context';
import type { TicketGround } from '../ticket/lock-ticket';
import { openException } from '../ticket/open-exception';

/** Opens the ticket of what a flag tells of, unless the flag has closed itself by now. */
export async function openByFlag(tx: Context, due: DueConsequence, body: OpenByFlag, ground: TicketGround): Promise<ConsequenceOutcome> {
  const { type, flag, reason, shipmentKey, since } = body;
  const open = ground.document.attention.find((a) => a.kind === flag && a.reason === reason && a.shipmentKey === shipmentKey);
  if (!open) return 'skipped';
  const priority = open.severity;
  const opened = await openException(tx, { orderId: due.orderId, cause: due.cause, type, priority, reason, flag, shipmentKey, since });
  return opened.kind === 'missing' || opened.kind === 'settled' ? 'skipped' : 'done';
}
