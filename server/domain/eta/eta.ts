import type { Instant } from '../shared/instant';

/** An arrival window with a stated confidence. Never a bare date. */
export interface Eta {
  /** The window that is told: 8 of 10 arrive between the two. Shorter than p10 to p90, because lateness has the longer tail. */
  from: Instant;
  to: Instant;
  p5: Instant;
  p10: Instant;
  /** The likely moment: half arrive before it. */
  p50: Instant;
  p80: Instant;
  p90: Instant;
  p95: Instant;
  /**
   * Past it an order is later than usual: 95 of 100 such orders had arrived by then, counted from the step it stands at. The
   * quantiles above are those of orders that have waited as long as this one, so they lie ahead however late it is.
   */
  lateAt: Instant;
  /** What it was learned from. */
  basis: {
    /** Level of back-off: the narrower, the earlier in the list. */
    level: 'lane_carrier' | 'lane' | 'destination' | 'country' | 'shop' | 'carrier_default';
    /** Delivered orders behind it; 0 for carrier defaults. */
    orders: number;
    /** From which moment on the journey was measured. */
    leg: 'placed' | 'paid' | 'packed' | 'shipped' | 'picked_up' | 'moving' | 'out_for_delivery';
  };
  model: number;
  /** During an exception only the lower bound is told. */
  notBefore?: Instant;
  /** The step before the door that the order waits for; left out where nothing is known of it or the door is next. */
  next?: NextStep;
}

/** The next step on the way, with its window of 8 in 10. */
export interface NextStep {
  step: 'handed_over' | 'out_for_delivery';
  from: Instant;
  p50: Instant;
  to: Instant;
}
