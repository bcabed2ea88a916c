import type { Contact } from '@/server/domain/order/contact';
import { unseal } from '@/server/platform/crypto';
import type { Context } from '@/server/store/context';
import { countFailures, readFailures } from '@/server/store/guess-budget';
import { type PublicOrder, readByCode } from '@/server/store/public-lookup';
import { guessKey, LAST_DIGITS_LIMIT, windowAt } from './guess-limits';

export type UnlockOutcome =
  | { kind: 'unlocked'; order: PublicOrder }
  | { kind: 'missing' }
  | { kind: 'no_match' }
  /** The tries of today are used up; order number and phone still open the order. */
  | { kind: 'used_up' };

/** Lifts a parcel page to the verified tier by the last four digits of the buyer's phone. */
export async function unlockOrder(ctx: Context, input: { code: string; lastDigits: string }): Promise<UnlockOutcome> {
  const now = ctx.now();
  const order = await readByCode(ctx.db, input.code);
  if (!order) return { kind: 'missing' };
  const key = guessKey('digits', order.id);
  const failures = await readFailures(ctx.db, key, now - LAST_DIGITS_LIMIT.windowMs);
  if (failures >= LAST_DIGITS_LIMIT.failures) return { kind: 'used_up' };
  const digits = input.lastDigits.normalize('NFKC').replace(/\D/g, '');
  if (digits.length === 4 && phoneOf(order.contact)?.endsWith(digits)) return { kind: 'unlocked', order };
  await countFailures(ctx.db, [key], windowAt(now));
  return { kind: 'no_match' };
}

function phoneOf(sealed: Buffer | null): string | undefined {
  return sealed ? (JSON.parse(unseal(sealed).toString('utf8')) as Contact).phone : undefined;
}
