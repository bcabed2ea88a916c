import type { Context } from '@/server/store/context';
import { readRequests } from '@/server/store/customer-request';

/** What a customer asked, for who has the tier that it takes to ask it; null where the portal keeps nothing of it. */
export async function readOwnRequest(
  ctx: Context,
  input: { orderId: string; identity: string },
): Promise<{ address?: string; title?: string; invoice?: string } | null> {
  const row = (await readRequests(ctx.db, input.orderId)).find((request) => request.identity === input.identity);
  if (!row) return null;
  const { address, title } = row.details ?? {};
  const invoice = row.answer?.invoice;
  return { ...(address ? { address } : {}), ...(title ? { title } : {}), ...(invoice ? { invoice } : {}) };
}
