import type { OrderState } from '../order/order-state';
import { runningClocks } from '../rule/clock-start';
import type { Attention } from '../tracking/attention';
import type { SourceKind } from '../tracking/fact';
import { standsStill } from './clock-pauses';

/** What the silence of a source is called to the people who wait, by what it tells of. */
const REASONS: Partial<Record<SourceKind, string>> = {
  gateway: 'system.payment_silent',
  wms: 'system.warehouse_silent',
  erp: 'system.shop_silent',
  platform: 'system.shop_silent',
  crm: 'system.shop_silent',
};

/**
 * The flags that silent sources raise over an order while it waits for their word (DOMAIN 5.6); `since` is when the
 * source was last heard. An order that others keep moving has none.
 */
export function pauseAttention(state: OrderState): Attention[] {
  const open = (state.pauses ?? []).filter((p) => p.until === null && p.kind === 'source_silent');
  if (open.length === 0) return [];
  const clocks = runningClocks(state);
  return open.flatMap((pause): Attention[] => {
    const waiting = clocks.find((clock) => standsStill(clock, state, pause));
    if (!waiting) return [];
    const reason = (pause.sourceKind && REASONS[pause.sourceKind]) ?? 'system.source_silent';
    return [{ kind: 'silent', shipmentKey: waiting.shipmentKey, since: pause.from, reason, actor: 'service', severity: 'P2' }];
  });
}
