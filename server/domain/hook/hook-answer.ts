import type { Instant } from '../shared/instant';
import { SECOND } from '../shared/instant';

/** What one try came to. */
export type HookOutcome =
  | { kind: 'delivered' }
  /** The address says that it wants no more. */
  | { kind: 'gone' }
  | { kind: 'failed'; notBefore: Instant | null };

/** What came back: a status, or nothing that could be read as an answer. */
export type HookReply = { kind: 'answered'; status: number; retryAfter: string | null } | { kind: 'no_answer' };

/**
 * What an answer means by Standard Webhooks 1.0.0: any 2xx is success and 410 the end; everything else, a redirect included, is tried
 * again, where the other side names it not before its `Retry-After`.
 */
export function judgeAnswer(reply: HookReply, now: Instant): HookOutcome {
  if (reply.kind === 'no_answer') return { kind: 'failed', notBefore: null };
  if (reply.status >= 200 && reply.status < 300) return { kind: 'delivered' };
  if (reply.status === 410) return { kind: 'gone' };
  return { kind: 'failed', notBefore: retryAfter(reply.retryAfter, now) };
}

/** The moment that a `Retry-After` names, in seconds from now or as a date (RFC 9110, 10.2.3); null when it names none. */
function retryAfter(header: string | null, now: Instant): Instant | null {
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header.trim())) return now + Number(header) * SECOND;
  const at = Date.parse(header);
  return Number.isNaN(at) || at <= now ? null : at;
}
