import { phoneCandidates } from '@/server/domain/access/phone-candidates';
import type { Instant } from '@/server/domain/shared/instant';
import { normaliseNumber } from '@/server/domain/tracking/identity';
import { keyedHash, sameSecret } from '@/server/platform/crypto';
import type { Context } from '@/server/store/context';
import { countFailures } from '@/server/store/guess-budget';
import { type GuessFailures, type KnownVersion, type PublicOrder, readByNumber } from '@/server/store/public-lookup';
import { GUESS_LIMITS, guessKey, windowAt } from './guess-limits';
import { amongGuesses } from './guesses-in-flight';
import { acceptSolution, type Solution } from './proof-of-work';

export interface LookUpInput {
  orderNo: string;
  /** As typed. */
  phone: string;
  /** Network of the asker, for the budget. */
  network: string;
  solution?: Solution;
  /** Version whose rendering the caller has at hand: its document is not read again. */
  known?: KnownVersion;
  /** What an earlier look-up with the same number and phone came to. */
  proof?: LookUpProof;
}

/** Keyed hashes that a look-up works out of order number, phone and country; they tell nothing about either. */
export interface LookUpProof {
  orderBudget: string;
  phoneBudget: string;
  phoneHash: string;
}

/** `no_match` says nothing about which half was wrong; `challenge` is answered right or wrong alike. */
export type LookUpOutcome = { kind: 'found'; order: PublicOrder; proof: LookUpProof } | { kind: 'no_match' } | { kind: 'challenge' };

const HOME_COUNTRY = 'CN';

/**
 * Finds an order by its number and the buyer's phone: one read on success. Unknown order, wrong phone and an order
 * without a phone are the same outcome, after the same work; the caller evens out the time. Failures are counted
 * against order, phone and network, tries under way at the same moment included; when one budget is used up the proof of
 * work is asked for, so that guessing gets dear and nobody can be locked out.
 */
export async function lookUpOrder(ctx: Context, input: LookUpInput): Promise<LookUpOutcome> {
  const now = ctx.now();
  const orderKey = normaliseNumber(input.orderNo).slice(0, 100);
  const typed = input.phone.normalize('NFKC').trim().slice(0, 40);
  const budgets = {
    order: input.proof?.orderBudget ?? guessKey('order', orderKey),
    phone: input.proof?.phoneBudget ?? guessKey('phone', phoneCandidates(typed, [HOME_COUNTRY])[0] ?? typed.replace(/\D/g, '')),
    network: guessKey('network', input.network),
  };
  return amongGuesses(budgets, (others) => lookUp(ctx, { ...input, now, orderKey, typed, budgets, others }));
}

/** What one look-up has worked out before it reads. */
interface Prepared extends LookUpInput {
  now: Instant;
  orderKey: string;
  typed: string;
  budgets: { order: string; phone: string; network: string };
  /** Other phones that are being tried at this order at the same moment. */
  others: number;
}

async function lookUp(ctx: Context, input: Prepared): Promise<LookUpOutcome> {
  const { now, orderKey, typed, budgets } = input;
  const since = {
    order: now - GUESS_LIMITS.order.windowMs,
    phone: now - GUESS_LIMITS.phone.windowMs,
    network: now - GUESS_LIMITS.network.windowMs,
  };
  const { orders, failures } = await readByNumber(ctx.db, { orderKey, known: input.known, budgets, since });
  const order = orders.filter((candidate) => candidate.phoneHash === input.proof?.phoneHash || isPhoneOf(candidate, typed))[0];
  // computed for an unknown order too, so that it takes the time of a known one
  if (orders.length === 0) isPhoneOf({ phoneHash: '', destCountry: null }, typed);
  if (isUsedUp({ ...failures, order: failures.order + input.others }) && !(input.solution && (await acceptSolution(ctx, input.solution))))
    return { kind: 'challenge' };
  if (order)
    return { kind: 'found', order, proof: { orderBudget: budgets.order, phoneBudget: budgets.phone, phoneHash: order.phoneHash! } };
  await countFailures(ctx.db, Object.values(budgets), windowAt(now));
  return { kind: 'no_match' };
}

function isUsedUp(failures: GuessFailures): boolean {
  return (['order', 'phone', 'network'] as const).some((kind) => failures[kind] >= GUESS_LIMITS[kind].failures);
}

/** The number is read as one of our home country and as one of the country the order goes to. */
function isPhoneOf(order: Pick<PublicOrder, 'phoneHash' | 'destCountry'>, typed: string): boolean {
  const countries = order.destCountry ? [HOME_COUNTRY, order.destCountry] : [HOME_COUNTRY];
  const hashes = phoneCandidates(typed, countries).map((phone) => keyedHash('phone-index', phone));
  return hashes.filter((hash) => sameSecret(hash, order.phoneHash ?? '')).length > 0;
}
