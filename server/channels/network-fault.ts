import type { Sent } from './channel';

/** Faults of making the connection: the request cannot have been sent. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
]);

function codeOf(error: unknown): string {
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  if (typeof code === 'string') return code;
  return cause instanceof Error ? codeOf(cause) : error instanceof Error ? error.name : 'unknown';
}

/** A call that brought no answer: safe to try again when it never left, else nobody knows. */
export function networkFault(error: unknown): Sent {
  const code = codeOf(error);
  if (NEVER_SENT.has(code)) return { outcome: 'retry', code, detail: 'the provider could not be reached' };
  return { outcome: 'unknown', detail: `no answer (${code})` };
}
