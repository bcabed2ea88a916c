import { toIso } from '@/server/domain/shared/instant';
import { newContext } from '@/server/store/context';
import { newChallenge } from '@/server/usecases/access/proof-of-work';
import { ERROR_MEANINGS } from '../errors';
import { problem } from '../problem';

/** A riddle as programs read it. */
export function challengeReading(bits?: number) {
  const { expiresAt, ...riddle } = newChallenge(newContext(), bits);
  return { ...riddle, algorithm: 'sha-256' as const, expiresAt: toIso(expiresAt) };
}

/** 403 with the riddle that the same request has to be sent with, so that nobody asks twice. */
export function challengeProblem(detail: string, bits: number): Response {
  const { status, title } = ERROR_MEANINGS.forbidden;
  return problem({ status, code: 'forbidden', title, detail, more: { challenge: challengeReading(bits) } });
}
