import type { Tier } from '@/server/domain/access/tier';
import { DAY, HOUR, type Instant, SECOND } from '@/server/domain/shared/instant';
import { keptUntil } from './keep-cookie';

/**
 * For how long the device may open the page without a network, at most. The parcel's page shows nothing of a person; what a proof or
 * link opened is kept as long as a proof lasts. The owner's page shows the address: a device keeps it at its owner's wish alone.
 */
const KEPT_MS: Record<0 | 1, number> = { 0: 30 * DAY, 1: 12 * HOUR };

interface Opened {
  tier: Exclude<Tier, 'staff'>;
  /** When the proof or link ends that opened it. */
  endsAt?: Instant;
}

/** Tells the page's service worker (app/(public)/_islands/offline.ts) how many seconds it may keep the page; none: not at all. */
export function keepHeader(request: Request, { tier, endsAt = Number.POSITIVE_INFINITY }: Opened, now: Instant): Record<string, string> {
  const until = tier === 2 ? (keptUntil(request, now) ?? now) : now + KEPT_MS[tier];
  const ms = Math.min(until, endsAt) - now;
  return ms >= SECOND ? { 'daona-keep': String(Math.floor(ms / SECOND)) } : {};
}
