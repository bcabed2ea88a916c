import type { Context } from '@/server/store/context';
import type { NewOrder, RecordOutcome, Reporter } from '../tracking/record-batch';
import { recordFacts } from '../tracking/record-facts';
import { notePostingSources } from './note-posting-sources';
import { countNews } from './traffic-counter';

/** Who posts orders is the shop itself. */
const SHOP: Reporter = { source: 'shop', kind: 'platform' };

/** Makes or replaces orders that the shop posts, all in one transaction. Answers in the order of the input. */
export async function recordPostedOrders(ctx: Context, input: { orders: Omit<NewOrder, 'reporter'>[] }): Promise<RecordOutcome[]> {
  const at = ctx.now();
  const batch = { orders: input.orders.map((order): NewOrder => ({ reporter: SHOP, ...order })), facts: [] };
  const answer = await recordFacts(ctx, batch);
  const refused = answer.orders.map((outcome) => (outcome.status === 'rejected' ? `${outcome.field}: ${outcome.reason}` : null));
  await notePostingSources(ctx, new Map([[SHOP.source, refused.includes(null) ? null : refused[0]!]]), at);
  countNews(ctx, batch, answer);
  return answer.orders;
}
