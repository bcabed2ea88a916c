import { CODE_REQUESTS, nextCodeAt, ONE_TIME_CODE } from '@/server/domain/access/one-time-code';
import { phoneCandidates } from '@/server/domain/access/phone-candidates';
import { DAY, HOUR, type Instant } from '@/server/domain/shared/instant';
import type { Language } from '@/server/domain/shared/language';
import { phoneCountry } from '@/server/domain/shared/phone';
import { newToken } from '@/server/platform/ids';
import { loadCodeSettings } from '@/server/store/code-setting';
import { phoneHash } from '@/server/store/contact';
import { type Context, inTransaction } from '@/server/store/context';
import { countTry, takeBackTry } from '@/server/store/guess-budget';
import { countSentCodes, insertCode, lockAsking, readAsked, ticketHash } from '@/server/store/owner-code';
import { guessKey, windowAt } from '../access/guess-limits';
import { acceptSolution, neededBits, type Solution } from '../access/proof-of-work';
import { codeChannels } from './code-channel';

export interface StartCodeInput {
  /** As typed, or E.164. */
  phone: string;
  /** Network of the asker, for the limits. */
  network: string;
  /** Language of the message. */
  language: Language;
  solution?: Solution;
}

export type StartCodeOutcome =
  /** A code is on its way, or would be if the phone had orders. */
  | { kind: 'started'; ticket: string; phone: string; expiresAt: Instant; resendAt: Instant }
  | { kind: 'bad_phone' }
  /** Codes are not sent to phones of this country. */
  | { kind: 'country' }
  /** One was asked for a moment ago. */
  | { kind: 'too_soon'; until: Instant }
  /** The codes of a day are used up, for this phone or this network. */
  | { kind: 'too_many' }
  /** No code goes out at the moment, to nobody. */
  | { kind: 'resting' }
  | { kind: 'challenge'; bits: number };

const HOME_COUNTRY = 'CN';
/** 22 base58 characters are 128 bits. */
const TICKET_LENGTH = 22;

/**
 * Begins the proof of a phone: writes down that a code is wanted and answers the ticket under which it will be good. What is
 * done and answered here does not depend on whether the phone has orders; whoever sends it looks (send-codes.ts).
 */
export async function startCode(ctx: Context, input: StartCodeInput): Promise<StartCodeOutcome> {
  const now = ctx.now();
  const phone = phoneCandidates(input.phone.slice(0, 40), [HOME_COUNTRY])[0];
  if (!phone) return { kind: 'bad_phone' };
  const { countries, codesADay: most } = await loadCodeSettings(ctx.db);
  if (countries && !countries.includes(phoneCountry(phone) ?? '')) return { kind: 'country' };
  const sentToday = await countSentCodes(ctx.db, now - DAY);
  if (sentToday >= most || (await codeChannels(ctx, phone, now)).length === 0) return { kind: 'resting' };
  const keys = { phone: guessKey('code_phone', phone), network: guessKey('code_network', input.network) };
  const asked = await countAsking(ctx, keys, now);
  const isNearCeiling = sentToday >= most / 2;
  const outcome = refusalOf(asked, isNearCeiling) ?? (await begin(ctx, input, phone, now));
  const isPaid = outcome.kind !== 'challenge' || (input.solution && (await acceptSolution(ctx, input.solution, outcome.bits)));
  const final = isPaid && outcome.kind === 'challenge' ? await begin(ctx, input, phone, now) : outcome;
  if (final.kind !== 'started') for (const key of Object.values(keys)) await takeBackTry(ctx.db, key, windowAt(now));
  return final;
}

/** Counts this asking first, so that those made at once are told different numbers. */
async function countAsking(ctx: Context, keys: { phone: string; network: string }, now: Instant) {
  const since = now - CODE_REQUESTS.windowMs;
  return {
    phone: await countTry(ctx.db, keys.phone, windowAt(now), since),
    network: await countTry(ctx.db, keys.network, windowAt(now), since),
  };
}

function refusalOf(asked: { phone: number; network: number }, isNearCeiling: boolean): StartCodeOutcome | null {
  const { phone, network } = CODE_REQUESTS;
  if (asked.phone > phone.most || asked.network > network.most) return { kind: 'too_many' };
  const bits = Math.max(
    neededBits(asked.phone - 1, phone.free),
    neededBits(asked.network - 1, network.free),
    neededBits(Number(isNearCeiling), 1),
  );
  return bits > 0 ? { kind: 'challenge', bits } : null;
}

async function begin(ctx: Context, { language }: StartCodeInput, phone: string, now: Instant): Promise<StartCodeOutcome> {
  const hash = phoneHash(phone);
  const ticket = newToken(TICKET_LENGTH);
  const expiresAt = now + ONE_TIME_CODE.lifetimeMs;
  return inTransaction(ctx, async (tx) => {
    await lockAsking(tx.db, hash);
    const until = nextCodeAt(await readAsked(tx.db, hash, now - HOUR), now);
    if (until !== null) return { kind: 'too_soon', until };
    await insertCode(tx.db, { ticketHash: ticketHash(ticket), phone, phoneHash: hash, language, now, expiresAt });
    return { kind: 'started', ticket, phone, expiresAt, resendAt: now + ONE_TIME_CODE.resendAfterMs };
  });
}
