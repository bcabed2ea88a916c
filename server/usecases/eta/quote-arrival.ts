import { draftOrder } from '@/server/domain/eta/draft-order';
import type { Eta } from '@/server/domain/eta/eta';
import { predictEta } from '@/server/domain/eta/predict-eta';
import { momentOf } from '@/server/domain/eta/quantiles';
import type { Instant } from '@/server/domain/shared/instant';
import { orderSubject } from '@/server/domain/tracking/fact';
import type { Context } from '@/server/store/context';
import { loadEtaModel } from '@/server/store/eta-model';
import { readShopZone } from '../access/read-shop-zone';
import { prepareOrder } from '../tracking/prepare-batch';
import type { NewOrder } from '../tracking/record-batch';

/** An order that somebody thinks of placing. */
export interface QuoteWish {
  header: Omit<NewOrder['header'], 'orderNo' | 'type' | 'items'>;
  carrier?: string;
  /** How sure the promise is to be, from 0.5 to 0.95. */
  confidence: number;
}

export type Quote = { kind: 'known'; eta: Eta; promiseBy: Instant; timeZone: string } | { kind: 'unknown' };

/**
 * When an order that is placed at `placedAt` would come, and by when it can be promised: the moment by which the wished share of such
 * orders has arrived. Nothing is recorded; costs no query but what the caches of model and zones refresh. Unknown where neither the
 * shop's history nor a carrier's default says anything.
 */
export async function quoteArrival(ctx: Context, { header, carrier, confidence }: QuoteWish): Promise<Quote> {
  const reporter = { source: 'quote', kind: 'platform' as const };
  const order = { ...header, orderNo: 'quote', type: 'normal' as const, items: [] };
  const { body } = prepareOrder({ reporter, header: order, contact: {} }, ctx.now(), false);
  const state = draftOrder({ subject: orderSubject('quote'), ...body }, header.shop, carrier);
  const eta = predictEta({ state, model: await loadEtaModel(ctx.db), now: header.placedAt });
  if (!eta) return { kind: 'unknown' };
  return { kind: 'known', eta, promiseBy: momentOf(eta, confidence), timeZone: await readShopZone(ctx, header.shop) };
}
