import { DAY, type Instant } from '../shared/instant';
import type { SiteFinding } from './brand';

/** How long an address that was seen to lead here is believed while nothing answers under it. */
const BELIEVED_MS = DAY;

/**
 * Whether links may go on, or begin, to use an address after a look at it at `now`. One that leads to somebody else carries none
 * from that look on; one that does not answer keeps what it had for a day, so that a restart costs nobody his address.
 */
export function mayCarryLinks(finding: SiteFinding, provedAt: Instant | null, now: Instant): boolean {
  if (finding === 'proved') return true;
  return finding === 'unreachable' && provedAt !== null && now - provedAt < BELIEVED_MS;
}
