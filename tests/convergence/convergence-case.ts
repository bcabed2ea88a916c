import type { Lifecycle, Overlay } from '@/server/domain/order/lifecycle';
import type { OrderState } from '@/server/domain/order/order-state';
import type { PaymentState } from '@/server/domain/payment/payment-state';
import type { Fact } from '@/server/domain/tracking/fact';

/** What a case ends in, written by hand from DOMAIN and not by the fold. */
export interface End {
  lifecycle: Lifecycle;
  overlay?: Overlay;
  payment: PaymentState;
  /** Milestone of each tracking number, with its sub-status after a dot. */
  shipments: Record<string, string>;
  /** Kind and reason of every open flag. */
  flags?: string[];
  /** Codes of lines that customers do not see; an unmapped one stands under the source's own code. */
  hidden?: string[];
  /** Lines of the timeline, where they are not as many as the facts. */
  lines?: number;
  /** Steps told as inferred, as '<number> <milestone>'. */
  implied?: string[];
}

/** Eight facts, heard in any order, and the one end they have. */
export interface ConvergenceCase {
  name: string;
  facts: readonly Fact[];
  end: End;
}

/** A state in the terms of an `End`, comparable as text. `tag` is what was put behind the tracking numbers to tell sets apart. */
export function endOf(state: OrderState, tag = ''): string {
  const numberOf = (key: string) => (key.split('/')[1] ?? '').slice(0, tag ? -tag.length : undefined);
  return write({
    lifecycle: state.lifecycle,
    overlay: state.overlay,
    payment: state.payment,
    shipments: Object.fromEntries(
      state.shipments.map((s) => [
        numberOf(s.key),
        `${s.milestone}${s.subStatus ? `.${s.subStatus}` : ''}${s.deliveredKind === 'claimed' ? ' (claimed)' : ''}`,
      ]),
    ),
    flags: state.attention.map((flag) => `${flag.kind} ${flag.reason}`),
    lines: state.timeline.length,
    hidden: state.timeline.filter((line) => !line.customerVisible).map((line) => line.code ?? line.sourceCode ?? '?'),
    implied: (state.implied ?? []).map((step) => `${numberOf(step.shipmentKey)} ${step.milestone}`),
  });
}

/** The end written down, in the same form. */
export function write(end: End): string {
  return JSON.stringify({
    lifecycle: end.lifecycle,
    overlay: end.overlay ?? null,
    payment: end.payment,
    shipments: Object.entries(end.shipments).sort(([a], [b]) => (a < b ? -1 : 1)),
    lines: end.lines ?? 8,
    flags: [...(end.flags ?? [])].sort(),
    hidden: [...(end.hidden ?? [])].sort(),
    implied: [...(end.implied ?? [])].sort(),
  });
}
