import { foldStalls } from '@/server/domain/stall/fold-stalls';
import type { Stall } from '@/server/domain/stall/stall';
import { type Fact, orderSubject } from '@/server/domain/tracking/fact';
import type { Context } from '@/server/store/context';
import { readStallFacts } from '@/server/store/fact';

/** What the portal said of the stalls of some orders, by order; from the log. */
export async function readToldStalls(ctx: Context, orderIds: readonly string[]): Promise<Map<string, Fact[]>> {
  const told = new Map(orderIds.map((id): [string, Fact[]] => [orderSubject(id), []]));
  for (const fact of await readStallFacts(ctx.db, [...told.keys()])) told.get(fact.subject)!.push(fact);
  return new Map(orderIds.map((id) => [id, told.get(orderSubject(id))!]));
}

/** Every stall of some orders, open and closed, oldest first, from the log. */
export async function readStalls(ctx: Context, orderIds: readonly string[]): Promise<Map<string, Stall[]>> {
  const told = await readToldStalls(ctx, orderIds);
  return new Map(orderIds.map((id) => [id, foldStalls(told.get(id)!)]));
}
