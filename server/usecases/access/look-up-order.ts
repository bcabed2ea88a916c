import { phoneCandidates } from '@/server/domain/access/phone-candidates';
import type { Instant } from '@/server/domain/shared/instant';
import { normaliseNumber } from '@/server/domain/tracking/identity';
import { keyedHash } from '@/server/platform/crypto';
import { sharedStatement } from '@/server/platform/shared-statement';
import { type Context, newContext } from '@/server/store/context';
import {
  type AskedNumber,
  type GuessFailures,
  type KnownVersion,
  type NumberedOrder,
  type PublicOrder,
  readById,
  readByNumbers,
} from '@/server/store/public-lookup';
import { countFailure } from './count-failure';
import { GUESS_LIMITS, guessKey } from './guess-limits';
import { amongGuesses } from './guesses-in-flight';
import { acceptSolution, neededBits, type Solution } from './proof-of-work';

export interface LookUpInput {
  /** The order's number, or that of one of its parcels. */
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
  /** The number was one of a parcel. */
  isParcel: boolean;
}

/** `no_match` says nothing about which half was wrong; `challenge` is answered right or wrong alike. */
export type LookUpOutcome =
  | { kind: 'found'; order: PublicOrder; proof: LookUpProof }
  | { kind: 'no_match' }
  | { kind: 'challenge'; bits: number };

const HOME_COUNTRY = 'CN';
/** Read for a number that names no order, so that it takes the time of one that does. */
const ANY_COUNTRY = 'US';
/** Shorter ones are nobody's tracking number. */
const SHORTEST_TRACKING_NO = 8;

/**
 * Finds an order by its number, or a parcel's, and the buyer's phone: one read on success. Unknown order, wrong phone and an
 * order without a phone are the same outcome, after the same work. Failures are counted against order, phone and network,
 * tries under way at the same moment included; when one budget is used up a proof of work is asked for, the dearer the more
 * failures there are, so that guessing does not pay and nobody can be locked out.
 */
export async function lookUpOrder(ctx: Context, input: LookUpInput): Promise<LookUpOutcome> {
  const { solution, known, proof } = input;
  const orderKey = normaliseNumber(input.orderNo).slice(0, 100);
  const typed = input.phone.normalize('NFKC').trim().slice(0, 40);
  const candidates = proof ? [] : phoneCandidates(typed, [HOME_COUNTRY]);
  const budgets = {
    order: proof?.orderBudget ?? guessKey('order', orderKey),
    phone: proof?.phoneBudget ?? guessKey('phone', candidates[0] ?? typed.replace(/\D/g, '')),
    network: guessKey('network', input.network),
  };
  const phoneHashes = proof ? [proof.phoneHash] : candidates.map(hashOf);
  return amongGuesses(budgets, (others) =>
    lookUp(ctx, { solution, known, proof, now: ctx.now(), orderKey, typed, phoneHashes, budgets, others }),
  );
}

/** What one look-up has worked out before it reads. */
interface Prepared extends Pick<LookUpInput, 'solution' | 'known' | 'proof'> {
  now: Instant;
  orderKey: string;
  typed: string;
  /** What the typed phone can mean at home or with its country's prefix. */
  phoneHashes: string[];
  budgets: { order: string; phone: string; network: string };
  /** Other phones that are being tried at this order at the same moment. */
  others: number;
}

async function lookUp(ctx: Context, input: Prepared): Promise<LookUpOutcome> {
  const { now, budgets, proof } = input;
  const orParcel = proof ? proof.isParcel : input.orderKey.length >= SHORTEST_TRACKING_NO;
  const { orderKey, known, phoneHashes } = input;
  const { orders, failures } = await readShared({ orderKey, orParcel, phoneHashes, known, budgets, now });
  const order =
    orders.find(({ phoneHash }) => phoneHash !== null && phoneHashes.includes(phoneHash)) ?? (await findAbroad(ctx, input, orders));
  const bits = bitsAfter({ ...failures, order: failures.order + input.others });
  if (bits > 0 && !(input.solution && (await acceptSolution(ctx, input.solution, bits)))) return { kind: 'challenge', bits };
  if (order) {
    const isParcel = proof?.isParcel ?? !order.isByOrderNo;
    return {
      kind: 'found',
      order,
      proof: { orderBudget: budgets.order, phoneBudget: budgets.phone, phoneHash: order.phoneHash!, isParcel },
    };
  }
  await countFailure(ctx, Object.values(budgets));
  return { kind: 'no_match' };
}

/** Failures are counted by the clock of the look-up that came first: for the others too, a few milliseconds longer. */
const readShared = sharedStatement((asked: readonly (AskedNumber & { now: Instant })[]) => {
  const now = Math.min(...asked.map((one) => one.now));
  return readByNumbers(newContext().db, asked, {
    order: now - GUESS_LIMITS.order.windowMs,
    phone: now - GUESS_LIMITS.phone.windowMs,
    network: now - GUESS_LIMITS.network.windowMs,
  });
});

function bitsAfter(failures: GuessFailures): number {
  return Math.max(...(['order', 'phone', 'network'] as const).map((kind) => neededBits(failures[kind], GUESS_LIMITS[kind].failures)));
}

/** Says its country itself: it is the same number wherever the order goes to. */
const WITH_COUNTRY = /^(\+|00)/;

/** The order to which the typed phone belongs when it is read as one of the country that the order goes to. */
async function findAbroad(ctx: Context, { typed, proof }: Prepared, orders: readonly NumberedOrder[]): Promise<NumberedOrder | undefined> {
  if (proof || WITH_COUNTRY.test(typed)) return undefined;
  const countries = orders.length > 0 ? orders.map((order) => order.destCountry ?? ANY_COUNTRY) : [ANY_COUNTRY];
  const readings = new Map([...new Set(countries)].map((country) => [country, phoneCandidates(typed, [country]).map(hashOf)]));
  const found = orders.find(
    ({ phoneHash, destCountry }) => phoneHash !== null && readings.get(destCountry ?? ANY_COUNTRY)!.includes(phoneHash),
  );
  const whole = found && (await readById(ctx.db, found.id));
  return whole ? { ...whole, isByOrderNo: found.isByOrderNo } : undefined;
}

function hashOf(phone: string): string {
  return keyedHash('phone-index', phone);
}
