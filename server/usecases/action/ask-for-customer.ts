import { type InputProblem, type RawFields, readActionInput } from '@/server/domain/action/action-input';
import type { ActionCode } from '@/server/domain/action/action-settings';
import type { Context } from '@/server/store/context';
import { readOrderById } from '@/server/store/order';
import { readShopZone } from '../access/read-shop-zone';
import { type ActionOutcome, doAction } from './do-action';

export type AskOutcome = Exclude<ActionOutcome, { kind: 'done' }> | { kind: 'done' } | { kind: 'invalid'; problems: InputProblem[] };

/** Service asks for a customer on the phone what the customer could ask on the page, until the later limit that service has. */
export async function askForCustomer(
  ctx: Context,
  input: { orderId: string; code: ActionCode; fields: RawFields; nonce: string; by: string },
): Promise<AskOutcome> {
  const order = await readOrderById(ctx.db, input.orderId);
  if (!order) return { kind: 'missing' };
  const timeZone = await readShopZone(ctx, order.shop);
  const read = readActionInput(input.code, input.fields, { now: ctx.now(), timeZone });
  if (read.kind === 'invalid') return read;
  const actor = { tier: 'staff' as const, role: 'staff' as const, by: input.by };
  const done = await doAction(ctx, { orderId: input.orderId, actor, input: read.input, nonce: input.nonce });
  return done.kind === 'done' ? { kind: 'done' } : done;
}
