import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '@/server/domain/shared/errors';
import { singleton } from '@/server/platform/singleton';

/**
 * The one table of request limits: `points` requests per `windowS` seconds and key, counted in the memory of each
 * process. What `key` must be stands in `per`. Budgets for guessing (phone, order) live in Postgres, with the look-up.
 */
export const RATE_LIMITS = {
  /** Calls of the API that prove who they are. */
  api: { points: 60_000, windowS: 60, per: 'api key' },
  /** Calls with a wrong or missing key. */
  api_refused: { points: 60, windowS: 60, per: 'client address' },
  webhook: { points: 300_000, windowS: 60, per: 'endpoint' },
  /** Calls to endpoints that do not exist or with signatures that do not match. */
  webhook_refused: { points: 120, windowS: 60, per: 'client address' },
  /** Calls about channels that do not exist or with signatures that do not match. */
  receipt_refused: { points: 120, windowS: 60, per: 'client address' },
  /** Public pages: share links, parcel pages, the look-up form. */
  page: { points: 600, windowS: 60, per: 'client address' },
  /** Look-ups by order number and phone, right or wrong. */
  lookup: { points: 120, windowS: 60, per: 'client address' },
  /** One-time codes asked for; what may really be sent is counted in Postgres, over all processes. */
  code: { points: 30, windowS: 60, per: 'client address' },
  challenge: { points: 60, windowS: 60, per: 'client address' },
  /** Forms and calls by which customers do something with their order. */
  /** Reports and what is added to them: their photos are large. */
  report: { points: 30, windowS: 600, per: 'client address' },
  action: { points: 60, windowS: 60, per: 'client address' },
  /** Mails that are ended by their link: a provider of mailboxes posts for many readers from one address. */
  unsubscribe: { points: 600, windowS: 60, per: 'client address' },
  /** Messages that staff send to themselves to see what they look like. */
  test_message: { points: 6, windowS: 600, per: 'member of staff' },
  /** New live streams. */
  live: { points: 120, windowS: 60, per: 'client address' },
  sign_in: { points: 20, windowS: 300, per: 'client address' },
  /** Few for one guesser; a stranger elsewhere cannot use up the tries of whoever owns the account (ASVS 6.1.1). */
  sign_in_account: { points: 10, windowS: 300, per: 'e-mail address and client address' },
  sign_in_account_anywhere: { points: 200, windowS: 300, per: 'e-mail address' },
} as const satisfies Record<string, { points: number; windowS: number; per: string }>;
export type RateLimitName = keyof typeof RATE_LIMITS;

function limiter(name: RateLimitName): RateLimiterMemory {
  const all = singleton('rate-limiters', () => new Map<RateLimitName, RateLimiterMemory>());
  let one = all.get(name);
  if (!one) {
    const limit = RATE_LIMITS[name];
    one = new RateLimiterMemory({ keyPrefix: name, points: limit.points, duration: limit.windowS });
    all.set(name, one);
  }
  return one;
}

/** Takes one point of a limit. Throws `rate_limited` with the seconds to wait when none is left. */
export async function takeFromLimit(name: RateLimitName, key: string): Promise<void> {
  try {
    await limiter(name).consume(key);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const waitS = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    throw new AppError('rate_limited', `Too many requests. Please try again in ${waitS} seconds.`, { retryAfterS: waitS });
  }
}

/** Gives a taken point back: what it was taken for turned out to be no guess. */
export async function giveBackToLimit(name: RateLimitName, key: string): Promise<void> {
  await limiter(name).reward(key);
}
