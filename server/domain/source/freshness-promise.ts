import type { SourceKind } from '../tracking/fact';

/**
 * Minutes within which news of a kind of source should reach us (R3-22: payment 5 min, warehouse 30 min, shipping 1 h);
 * null for kinds that promise nothing: people, and our own portal.
 */
const PROMISED_MIN: Record<SourceKind, number | null> = {
  gateway: 5,
  platform: 5,
  wms: 30,
  erp: 30,
  crm: 60,
  tms: 60,
  carrier: 60,
  aggregator: 60,
  other: 60,
  customer: null,
  manual: null,
  portal: null,
};

/** The promise in force, in minutes: the account's own, else that of its kind. */
export function promisedMinutes(kind: SourceKind, own: number | null): number | null {
  return own ?? PROMISED_MIN[kind];
}
