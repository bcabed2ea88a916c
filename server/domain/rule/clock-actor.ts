import type { Actor } from '../tracking/sub-status';
import type { Clock } from './rule';

const ACTORS: Record<Clock, Actor> = {
  payment_due: 'customer',
  payment_verify: 'service',
  review: 'service',
  warehouse_accept: 'warehouse',
  pick_start: 'warehouse',
  carrier_collect: 'carrier',
  movement: 'carrier',
  out_for_delivery: 'carrier',
  pickup_point: 'customer',
  past_promise: 'service',
  late_risk: 'service',
  edits: 'service',
  reorders: 'service',
  burst: 'service',
};

/** Who has to act while the step of a clock takes too long. */
export function actorOf(clock: Clock): Actor {
  return ACTORS[clock];
}
