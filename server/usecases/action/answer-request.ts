import { answerCode, REFUSAL_REASONS, type Verdict } from '@/server/domain/action/answer-request';
import type { RequestState } from '@/server/domain/order/customer-word';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { readRequest, saveRequestState } from '@/server/store/customer-request';
import { lockOrders, readOrderById } from '@/server/store/order';
import { BY_HAND } from '../manual/forced-facts';
import { recordByHand } from '../manual/record-by-hand';
import { settleRequestsOf } from './settle-requests';

export interface RequestAnswerWish {
  id: string;
  verdict: Verdict;
  /** Of REFUSAL_REASONS; needed for a refusal. */
  reason?: string;
  /** Number or address of the invoice; needed where one was issued. */
  invoice?: string;
  /** `staff:<id>` */
  by: string;
}

export type RequestAnswerOutcome =
  | { kind: 'answered'; state: RequestState }
  /** It was answered or taken back meanwhile. */
  | { kind: 'not_open' }
  | { kind: 'no_reason' }
  | { kind: 'no_invoice' }
  | { kind: 'missing' };

/**
 * What service says to a request: passed on to the warehouse, done, or refused with a reason. A fact of the log like the
 * word of any system, so that whoever answers first counts; a new address takes effect with `done`. Audited.
 */
export async function answerRequest(ctx: Context, wish: RequestAnswerWish): Promise<RequestAnswerOutcome> {
  return inTransaction(ctx, async (tx): Promise<RequestAnswerOutcome> => {
    const row = await readRequest(tx.db, wish.id);
    if (!row) return { kind: 'missing' };
    await lockOrders(tx.db, { names: [], ids: [row.orderId], shipmentKeys: [] });
    const order = await readOrderById(tx.db, row.orderId);
    const asked = order?.doc?.state.customer?.requests?.find((request) => request.identity === row.identity);
    const code = asked ? answerCode(asked.kind, asked.state, wish.verdict) : null;
    if (!order?.doc || !asked || code === null) return { kind: 'not_open' };
    const reasons: readonly string[] = REFUSAL_REASONS[asked.kind];
    if (wish.verdict === 'refused' && !(wish.reason && reasons.includes(wish.reason))) return { kind: 'no_reason' };
    const invoice = wish.invoice?.trim();
    if (asked.kind === 'invoice' && wish.verdict === 'done' && !invoice) return { kind: 'no_invoice' };
    const now = tx.now();
    await recordByHand(
      tx,
      [
        {
          reporter: { source: BY_HAND, kind: 'manual' },
          order: { shop: order.shop, orderNo: order.orderNo },
          identityKey: `answer|${row.id}|${wish.verdict}`,
          code,
          ...(wish.verdict === 'refused' ? { reason: wish.reason } : {}),
          occurredAt: now,
          precision: 'second',
          data: { by: wish.by },
        },
      ],
      false,
    );
    const detail = { what: asked.kind, verdict: wish.verdict, ...(wish.reason ? { reason: wish.reason } : {}) };
    await writeAudit(tx.db, { actor: wish.by, action: 'request.answered', subject: `order:${row.orderId}`, detail });
    await saveRequestState(tx.db, {
      id: row.id,
      state: row.state,
      answeredBy: wish.by,
      ...(invoice && asked.kind === 'invoice' ? { answer: { invoice } } : {}),
      closedAt: null,
      details: row.details,
    });
    await settleRequestsOf(tx, row.orderId);
    const after = (await readOrderById(tx.db, row.orderId))!.doc!.state.customer?.requests;
    return { kind: 'answered', state: after?.find((request) => request.identity === row.identity)?.state ?? asked.state };
  });
}
