import type { OrderState } from '../order/order-state';
import { actorOf } from '../rule/clock-actor';
import { type RunningClock, runningClocks } from '../rule/clock-start';
import type { Clock } from '../rule/rule';
import type { Attention } from '../tracking/attention';
import type { SourceKind } from '../tracking/fact';
import { standsStill } from './clock-pauses';
import type { Pause } from './fold-pauses';
import { isToldOnce } from './incident-pause';

/** What the silence of a source is called to the people who wait, by what it tells of. */
const SILENT: Partial<Record<SourceKind, string>> = {
  gateway: 'system.payment_silent',
  wms: 'system.warehouse_silent',
  erp: 'system.shop_silent',
  platform: 'system.shop_silent',
  crm: 'system.shop_silent',
};

/** Why an order of a common cause waits, by the step that stands. */
const STANDING: Record<Clock, string> = {
  payment_due: 'payment.timeout',
  payment_verify: 'payment.verify_slow',
  review: 'shipper.review_late',
  warehouse_accept: 'shipper.not_accepted',
  pick_start: 'shipper.picking_late',
  carrier_collect: 'carrier.missed_pickup',
  movement: 'carrier.no_movement',
  out_for_delivery: 'carrier.not_delivered',
  pickup_point: 'recipient.no_reply_locker',
  past_promise: 'promise.past',
  late_risk: 'promise.past',
  edits: 'behaviour.edits',
  reorders: 'behaviour.reorders',
  burst: 'behaviour.burst',
};

function flagOf(pause: Pause, { clock, shipmentKey, since }: RunningClock): Attention {
  const told = pause.told ? { told: pause.told } : {};
  if (pause.kind === 'common_cause') {
    return { kind: 'stalled', shipmentKey, since, reason: STANDING[clock], actor: actorOf(clock), severity: 'P1', ...told };
  }
  const reason = (pause.sourceKind && SILENT[pause.sourceKind]) ?? 'system.source_silent';
  return { kind: 'silent', shipmentKey, since: pause.from, reason, actor: 'service', severity: 'P2', ...told };
}

/**
 * The flags that open incidents raise over an order: a silent source while the order waits for its word (DOMAIN 5.6),
 * `since` it was last heard; a common cause for each step that stands, in the place of a stall of its own. An order that
 * moves on has none.
 */
export function pauseAttention(state: OrderState): Attention[] {
  // an order whose customer is told keeps the flag of its stall
  const open = (state.pauses ?? []).filter((p) => p.until === null && !isToldOnce(p));
  if (open.length === 0) return [];
  const clocks = runningClocks(state);
  return open.flatMap((pause) => {
    const held = clocks.filter((clock) => standsStill(clock, state, pause));
    // one silent source is one flag, however many shipments wait for it
    return held.slice(0, pause.kind === 'common_cause' ? held.length : 1).map((clock) => flagOf(pause, clock));
  });
}
