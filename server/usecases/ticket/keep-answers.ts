import type { NoticeIntent } from '@/server/domain/notice/notice';
import { MINUTE } from '@/server/domain/shared/instant';
import { promisedAnswer } from '@/server/domain/ticket/promised-answer';
import { newId } from '@/server/platform/ids';
import { type Context, inTransaction } from '@/server/store/context';
import { insertNotices } from '@/server/store/notice-write';
import { type ReportTicket, saveTicket } from '@/server/store/ticket';
import { type DueAnswer, isPromiseOpen, listDueAnswers, renewTicketPromise, settleTicketPromises } from '@/server/store/ticket-promise';
import { recordByHand } from '../manual/record-by-hand';
import { lockReport } from './lock-ticket';
import { ticketFact } from './ticket-facts';

/** Somebody is warned this long before an answer falls due. */
const AHEAD_MS = 15 * MINUTE;
const BATCH = 50;

/**
 * Watches over promised answers: before one breaks its owner's seniors are warned; one that is broken is scored as such, and the
 * order's page says so and promises a new time. Answers how many it saw to.
 */
export async function keepAnswers(ctx: Context): Promise<number> {
  const now = ctx.now();
  const due = await listDueAnswers(ctx.db, { until: now + AHEAD_MS, now, limit: BATCH });
  for (const answer of due) await inTransaction(ctx, (tx) => seeTo(tx, answer));
  return due.length;
}

async function seeTo(tx: Context, answer: DueAnswer): Promise<void> {
  const locked = await lockReport(tx, answer);
  if (!locked || !(await isPromiseOpen(tx.db, answer.id))) return;
  const { ground, ticket } = locked;
  const now = tx.now();
  if (ticket.state !== 'open') return settleTicketPromises(tx.db, ticket.id, now);
  await insertNotices(tx.db, [{ orderId: ground.orderId, intent: warning(ticket, answer, now) }]);
  if (now <= answer.dueAt) return;
  const answerBy = promisedAnswer('P1', now, ground.timeZone);
  const late = await saveTicket(tx.db, ticket, { answerBy });
  await renewTicketPromise(tx.db, { id: newId(now), orderId: ground.orderId, ticketId: ticket.id, dueAt: answerBy, createdAt: now });
  await recordByHand(tx, [ticketFact(ground, late, 'ticket.put_off', now)], ground.document.state.history);
}

function warning({ id, no, kind, priority }: ReportTicket, { id: promise, dueAt }: DueAnswer, now: number): NoticeIntent {
  const params = { ticketId: id, no, kind, severity: priority, answerBy: dueAt };
  return { cause: `ticket_due:${promise}`, recipient: 'staff:supervisor', template: 'staff.ticket_due', params, dueAt: now };
}
