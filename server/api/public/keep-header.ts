import type { Tier } from '@/server/domain/access/tier';
import { DAY, HOUR, SECOND } from '@/server/domain/shared/instant';

/**
 * For how long the device may open the page without a network. The owner's page shows the address and is kept on no device; what
 * a proof or link opened is kept as long as the proof lasts; the parcel's page shows nothing of a person.
 */
const KEPT_MS: Record<Exclude<Tier, 'staff'>, number> = { 0: 30 * DAY, 1: 12 * HOUR, 2: 0 };

/** Tells the page's service worker (app/(public)/_islands/offline.ts) how many seconds it may keep the page; none: not at all. */
export function keepHeader(tier: Exclude<Tier, 'staff'>): Record<string, string> {
  const ms = KEPT_MS[tier];
  return ms > 0 ? { 'daona-keep': String(ms / SECOND) } : {};
}
