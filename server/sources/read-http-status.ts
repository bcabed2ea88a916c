import type { VendorAnswer } from '../domain/subscription/vendor-answer';

/**
 * What the status of an answer says by itself, for vendors that speak plain HTTP: 401 to 404 are faults of our account
 * or its address, 429 and 5xx pass, any other refusal is about the number. Null for a good answer.
 */
export function readHttpStatus(status: number): VendorAnswer | null {
  const detail = `HTTP ${status}`;
  if (status >= 200 && status < 300) return null;
  if ([401, 402, 403, 404].includes(status)) return { outcome: 'config', detail };
  if (status === 408 || status === 429 || status >= 500) return { outcome: 'retry', detail };
  return { outcome: 'refused', detail, isBadNumber: status === 400 || status === 422 };
}
