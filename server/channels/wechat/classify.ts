import { addDays, instantAt, localDay } from '../../domain/calendar/local-day';
import { type Instant, MINUTE } from '../../domain/shared/instant';
import type { Sent } from '../channel';

/** Codes that mean the token is not good any more: worth one new token and one more try. */
export const TOKEN_CODES = new Set([40001, 40014, 42001]);

const BY_CODE: Record<number, 'retry' | 'permanent' | 'suppressed' | 'config'> = {
  [-1]: 'retry',
  40001: 'config',
  40014: 'config',
  42001: 'config',
  40003: 'permanent',
  40036: 'config',
  40037: 'config',
  40164: 'config',
  43004: 'permanent',
  43019: 'suppressed',
  43101: 'suppressed',
  43107: 'config',
  43108: 'retry',
  45009: 'retry',
  45011: 'retry',
  45168: 'config',
  47001: 'config',
  47003: 'config',
  48001: 'config',
  48004: 'config',
  50002: 'config',
};

const ZONE = 'Asia/Shanghai';

/** What an errcode other than 0 means (INTEGRATIONS A2). The daily quota (45009) comes back at midnight in Shanghai. */
export function classifyErrcode(errcode: number, errmsg: string, now: Instant): Sent {
  const outcome = BY_CODE[errcode] ?? 'config';
  const refusal = { code: String(errcode), detail: errmsg.slice(0, 200) };
  // a consent of one template is used up or was refused: the rest of what WeChat carries is not concerned
  if (errcode === 43101) return { outcome: 'suppressed', ...refusal, isLocal: true };
  // a value that WeChat does not take: other messages have others
  if (errcode === 47003) return { outcome: 'config', ...refusal, isOfWords: true };
  if (outcome !== 'retry') return { outcome, ...refusal };
  if (errcode === 45009) return { outcome, ...refusal, notBefore: instantAt(addDays(localDay(now, ZONE), 1), 0, ZONE) };
  return errcode === 45011 ? { outcome, ...refusal, notBefore: now + MINUTE } : { outcome, ...refusal };
}
