import type { Instant } from '../shared/instant';

/** The intent to tell one person one thing once; unique by (order, cause, recipient). The channel belongs to the attempt. */
export interface NoticeIntent {
  /** What caused it, such as `stall:movement:1:sf/SF123:1763700000000` or `milestone:out_for_delivery`. */
  cause: string;
  /** The customer, staff of a role, or somebody at a carrier by id. */
  recipient: 'customer' | `staff:${string}` | `contact:${string}`;
  /** Key into domain/notice/templates. */
  template: string;
  params: Record<string, string | number>;
  /** Not before this moment: settle time of DOMAIN 5.10. */
  dueAt: Instant;
  /** Promise that the message makes. */
  promise?: { kind: 'next_update'; dueAt: Instant };
}
