import { presentWindow } from '../access/present-window';
import type { Eta } from '../eta/eta';
import { wholeEta } from '../eta/told-arrival';
import type { OrderDocument } from '../order/order-document';
import type { OrderState } from '../order/order-state';
import { MINUTE, toIso } from '../shared/instant';
import type { OrderTicket } from '../ticket/ticket';
import type { Attention } from '../tracking/attention';
import type { HookChange } from './hook-types';

/** An arrival that moves by less is the same arrival: it is worked out anew with every scan. */
const ETA_STEP = 30 * MINUTE;

/**
 * What a new version of an order's document changes for those who are told of it, in the order in which it is told. `before` is null
 * for a new order. Of an order that came with an import of past ones nobody is told.
 */
export function findChanges(before: OrderDocument | null, after: OrderDocument): HookChange[] {
  if (after.state.history) return [];
  return [
    ...stateChanges(before?.state ?? null, after.state),
    ...shipmentChanges(before?.state ?? null, after.state),
    ...flagChanges(before, after),
    ...etaChanges(before?.eta ?? null, after.eta),
    ...ticketChanges(before?.state.tickets ?? [], after.state.tickets ?? []),
  ];
}

function stateChanges(before: OrderState | null, after: OrderState): HookChange[] {
  const changes: HookChange[] = [];
  const [from, to] = [before && stateOf(before), stateOf(after)];
  if (JSON.stringify(from) !== JSON.stringify(to)) changes.push({ type: 'order.state_changed', change: { from, to } });
  const paid = before?.payment ?? 'none';
  if (paid !== after.payment) changes.push({ type: 'order.payment_changed', change: { from: paid, to: after.payment } });
  return changes;
}

function stateOf({ lifecycle, overlay, forced }: OrderState) {
  return { lifecycle, ...(overlay ? { overlay } : {}), ...(forced ? { forced: true as const } : {}) };
}

function shipmentChanges(before: OrderState | null, after: OrderState): HookChange[] {
  const known = new Map(before?.shipments.map((shipment) => [shipment.key, shipment.milestone]));
  return after.shipments.flatMap((shipment): HookChange[] => {
    const { carrier, trackingNo, isReturn, milestone, subStatus, reason, since } = shipment;
    const from = known.get(shipment.key) ?? null;
    if (from === milestone) return [];
    const more = { ...(subStatus ? { subStatus } : {}), ...(reason ? { reason } : {}), since: toIso(since) };
    return [{ type: 'shipment.milestone_changed', change: { carrier, trackingNo, isReturn, from, to: milestone, ...more } }];
  });
}

/** A flag is told again when it climbs its ladder. */
function flagChanges(before: OrderDocument | null, after: OrderDocument): HookChange[] {
  const [was, is] = [byKey(before?.attention ?? []), byKey(after.attention)];
  const raised = [...is].filter(([key, flag]) => flag.rung !== was.get(key)?.rung || !was.has(key)).map(([, flag]) => flag);
  const cleared = [...was].filter(([key]) => !is.has(key)).map(([, flag]) => flag);
  return [
    ...raised.map((flag): HookChange => ({ type: isStall(flag) ? 'order.stalled' : 'order.flag_raised', change: tell(flag, after.state) })),
    ...cleared.map(
      (flag): HookChange => ({ type: isStall(flag) ? 'order.stall_ended' : 'order.flag_cleared', change: tell(flag, after.state) }),
    ),
  ];
}

function byKey(flags: readonly Attention[]): Map<string, Attention> {
  return new Map(flags.map((flag) => [`${flag.kind}|${flag.shipmentKey}|${flag.rule ?? flag.reason}`, flag]));
}

function isStall({ kind }: Attention): boolean {
  return kind === 'stalled' || kind === 'late';
}

function tell({ kind, reason, actor, severity, since, shipmentKey, rule, rung }: Attention, state: OrderState) {
  const trackingNo = state.shipments.find((shipment) => shipment.key === shipmentKey)?.trackingNo;
  return {
    kind,
    reason,
    actor,
    severity,
    since: toIso(since),
    ...(trackingNo === undefined ? {} : { trackingNo }),
    ...(rule === undefined ? {} : { rule }),
    ...(rung === undefined ? {} : { rung }),
  };
}

function etaChanges(before: Eta | null, after: Eta | null): HookChange[] {
  if (before === null && after === null) return [];
  const isMoved = before === null || after === null || before.notBefore !== after.notBefore;
  const moved = isMoved
    ? Number.POSITIVE_INFINITY
    : Math.max(Math.abs(before.p50 - after.p50), Math.abs(wholeEta(before).to - wholeEta(after).to));
  return moved < ETA_STEP
    ? []
    : [{ type: 'order.eta_changed', change: { from: before && presentWindow(before), to: after && presentWindow(after) } }];
}

function ticketChanges(before: readonly OrderTicket[], after: readonly OrderTicket[]): HookChange[] {
  const known = new Map(before.map((ticket) => [ticket.id, ticket]));
  return after.flatMap((ticket): HookChange[] => {
    const was = known.get(ticket.id);
    if (was?.state === ticket.state && was.answerBy === ticket.answerBy) return [];
    const { no, kind, state, answerBy } = ticket;
    const type = state === 'closed' ? 'ticket.closed' : was ? 'ticket.changed' : 'ticket.opened';
    return [{ type, change: { ticketNo: no, kind, state, ...(answerBy === undefined ? {} : { answerBy: toIso(answerBy) }) } }];
  });
}
