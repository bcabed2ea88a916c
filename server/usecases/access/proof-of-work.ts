import { createHash } from 'node:crypto';
import { type Instant, MINUTE } from '@/server/domain/shared/instant';
import { keyedHash, sameSecret } from '@/server/platform/crypto';
import { newToken } from '@/server/platform/ids';
import type { Context } from '@/server/store/context';
import { spendOnce } from '@/server/store/guess-budget';
import { guessKey } from './guess-limits';

/** Leading zero bits of the first riddle: 130,000 hashes on average, about a second on a cheap phone. */
export const CHALLENGE_BITS = 17;
/** Of the hardest one: eight times as long. Whoever fails on purpose makes it no worse for the rightful owner. */
export const MOST_CHALLENGE_BITS = 20;
const LIFETIME_MS = 10 * MINUTE;

export interface Challenge {
  challenge: string;
  bits: number;
  expiresAt: Instant;
}

export interface Solution {
  challenge: string;
  /** Such that sha256(challenge + ':' + nonce) starts with the bits that the challenge names. */
  nonce: string;
}

/** Bits that a try has to be paid with after so many failures: none while they are free, then one more each time they double. */
export function neededBits(failures: number, free: number): number {
  if (failures < free) return 0;
  return Math.min(MOST_CHALLENGE_BITS, CHALLENGE_BITS + Math.floor(Math.log2(failures / free)));
}

/** A riddle that costs the asker computing and us nothing to keep: it is signed, not stored. */
export function newChallenge(ctx: Context, wantedBits: number = CHALLENGE_BITS): Challenge {
  const bits = Math.min(MOST_CHALLENGE_BITS, Math.max(CHALLENGE_BITS, wantedBits));
  const expiresAt = ctx.now() + LIFETIME_MS;
  const body = `${expiresAt.toString(36)}.${bits}.${newToken(16)}`;
  return { challenge: `${body}.${sign(body)}`, bits, expiresAt };
}

/**
 * Whether the riddle is ours, hard enough, not too old, solved, and was not handed in before. It is spent by asking. One bit
 * less than `needed` will do: the price may have risen while it was solved.
 */
export async function acceptSolution(ctx: Context, solution: Solution, needed: number): Promise<boolean> {
  const [expires = '', bits = '', salt = '', mac = ''] = solution.challenge.split('.');
  const body = `${expires}.${bits}.${salt}`;
  if (!sameSecret(mac, sign(body))) return false;
  const expiresAt = Number.parseInt(expires, 36);
  if (!(expiresAt > ctx.now()) || !(Number(bits) >= needed - 1)) return false;
  if (solution.nonce.length > 40 || !startsWithZeros(`${solution.challenge}:${solution.nonce}`, Number(bits))) return false;
  return spendOnce(ctx.db, guessKey('challenge', salt), expiresAt);
}

function sign(body: string): string {
  return keyedHash('guess', `challenge|${body}`).slice(0, 22);
}

function startsWithZeros(text: string, bits: number): boolean {
  const head = createHash('sha256').update(text).digest().readUInt32BE(0);
  return head >>> (32 - bits) === 0;
}
