import { systemsBehind } from '@/server/domain/consequence/systems-behind';
import type { Clock } from '@/server/domain/rule/rule';
import type { Context } from '@/server/store/context';
import { readSources } from '@/server/store/source';
import { hastenPull } from '@/server/store/source-pull';
import { pullOrder } from '../pull/pull-order';

/**
 * Asks again what knows how some steps go: the vendors about the order's shipments now, systems that are asked on a schedule at
 * their next turn at once. Safe to repeat: what they say twice is one fact. Answers whether there was anybody to ask.
 */
export async function askSystemsAgain(
  ctx: Context,
  input: { orderId: string; shop: string; clocks: readonly Clock[]; actor: string },
): Promise<boolean> {
  const kinds = input.clocks.flatMap(systemsBehind);
  const sources = (await readSources(ctx.db)).filter(
    (source) => source.enabled && kinds.includes(source.kind) && (source.shop === null || source.shop === input.shop),
  );
  let asked = 0;
  for (const { id } of sources) if (await hastenPull(ctx.db, id, ctx.now())) asked += 1;
  const pulled = await pullOrder(ctx, { orderId: input.orderId, actor: input.actor });
  return asked > 0 || pulled.kind === 'asked';
}
