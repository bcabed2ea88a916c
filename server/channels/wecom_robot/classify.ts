import { type Instant, MINUTE } from '../../domain/shared/instant';
import type { Sent } from '../channel';

/** The robot was removed, or never was: nothing is wrong with the other groups. */
const NO_ROBOT = new Set([93000, 40066]);
const BUSY = new Set([-1, 45009, 45033]);

/** What an errcode other than 0 means, and what it means when there is none (INTEGRATIONS A3). */
export function classifyErrcode(errcode: number | null, errmsg: string, now: Instant): Sent {
  if (errcode === null) return { outcome: 'retry', code: 'no_errcode', detail: errmsg, notBefore: now + MINUTE };
  const refusal = { code: String(errcode), detail: errmsg };
  if (BUSY.has(errcode)) return { outcome: 'retry', ...refusal, notBefore: now + MINUTE };
  if (NO_ROBOT.has(errcode)) return { outcome: 'permanent', ...refusal, isLocal: true };
  return { outcome: 'config', ...refusal, isLocal: true };
}
