import type { Instant } from '@/server/domain/shared/instant';
import type { ChannelPause } from '@/server/store/channel-pause';

/** What holds for all notices of one round of delivery. */
export interface Round {
  /** Channels that rest, by code. */
  pauses: ReadonlyMap<string, ChannelPause>;
  /** End of the lease under which they were taken. */
  leasedUntil: Instant;
}
