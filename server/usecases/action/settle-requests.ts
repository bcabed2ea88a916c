import type { OrderDocument } from '@/server/domain/order/order-document';
import { readContact, writeContacts } from '@/server/store/contact';
import { type Context, inTransaction } from '@/server/store/context';
import {
  ordersWithOpenRequests,
  type RequestRow,
  type RequestRowState,
  readRequests,
  saveRequestState,
} from '@/server/store/customer-request';
import { lockOrders, readOrderById } from '@/server/store/order';

/** Over: nobody of the shop has to do anything more. What was overtaken still waits for somebody to tell the customer. */
const CLOSED: ReadonlySet<RequestRowState> = new Set<RequestRowState>(['done', 'refused', 'withdrawn']);
const ROUND = 200;

/**
 * Brings the rows of one order's open requests to what the log says of them, within the transaction that holds the order.
 * The warehouse's word applies a new address to the contact; the sealed part of what came to nothing goes.
 */
export async function settleRequestsOf(tx: Context, orderId: string): Promise<void> {
  const rows = (await readRequests(tx.db, orderId)).filter((row) => row.closedAt === null);
  if (rows.length === 0) return;
  const document = (await readOrderById(tx.db, orderId))?.doc;
  if (!document) return;
  for (const row of rows) {
    const state = stateIn(document, row);
    if (state === row.state) continue;
    const replaced = state === 'done' && row.kind === 'address' ? await applyAddress(tx, row) : null;
    const isOver = CLOSED.has(state);
    // what was done is still asked about; what came to nothing nobody needs
    const details = isOver && state !== 'done' ? null : row.details && { ...row.details, ...(replaced ? { replaced } : {}) };
    await saveRequestState(tx.db, { id: row.id, state, closedAt: isOver ? tx.now() : null, details });
  }
}

/** A request that the log does not hold any more was taken back, or asked anew. */
function stateIn({ state }: OrderDocument, row: RequestRow): RequestRowState {
  return state.customer?.requests?.find((request) => request.identity === row.identity)?.state ?? 'withdrawn';
}

/** Answers the address that it replaces. */
async function applyAddress(tx: Context, { orderId, details }: RequestRow): Promise<string | null> {
  if (!details?.address) return null;
  const contact = (await readContact(tx.db, orderId)) ?? {};
  const { postcode: _old, ...kept } = contact;
  const postcode = details.postcode ? { postcode: details.postcode } : {};
  await writeContacts(tx.db, [{ orderId, contact: { ...kept, address: details.address, ...postcode } }]);
  return contact.address ?? null;
}

/** Looks at every order with an open request: systems of the shop answer by events. Answers how many were looked at. */
export async function settleRequests(ctx: Context, signal?: AbortSignal): Promise<number> {
  let looked = 0;
  let last = '00000000-0000-0000-0000-000000000000';
  while (!signal?.aborted) {
    const ids = await ordersWithOpenRequests(ctx.db, last, ROUND);
    for (const orderId of ids) {
      await inTransaction(ctx, async (tx) => {
        await lockOrders(tx.db, { names: [], ids: [orderId], shipmentKeys: [] });
        await settleRequestsOf(tx, orderId);
      });
    }
    looked += ids.length;
    if (ids.length < ROUND) break;
    last = ids.at(-1)!;
  }
  return looked;
}
