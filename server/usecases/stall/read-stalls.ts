import { foldStalls } from '@/server/domain/stall/fold-stalls';
import type { Stall } from '@/server/domain/stall/stall';
import { type Fact, orderSubject } from '@/server/domain/tracking/fact';
import type { Context } from '@/server/store/context';
import { readFactsForFold } from '@/server/store/fact';

/** Every stall of some orders, open and closed, oldest first, from the log. */
export async function readStalls(ctx: Context, orderIds: readonly string[]): Promise<Map<string, Stall[]>> {
  const facts = await readFactsForFold(ctx.db, orderIds.map(orderSubject), []);
  const bySubject = new Map<string, Fact[]>();
  for (const { fact } of facts) {
    const held = bySubject.get(fact.subject);
    if (held) held.push(fact);
    else bySubject.set(fact.subject, [fact]);
  }
  return new Map(orderIds.map((id) => [id, foldStalls(bySubject.get(orderSubject(id)) ?? [])]));
}
