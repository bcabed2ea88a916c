import type { ConsequenceOutcome } from '@/server/domain/consequence/outcome';
import type { Consequence } from '@/server/domain/rule/consequence';
import type { DueConsequence } from '@/server/store/consequence';
import type { Context } from '@/server/store/context';
import { openException } from '../ticket/open-exception';

/** Opens the ticket that a rung asks for, or raises the one that is open for the same exception. */
export async function openTicket(
  tx: Context,
  due: DueConsequence,
  { class: kind, priority, type }: Extract<Consequence, { do: 'ticket' }>,
): Promise<ConsequenceOutcome> {
  const { stall } = due;
  if (!stall) return 'skipped';
  const opened = await openException(tx, {
    orderId: due.orderId,
    cause: `${due.cause}|${due.path}`,
    class: kind,
    priority: priority ?? stall.consequence.severity,
    ...(type ? { type } : {}),
    reason: stall.reason,
    rule: stall.rule,
    shipmentKey: stall.shipmentKey,
    // a rung reached after a ticket was closed is news, however long the step has taken
    since: stall.openedAt,
  });
  return opened.kind === 'missing' || opened.kind === 'settled' ? 'skipped' : 'done';
}
