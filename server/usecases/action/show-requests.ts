import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { type RequestDetails, readRequests } from '@/server/store/customer-request';

/** The personal part of everything asked about an order, by the identity of what asked. The look is on record first. */
export async function showRequests(ctx: Context, input: { orderId: string; by: string }): Promise<Map<string, RequestDetails>> {
  return inTransaction(ctx, async (tx) => {
    const rows = (await readRequests(tx.db, input.orderId)).filter((row) => row.details !== null);
    if (rows.length > 0) {
      const detail = { what: [...new Set(rows.map((row) => row.kind))] };
      await writeAudit(tx.db, { actor: input.by, action: 'request.shown', subject: `order:${input.orderId}`, detail });
    }
    return new Map(rows.map(({ identity, details }) => [identity, withoutReplaced(details!)]));
  });
}

/** The address before is the contact's own business. */
function withoutReplaced({ replaced: _replaced, ...details }: RequestDetails): RequestDetails {
  return details;
}
