import { briefOf } from '@/server/domain/mapping/order-brief';
import { type CombinationFault, faultsOf } from '@/server/domain/order/change-combinations';
import type { CombinationRule } from '@/server/domain/order/combination';
import type { Context } from '@/server/store/context';
import { readFactsOfOrder } from '@/server/store/fact';
import { readOrderById } from '@/server/store/order';
import { findOrdersBeforeCarrier } from '@/server/store/refold-run';
import { makeFolder } from './fold-with';
import { readCombinationTable } from './save-combinations';
import { type Compared, type PreviewTally, tallyPreview } from './tally-preview';

/** Orders that a preview folds twice; more would keep the admin waiting. */
const LOOKED_AT = 300;
const COUNTED = 5_000;

export type CombinationPreview =
  | ({ kind: 'preview'; orders: number; isCut: boolean } & PreviewTally)
  | { kind: 'refused'; faults: CombinationFault[] };

/** What a table of rules would do to the open orders that no carrier has in hand, the newest first. Writes nothing. */
export async function previewCombinations(ctx: Context, input: { rules: CombinationRule[] }): Promise<CombinationPreview> {
  const faults = faultsOf(input.rules);
  if (faults.length > 0) return { kind: 'refused', faults };
  const { rules: inForce } = await readCombinationTable(ctx);
  const fold = await makeFolder(ctx);
  const ids = await findOrdersBeforeCarrier(ctx.db, COUNTED + 1);
  const compared: Compared[] = [];
  for (const id of ids.slice(0, LOOKED_AT)) {
    const order = await readOrderById(ctx.db, id);
    if (!order?.doc) continue;
    const facts = await readFactsOfOrder(ctx.db, id);
    const [before, after] = [inForce, input.rules].map((combinations) => briefOf(fold(order, facts, { combinations })));
    compared.push({ orderId: id, orderNo: order.orderNo, shop: order.shop, before: before!, after: after! });
  }
  return { kind: 'preview', orders: Math.min(ids.length, COUNTED), isCut: ids.length > COUNTED, ...tallyPreview(compared) };
}
