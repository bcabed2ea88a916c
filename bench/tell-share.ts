import type { Fact } from '../server/domain/tracking/fact';
import { newContext } from '../server/store/context';
import { recordFacts } from '../server/usecases/tracking/record-facts';
import { at } from '../tests/builders/fact';
import { recordable } from '../tests/convergence/record-tellings';

/** One telling of a fact, about an order of its own. */
export interface Telling {
  fact: Fact;
  tag: string;
}

const FACTS_A_CALL = 25;
const ctx = newContext(() => at(150_000));

/** Records its shares, each as one source would: call after call. Several of these processes write at once. */
process.on('message', async ({ shares }: { shares: Telling[][] }) => {
  await Promise.all(shares.map(tell));
  process.send!({ done: true });
});

async function tell(share: readonly Telling[]): Promise<void> {
  for (let from = 0; from < share.length; from += FACTS_A_CALL) {
    const batches = share.slice(from, from + FACTS_A_CALL).map(({ fact, tag }) => recordable([fact], tag));
    await recordFacts(ctx, { orders: batches.flatMap((b) => b.orders), facts: batches.flatMap((b) => b.facts) });
  }
}

process.send!({ ready: true });
