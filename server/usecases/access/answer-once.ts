import { AppError } from '@/server/domain/shared/errors';
import type { Context } from '@/server/store/context';
import { claimIdempotencyKey, keepIdempotentAnswer, releaseIdempotencyKey } from '@/server/store/idempotency';

export interface KeptAnswer {
  status: number;
  body: string;
}

/**
 * Runs `work` once for an Idempotency-Key and keeps its answer; every later request with the same key and the same body
 * gets that answer back, marked `replayed`. Throws `idempotency_mismatch` for another body and `idempotency_in_progress`
 * while the first is running. A failure of ours (thrown, or status 500 and above) gives the key back.
 */
export async function answerOnce(
  ctx: Context,
  input: { apiKeyId: string; key: string; requestHash: string },
  work: () => Promise<KeptAnswer>,
): Promise<KeptAnswer & { replayed: boolean }> {
  const claim = await claimIdempotencyKey(ctx.db, { ...input, now: ctx.now() });
  switch (claim.kind) {
    case 'answered':
      return { status: claim.status, body: claim.body, replayed: true };
    case 'mismatch':
      throw new AppError('idempotency_mismatch', 'This Idempotency-Key came before with another body. Use a new key for a new request.');
    case 'in_progress':
      throw new AppError('idempotency_in_progress', 'The same request is still being worked on. Try again in a moment.', {
        retryAfterS: 1,
      });
    case 'mine':
      return { ...(await runAndKeep(ctx, input, work)), replayed: false };
  }
}

async function runAndKeep(ctx: Context, claim: { apiKeyId: string; key: string }, work: () => Promise<KeptAnswer>): Promise<KeptAnswer> {
  try {
    const answer = await work();
    if (answer.status >= 500) await releaseIdempotencyKey(ctx.db, claim);
    else await keepIdempotentAnswer(ctx.db, { ...claim, ...answer });
    return answer;
  } catch (error) {
    await releaseIdempotencyKey(ctx.db, claim);
    throw error;
  }
}
