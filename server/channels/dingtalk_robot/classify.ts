import { type Instant, MINUTE } from '../../domain/shared/instant';
import type { Sent } from '../channel';

/** A robot that was too fast is silent this long, whatever is sent meanwhile. */
const THROTTLED = 10 * MINUTE;
/** The robot was removed or stopped: nothing is wrong with the other groups. */
const NO_ROBOT = new Set([300001, 300005, 400013, 400101, 400102]);

/**
 * What an errcode other than 0 means (INTEGRATIONS A3). An answer without any is a page of risk control, which comes under heavy
 * throttling.
 */
export function classifyErrcode(errcode: number | null, errmsg: string, now: Instant): Sent {
  if (errcode === null) return { outcome: 'retry', code: 'no_errcode', detail: errmsg, notBefore: now + THROTTLED };
  const refusal = { code: String(errcode), detail: errmsg };
  if (errcode === 130101) return { outcome: 'retry', ...refusal, notBefore: now + THROTTLED };
  if (errcode === -1) return { outcome: 'retry', ...refusal };
  if (NO_ROBOT.has(errcode)) return { outcome: 'permanent', ...refusal, isLocal: true };
  return { outcome: 'config', ...refusal, isLocal: true };
}
