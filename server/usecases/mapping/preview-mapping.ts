import { briefOf } from '@/server/domain/mapping/order-brief';
import { compileOverlay } from '@/server/domain/mapping/overlay';
import { isUnfit, remapFacts } from '@/server/domain/mapping/remap-fact';
import { changeMappings, type MappingChange } from '@/server/domain/mapping/status-mapping';
import { mapSourceCode } from '@/server/sources/registry';
import type { Context } from '@/server/store/context';
import { readFactsOfOrder } from '@/server/store/fact';
import { readOrderById } from '@/server/store/order';
import { findOrdersOfCode } from '@/server/store/unmapped';
import { registeredSources } from '../source/registered-sources';
import { accountsOf, adapterOf } from './accounts';
import { makeFolder } from './fold-with';
import { readMapHead } from './save-mapping';
import { type Compared, type PreviewTally, tallyPreview } from './tally-preview';

/** Orders that a preview folds twice; more would keep the admin waiting. */
const LOOKED_AT = 300;
/** Orders that are counted; beyond it is "more than". */
const COUNTED = 5_000;

export type MappingPreview =
  | ({
      kind: 'preview';
      version: number;
      /** Orders that carry the code, at most COUNTED. */
      orders: number;
      isCut: boolean;
      /** Facts that the new code does not fit: a milestone without a shipment, a step of the order at a tracking number alone. */
      unfit: number;
    } & PreviewTally)
  | { kind: 'outdated'; version: number };

/** What a change of the map would do to the orders that carry the code. Writes nothing. */
export async function previewMapping(ctx: Context, input: { base: number; change: MappingChange }): Promise<MappingPreview> {
  const head = await readMapHead(ctx);
  if (head.version !== input.base) return { kind: 'outdated', version: head.version };
  const { change } = input;
  const overlay = compileOverlay(head.version + 1, changeMappings(head.mappings, change, head.version + 1));
  const registered = await registeredSources(ctx);
  const speakerOf = (source: string) => ({ source, adapter: adapterOf(registered, source) });
  const sources = accountsOf(registered, change);
  const isMapped =
    head.mappings.some((m) => m.sourceCode === change.sourceCode) ||
    sources.some((source) => mapSourceCode(adapterOf(registered, source), change.sourceCode, '').code !== null);
  const ids = await ordersOfCode(ctx, { sources, sourceCode: change.sourceCode, isMapped });
  const fold = await makeFolder(ctx);
  const compared: Compared[] = [];
  let unfit = 0;
  for (const id of ids.slice(0, LOOKED_AT)) {
    const order = await readOrderById(ctx.db, id);
    if (!order?.doc) continue;
    const facts = await readFactsOfOrder(ctx.db, id);
    const revised = remapFacts(facts, speakerOf, overlay, ctx.now());
    unfit += facts.filter((f) => f.sourceCode === change.sourceCode && isUnfit(f, speakerOf(f.source), overlay)).length;
    const [before, after] = [facts, [...facts, ...revised]].map((all) => briefOf(fold(order, all)));
    compared.push({ orderId: id, orderNo: order.orderNo, shop: order.shop, before: before!, after: after! });
  }
  const orders = Math.min(ids.length, COUNTED);
  return { kind: 'preview', version: head.version, orders, isCut: ids.length > COUNTED, unfit, ...tallyPreview(compared) };
}

/** The orders that carry the code. One that nobody has mapped may still be one that an account explains by itself. */
async function ordersOfCode(
  ctx: Context,
  { isMapped, ...code }: { sources: string[]; sourceCode: string; isMapped: boolean },
): Promise<string[]> {
  const want = { ...code, limit: COUNTED + 1 };
  const unmapped = isMapped ? [] : await findOrdersOfCode(ctx.db, { ...want, alsoMapped: false });
  return unmapped.length > 0 ? unmapped : findOrdersOfCode(ctx.db, { ...want, alsoMapped: true });
}
