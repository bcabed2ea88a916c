import { isPageCode } from '@/server/domain/access/page-code';
import type { Contact } from '@/server/domain/order/contact';
import { unseal } from '@/server/platform/crypto';
import type { Context } from '@/server/store/context';
import { countTry, readFailures, takeBackTry } from '@/server/store/guess-budget';
import { type PublicOrder, readByCodes } from '@/server/store/public-lookup';
import { countFailure } from './count-failure';
import { GUESS_LIMITS, guessKey, LAST_DIGITS_EVERYWHERE, LAST_DIGITS_LIMIT, windowAt } from './guess-limits';
import { acceptSolution, neededBits, type Solution } from './proof-of-work';

export interface UnlockInput {
  code: string;
  lastDigits: string;
  /** Network of the asker, for the budget. */
  network: string;
  solution?: Solution;
}

export type UnlockOutcome =
  | { kind: 'unlocked'; order: PublicOrder }
  | { kind: 'missing' }
  | { kind: 'no_match' }
  /** The tries of today are used up; order number and phone still open the order. */
  | { kind: 'used_up' }
  | { kind: 'challenge'; bits: number };

/**
 * Lifts a parcel page to the verified tier by the last four digits of the buyer's phone. A try is counted before it is
 * looked at: as many tries as the limit allows are answered, however many come at once. Wrong digits count against the
 * asker's network and against all orders together too; once either budget is used up each try has to be paid for.
 */
export async function unlockOrder(ctx: Context, input: UnlockInput): Promise<UnlockOutcome> {
  const now = ctx.now();
  const order = isPageCode(input.code) ? (await readByCodes(ctx.db, [{ code: input.code }]))[0]! : null;
  if (!order) return { kind: 'missing' };
  const digits = input.lastDigits.normalize('NFKC').replace(/\D/g, '');
  if (digits.length !== 4) return { kind: 'no_match' };
  const budgets = { network: guessKey('network', input.network), all: guessKey('digits_all', '') };
  const key = guessKey('digits', order.id);
  const known = await readBudgets(ctx, { ...budgets, order: key });
  // looked at before it is counted: whoever goes on guessing costs a read, not a row that all tries wait for
  if (known.tries >= LAST_DIGITS_LIMIT.failures) return { kind: 'used_up' };
  const { bits } = known;
  if (bits > 0 && !(input.solution && (await acceptSolution(ctx, input.solution, bits)))) return { kind: 'challenge', bits };
  const tries = await countTry(ctx.db, key, windowAt(now), now - LAST_DIGITS_LIMIT.windowMs);
  const isUsedUp = tries > LAST_DIGITS_LIMIT.failures;
  const isRight = !isUsedUp && phoneOf(order.contact)?.endsWith(digits) === true;
  if (isUsedUp || isRight) await takeBackTry(ctx.db, key, windowAt(now));
  if (isUsedUp) return { kind: 'used_up' };
  if (isRight) return { kind: 'unlocked', order };
  await countFailure(ctx, Object.values(budgets));
  return { kind: 'no_match' };
}

/** Tries of this order that count today, and the work that a further one costs. */
async function readBudgets(ctx: Context, keys: { network: string; all: string; order: string }): Promise<{ tries: number; bits: number }> {
  const now = ctx.now();
  const [network = 0, all = 0, tries = 0] = await readFailures(ctx.db, [
    { key: keys.network, since: now - GUESS_LIMITS.network.windowMs },
    { key: keys.all, since: now - LAST_DIGITS_EVERYWHERE.windowMs },
    { key: keys.order, since: now - LAST_DIGITS_LIMIT.windowMs },
  ]);
  return { tries, bits: Math.max(neededBits(network, GUESS_LIMITS.network.failures), neededBits(all, LAST_DIGITS_EVERYWHERE.failures)) };
}

function phoneOf(sealed: Buffer | null): string | undefined {
  return sealed ? (JSON.parse(unseal(sealed).toString('utf8')) as Contact).phone : undefined;
}
