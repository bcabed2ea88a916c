import type { Sent } from '../channel';

type Refusal = 'retry' | 'permanent' | 'suppressed' | 'config';

/** Error codes of Twilio (twilio.com/docs/api/errors, INTEGRATIONS A1). 30003 and 30008 may be tried once more. */
const BY_CODE: Record<number, Refusal> = {
  20003: 'config',
  20429: 'retry',
  21211: 'permanent',
  21408: 'config',
  21606: 'config',
  21608: 'config',
  21610: 'suppressed',
  21612: 'config',
  21614: 'permanent',
  21617: 'config',
  30001: 'retry',
  30003: 'retry',
  30004: 'permanent',
  30005: 'permanent',
  30006: 'permanent',
  30007: 'config',
  30008: 'retry',
};

/** More than 1,600 characters. */
const TOO_LONG = 21617;

/** Class of an error code, also of one that a receipt brings; an unknown code counts as permanent. */
export function classifyCode(code: number): Refusal {
  return BY_CODE[code] ?? 'permanent';
}

/** What an error answer means: by its code, else by its HTTP status. */
export function classifyAnswer(status: number, code: number | undefined, detail: string): Sent {
  const told = code === undefined ? undefined : BY_CODE[code];
  if (told) return { outcome: told, code: String(code), detail, ...(code === TOO_LONG ? { isOfWords: true } : {}) } as Sent;
  if (status === 429 || status === 503) return { outcome: 'retry', code: String(code ?? status), detail };
  if (status >= 500) return { outcome: 'unknown', detail: `HTTP ${status}` };
  if (status === 401 || status === 403 || status === 404) return { outcome: 'config', code: String(code ?? status), detail };
  return { outcome: 'permanent', code: String(code ?? status), detail };
}
