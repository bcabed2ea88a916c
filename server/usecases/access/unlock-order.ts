import { isPageCode } from '@/server/domain/access/page-code';
import type { Contact } from '@/server/domain/order/contact';
import { unseal } from '@/server/platform/crypto';
import type { Context } from '@/server/store/context';
import { countTry, takeBackTry } from '@/server/store/guess-budget';
import { type PublicOrder, readByCode } from '@/server/store/public-lookup';
import { guessKey, LAST_DIGITS_LIMIT, windowAt } from './guess-limits';

export type UnlockOutcome =
  | { kind: 'unlocked'; order: PublicOrder }
  | { kind: 'missing' }
  | { kind: 'no_match' }
  /** The tries of today are used up; order number and phone still open the order. */
  | { kind: 'used_up' };

/**
 * Lifts a parcel page to the verified tier by the last four digits of the buyer's phone. A try is counted before it is
 * looked at: as many tries as the limit allows are answered, however many come at once.
 */
export async function unlockOrder(ctx: Context, input: { code: string; lastDigits: string }): Promise<UnlockOutcome> {
  const now = ctx.now();
  const order = isPageCode(input.code) ? await readByCode(ctx.db, input.code) : null;
  if (!order) return { kind: 'missing' };
  const digits = input.lastDigits.normalize('NFKC').replace(/\D/g, '');
  if (digits.length !== 4) return { kind: 'no_match' };
  const key = guessKey('digits', order.id);
  const tries = await countTry(ctx.db, key, windowAt(now), now - LAST_DIGITS_LIMIT.windowMs);
  const isUsedUp = tries > LAST_DIGITS_LIMIT.failures;
  const isRight = !isUsedUp && phoneOf(order.contact)?.endsWith(digits) === true;
  if (isUsedUp || isRight) await takeBackTry(ctx.db, key, windowAt(now));
  if (isUsedUp) return { kind: 'used_up' };
  return isRight ? { kind: 'unlocked', order } : { kind: 'no_match' };
}

function phoneOf(sealed: Buffer | null): string | undefined {
  return sealed ? (JSON.parse(unseal(sealed).toString('utf8')) as Contact).phone : undefined;
}
