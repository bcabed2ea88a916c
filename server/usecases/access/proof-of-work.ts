import { createHash } from 'node:crypto';
import { type Instant, MINUTE } from '@/server/domain/shared/instant';
import { keyedHash, sameSecret } from '@/server/platform/crypto';
import { newToken } from '@/server/platform/ids';
import type { Context } from '@/server/store/context';
import { spendOnce } from '@/server/store/guess-budget';
import { guessKey } from './guess-limits';

/** Leading zero bits: 130,000 hashes on average, about a second on a cheap phone. */
export const CHALLENGE_BITS = 17;
const LIFETIME_MS = 10 * MINUTE;

export interface Challenge {
  challenge: string;
  bits: number;
  expiresAt: Instant;
}

export interface Solution {
  challenge: string;
  /** Such that sha256(challenge + ':' + nonce) starts with the bits asked for. */
  nonce: string;
}

/** A riddle that costs the asker a second of computing and us nothing to keep: it is signed, not stored. */
export function newChallenge(ctx: Context): Challenge {
  const expiresAt = ctx.now() + LIFETIME_MS;
  const body = `${expiresAt.toString(36)}.${newToken(16)}`;
  return { challenge: `${body}.${sign(body)}`, bits: CHALLENGE_BITS, expiresAt };
}

/** Whether the riddle is ours, not too old, solved, and was not handed in before. It is spent by asking. */
export async function acceptSolution(ctx: Context, solution: Solution): Promise<boolean> {
  const [expires = '', salt = '', mac = ''] = solution.challenge.split('.');
  const body = `${expires}.${salt}`;
  if (!sameSecret(mac, sign(body))) return false;
  const expiresAt = Number.parseInt(expires, 36);
  if (!(expiresAt > ctx.now())) return false;
  if (solution.nonce.length > 40 || !startsWithZeros(`${solution.challenge}:${solution.nonce}`)) return false;
  return spendOnce(ctx.db, guessKey('challenge', salt), expiresAt);
}

function sign(body: string): string {
  return keyedHash('guess', `challenge|${body}`).slice(0, 22);
}

function startsWithZeros(text: string): boolean {
  const head = createHash('sha256').update(text).digest().readUInt32BE(0);
  return head >>> (32 - CHALLENGE_BITS) === 0;
}
