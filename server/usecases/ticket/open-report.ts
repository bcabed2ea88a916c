import { REPORT_KEY } from '@/server/domain/exception/exception-key';
import type { NoticeIntent } from '@/server/domain/notice/notice';
import { promisedAnswer, REPORT_PRIORITIES } from '@/server/domain/ticket/promised-answer';
import { evidenceFor, type ReportChecks } from '@/server/domain/ticket/report-steps';
import type { ReportKind } from '@/server/domain/ticket/ticket';
import { newId } from '@/server/platform/ids';
import { type Context, inTransaction } from '@/server/store/context';
import { insertNotices } from '@/server/store/notice-write';
import { findOpenReport, type ReportTicket } from '@/server/store/ticket';
import { renewTicketPromise } from '@/server/store/ticket-promise';
import { recordByHand } from '../manual/record-by-hand';
import { joinTicket } from './add-to-ticket';
import { startTicket } from './give-ticket';
import { insertNumbered } from './insert-numbered';
import { lockOrderOfTickets, type TicketGround } from './lock-ticket';
import { type CustomerWords, saveWords } from './save-words';
import { receiptFact, ticketFact } from './ticket-facts';

export interface Report extends CustomerWords {
  orderId: string;
  kind: ReportKind;
  checks: ReportChecks;
}

export type ReportOutcome =
  /** `joined`: a report was open already, what was said and shown stands there now. */
  { kind: 'opened' | 'joined'; ticket: ReportTicket; photosKept: number } | { kind: 'missing' };

/**
 * A customer reports a problem: a ticket with a number and a promised answer, the facts in the order's log, an alert to service,
 * all or nothing. While a report of the order is open a second one joins it.
 */
export async function openReport(ctx: Context, report: Report): Promise<ReportOutcome> {
  return inTransaction(ctx, async (tx): Promise<ReportOutcome> => {
    const ground = await lockOrderOfTickets(tx, report.orderId);
    if (!ground) return { kind: 'missing' };
    const open = await findOpenReport(tx.db, report.orderId);
    if (open) return { kind: 'joined', ...(await joinTicket(tx, ground, open, report)) };
    const ticket = await startTicket(tx, ground, await newTicket(tx, ground, report));
    const photosKept = await saveWords(tx, ticket.id, report);
    const now = tx.now();
    await renewTicketPromise(tx.db, {
      id: newId(now),
      orderId: ground.orderId,
      ticketId: ticket.id,
      dueAt: ticket.answerBy!,
      createdAt: now,
    });
    await insertNotices(tx.db, [{ orderId: ground.orderId, intent: alertOf(ticket) }]);
    const isMissing = ticket.kind === 'not_received';
    const facts = [
      ...(isMissing ? [receiptFact(ground, ticket, 'receipt.disputed', now)] : []),
      ticketFact(ground, ticket, 'ticket.opened', now),
    ];
    await recordByHand(tx, facts, ground.document.state.history);
    return { kind: 'opened', ticket, photosKept };
  });
}

async function newTicket(tx: Context, { document, orderId, timeZone }: TicketGround, report: Report): Promise<ReportTicket> {
  const now = tx.now();
  const priority = REPORT_PRIORITIES[report.kind];
  return insertNumbered(tx, {
    orderId,
    class: 'customer_report',
    kind: report.kind,
    type: `report.${report.kind}`,
    exceptionKey: REPORT_KEY,
    shipmentKey: '',
    reason: null,
    priority,
    checks: report.checks,
    evidence: evidenceFor(document.state, report.checks),
    openedBy: 'customer',
    openedAt: now,
    answerBy: promisedAnswer(priority, now, timeZone),
  });
}

function alertOf({ id, no, kind, priority, openedAt, answerBy }: ReportTicket): NoticeIntent {
  const params = { ticketId: id, no, kind, severity: priority, answerBy: answerBy! };
  return { cause: `ticket:${id}`, recipient: 'staff:agent', template: 'staff.ticket', params, dueAt: openedAt };
}
