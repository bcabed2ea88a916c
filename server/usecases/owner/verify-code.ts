import { ONE_TIME_CODE, readCode } from '@/server/domain/access/one-time-code';
import { sameSecret } from '@/server/platform/crypto';
import { newToken } from '@/server/platform/ids';
import { type Context, inTransaction } from '@/server/store/context';
import { codeHash, countCodeTry, spendCode, ticketHash } from '@/server/store/owner-code';
import { insertSession, sessionHash } from '@/server/store/owner-session';

export type VerifyCodeOutcome =
  /** `token` stands for the proved phone from now on; it is kept nowhere but in the browser. */
  | { kind: 'verified'; token: string }
  /** Not six digits; costs no try. */
  | { kind: 'incomplete' }
  | { kind: 'wrong'; triesLeft: number }
  /** Used, too old or tried too often: another has to be asked for. */
  | { kind: 'over' };

const TOKEN_LENGTH = 22;

/**
 * Checks a code under its ticket and opens a session for the phone. A phone that was sent none fails as one whose code was
 * mistyped does, after the same work.
 */
export async function verifyCode(ctx: Context, input: { ticket: string; code: string }): Promise<VerifyCodeOutcome> {
  const code = readCode(input.code);
  if (!code) return { kind: 'incomplete' };
  const now = ctx.now();
  const hash = ticketHash(input.ticket);
  const asked = await countCodeTry(ctx.db, { ticketHash: hash, now, mostTries: ONE_TIME_CODE.tries });
  if (!asked) return { kind: 'over' };
  const isRight = sameSecret(asked.codeHash ?? '', codeHash(hash, code));
  if (!isRight)
    return asked.tries >= ONE_TIME_CODE.tries ? { kind: 'over' } : { kind: 'wrong', triesLeft: ONE_TIME_CODE.tries - asked.tries };
  const token = newToken(TOKEN_LENGTH);
  return inTransaction(ctx, async (tx) => {
    if (!(await spendCode(tx.db, hash, now))) return { kind: 'over' };
    await insertSession(tx.db, { tokenHash: sessionHash(token), phoneHash: asked.phoneHash, now });
    return { kind: 'verified', token };
  });
}
