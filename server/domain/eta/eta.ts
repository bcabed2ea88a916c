import type { Instant } from '../shared/instant';

/** An arrival window with a stated confidence. Never a bare date. */
export interface Eta {
  p10: Instant;
  p50: Instant;
  p80: Instant;
  p90: Instant;
  /** What it was learned from. */
  basis: {
    /** Level of back-off: the narrower, the earlier in the list. */
    level: 'lane_carrier' | 'lane' | 'destination' | 'country' | 'shop' | 'carrier_default';
    /** Delivered orders behind it; 0 for carrier defaults. */
    orders: number;
    /** From which moment on the journey was measured. */
    leg: 'placed' | 'paid' | 'shipped' | 'picked_up' | 'out_for_delivery';
  };
  model: number;
  /** During an exception only the lower bound is told. */
  notBefore?: Instant;
}
