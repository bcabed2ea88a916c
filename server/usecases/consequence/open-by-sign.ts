import type { ConsequenceOutcome } from '@/server/domain/consequence/outcome';
import type { OpenBySign } from '@/server/domain/consequence/plan-consequences';
import { signsOf } from '@/server/domain/exception/signs-of';
import type { DueConsequence } from '@/server/store/consequence';
import type { Context } from '@/server/store/context';
import type { TicketGround } from '../ticket/lock-ticket';
import { openException } from '../ticket/open-exception';

/** Opens the ticket of what an order shows, unless it is over by now. */
export async function openBySign(
  tx: Context,
  due: DueConsequence,
  { type, sign }: OpenBySign,
  { document }: TicketGround,
): Promise<ConsequenceOutcome> {
  const { kind, reason, shipmentKey } = sign;
  const isThere = signsOf(document).some((s) => s.kind === kind && s.reason === reason && s.shipmentKey === shipmentKey);
  if (!isThere) return 'skipped';
  const opened = await openException(tx, { ...sign, orderId: due.orderId, cause: due.cause, type });
  return opened.kind === 'missing' || opened.kind === 'settled' ? 'skipped' : 'done';
}
