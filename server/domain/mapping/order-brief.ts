import type { Lifecycle, Overlay } from '../order/lifecycle';
import type { Headline, OrderDocument } from '../order/order-document';
import type { AttentionKind } from '../tracking/attention';
import type { Milestone } from '../tracking/milestone';

/** What people compare when they ask what a change did to an order. */
export interface OrderBrief {
  lifecycle: Lifecycle;
  overlay?: Overlay;
  health: OrderDocument['health'];
  headline: Headline;
  attention: AttentionKind[];
  milestones: Milestone[];
}

export function briefOf(document: OrderDocument): OrderBrief {
  const { state } = document;
  return {
    lifecycle: state.lifecycle,
    ...(state.overlay ? { overlay: state.overlay } : {}),
    health: document.health,
    headline: document.headline,
    attention: [...new Set(document.attention.map((a) => a.kind))].sort(),
    milestones: state.shipments.map((s) => s.milestone),
  };
}

/** Whether two briefs say the same; the headline's numbers move with the clock and do not count. */
export function isSameBrief(a: OrderBrief, b: OrderBrief): boolean {
  const told = ({ headline, ...rest }: OrderBrief) => JSON.stringify([rest, headline.key]);
  return told(a) === told(b);
}
