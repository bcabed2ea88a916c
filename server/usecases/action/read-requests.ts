import { maskEmail, maskName } from '@/server/domain/access/mask';
import { LIMITED_ACTIONS, type LimitedAction } from '@/server/domain/action/action-settings';
import { actionsFor } from '@/server/domain/action/actions-for';
import { type Verdict, verdictsFor } from '@/server/domain/action/answer-request';
import type { CustomerRequest } from '@/server/domain/order/customer-word';
import type { Instant } from '@/server/domain/shared/instant';
import { loadActionSettings } from '@/server/store/action-setting';
import { writeAudit } from '@/server/store/audit';
import { readContact } from '@/server/store/contact';
import { type Context, inTransaction } from '@/server/store/context';
import {
  listOpenRequests,
  type OpenRequest,
  type RequestDetails,
  type RequestRow,
  readRequest,
  readRequests,
} from '@/server/store/customer-request';
import { readOrderById } from '@/server/store/order';
import { readActorNames } from '@/server/store/staff-reading';

/** A request as staff see it; what is personal in it is masked. */
export interface RequestView {
  id: string;
  kind: RequestRow['kind'];
  state: RequestRow['state'];
  /** `customer:<tier>`, or the name of the member of staff who asked for the customer. */
  askedBy: string;
  askedAt: Instant;
  answerBy: Instant;
  answeredBy: string | null;
  window?: CustomerRequest['window'];
  place?: CustomerRequest['place'];
  reason?: string;
  details: RequestDetails | null;
  invoice: string | null;
  verdicts: Verdict[];
}

/** Everything asked about one order, newest first, what can be answered to it, and what service can ask for the customer now. */
export interface RequestsOfOrder {
  requests: RequestView[];
  mayAsk: LimitedAction[];
}

export async function readRequestsOf(ctx: Context, input: { orderId: string }): Promise<RequestsOfOrder> {
  const rows = await readRequests(ctx.db, input.orderId);
  const order = await readOrderById(ctx.db, input.orderId);
  const said = order?.doc?.state.customer?.requests ?? [];
  const names = await readActorNames(ctx.db, [...new Set(rows.flatMap((row) => [row.askedBy, row.answeredBy ?? []].flat()))]);
  const settings = (await loadActionSettings(ctx.db)).of(order?.shop ?? '');
  const offered = order?.doc ? actionsFor(order.doc.state, { tier: 'staff', role: 'staff', now: ctx.now() }, settings) : [];
  return {
    mayAsk: LIMITED_ACTIONS.filter((code) => offered.some((action) => action.code === code && action.state === 'open')),
    requests: rows.map((row) => {
      const inLog = said.find((request) => request.identity === row.identity);
      // the log is ahead of the row until the next look at it
      const state = inLog?.state ?? (row.closedAt === null ? 'withdrawn' : row.state);
      return {
        id: row.id,
        kind: row.kind,
        state,
        askedBy: names.get(row.askedBy) ?? row.askedBy,
        askedAt: row.askedAt,
        answerBy: row.answerBy,
        answeredBy: row.answeredBy && (names.get(row.answeredBy) ?? row.answeredBy),
        ...(inLog?.window ? { window: inLog.window } : {}),
        ...(inLog?.place ? { place: inLog.place } : {}),
        ...(inLog?.reason ? { reason: inLog.reason } : {}),
        details: row.details && maskDetails(row.details),
        invoice: row.answer?.invoice ?? null,
        verdicts: inLog ? verdictsFor(inLog.kind, inLog.state) : [],
      };
    }),
  };
}

function maskDetails({ replaced: _replaced, ...details }: RequestDetails): RequestDetails {
  return {
    ...(details.address ? { address: '•••' } : {}),
    ...(details.postcode ? { postcode: '•••' } : {}),
    ...(details.title ? { title: maskName(details.title) } : {}),
    ...(details.taxNo ? { taxNo: `•••${details.taxNo.slice(-4)}` } : {}),
    ...(details.email ? { email: maskEmail(details.email) } : {}),
  };
}

export type ShowRequestOutcome = { kind: 'shown'; details: RequestDetails; oldAddress: string | null } | { kind: 'gone' };

/** What was asked in plain text, a new address beside the old one. The look itself is written into the audit log first. */
export async function showRequest(ctx: Context, input: { id: string; by: string }): Promise<ShowRequestOutcome> {
  return inTransaction(ctx, async (tx): Promise<ShowRequestOutcome> => {
    const row = await readRequest(tx.db, input.id);
    if (!row?.details) return { kind: 'gone' };
    const detail = { what: row.kind, fields: Object.keys(row.details) };
    await writeAudit(tx.db, { actor: input.by, action: 'request.shown', subject: `order:${row.orderId}`, detail });
    const { replaced, ...details } = row.details;
    const oldAddress = row.kind === 'address' ? (replaced ?? (await readContact(tx.db, row.orderId))?.address ?? null) : null;
    return { kind: 'shown', details, oldAddress };
  });
}

const MOST_LISTED = 200;

/** Everything that waits for an answer of the shop, over all orders, the most urgent first. */
export async function readOpenRequests(ctx: Context): Promise<{ requests: OpenRequest[]; now: Instant }> {
  return { requests: await listOpenRequests(ctx.db, MOST_LISTED), now: ctx.now() };
}
