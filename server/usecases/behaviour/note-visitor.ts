import { noteVisitor } from '@/server/store/behaviour';
import type { Context } from '@/server/store/context';

/** Remembers for two weeks, as keyed hashes, from which device and address an order was changed on our own pages (R0-6). */
export async function noteOrderVisitor(
  ctx: Context,
  input: { orderId: string; client: string; userAgent: string; languages: string },
): Promise<void> {
  const { orderId, client, userAgent, languages } = input;
  await noteVisitor(ctx.db, orderId, { device: `${client}|${userAgent}|${languages}`, client }, ctx.now());
}
