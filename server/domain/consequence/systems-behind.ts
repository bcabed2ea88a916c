import { actorOf } from '../rule/clock-actor';
import type { Clock } from '../rule/rule';
import type { SourceKind } from '../tracking/fact';
import type { Actor } from '../tracking/sub-status';

const KINDS: Partial<Record<Actor, readonly SourceKind[]>> = {
  warehouse: ['wms', 'erp'],
  service: ['gateway', 'erp', 'platform'],
  customer: ['gateway', 'platform'],
  carrier: ['tms'],
};

/** Kinds of systems that can know how a step goes, beside the vendors that are asked about shipments by number. */
export function systemsBehind(clock: Clock): readonly SourceKind[] {
  return KINDS[actorOf(clock)] ?? [];
}
