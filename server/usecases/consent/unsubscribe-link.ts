import { z } from 'zod';
import { DAY, type Instant } from '@/server/domain/shared/instant';
import { seal, unseal } from '@/server/platform/crypto';
import { shortBase } from '@/server/platform/environment';
import { lastKnownBrands } from '@/server/store/brand';
import type { DueNotice } from '@/server/store/notice';

/** Longer than anybody looks for an old mail to end the next ones by it. */
const LASTS = 400 * DAY;

const sealed = z.object({ for: z.literal('unsubscribe'), hash: z.string(), code: z.string(), until: z.number() });

export type UnsubscribeLink = { kind: 'link'; phoneHash: string; code: string } | { kind: 'expired' } | { kind: 'none' };

/**
 * Where one click ends the mails of a customer (RFC 8058); null where nobody stands behind them. What the address holds is sealed:
 * nobody reads in it whose mails it ends, and nobody can make one.
 */
export function unsubscribeUrl(
  { phoneHash, code, document }: Pick<DueNotice, 'phoneHash' | 'code' | 'document'>,
  now: Instant,
): string | null {
  if (phoneHash === null) return null;
  const held: z.infer<typeof sealed> = { for: 'unsubscribe', hash: phoneHash, code, until: now + LASTS };
  const site = lastKnownBrands().siteOf(document.state.shop) ?? shortBase();
  return `${site}/u/${seal(JSON.stringify(held)).toString('base64url')}`;
}

/** Whose mails an address ends, and the order that its mail was about. */
export function readUnsubscribeLink(token: string, now: Instant): UnsubscribeLink {
  try {
    const held = sealed.parse(JSON.parse(unseal(Buffer.from(token, 'base64url')).toString('utf8')));
    return held.until <= now ? { kind: 'expired' } : { kind: 'link', phoneHash: held.hash, code: held.code };
  } catch {
    // what is not ours cannot be opened
    return { kind: 'none' };
  }
}
