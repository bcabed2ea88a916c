/**
 * Every error the product can answer with. The one map to HTTP, tRPC and retryability is `server/api/errors.ts`,
 * which the compiler holds complete.
 */
export const ERROR_CODES = [
  'invalid_request',
  'unreadable_body',
  'body_too_large',
  'unauthenticated',
  'forbidden',
  'not_found',
  'ambiguous_order',
  'conflict',
  'idempotency_mismatch',
  'idempotency_in_progress',
  'rate_limited',
  'bad_signature',
  'gone',
  'unavailable',
  'internal',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** One field of the input that is wrong: where it is and how to mend it. */
export interface FieldError {
  /** Path such as `orders[3].customer.phone`. */
  field: string;
  message: string;
}

/**
 * An error with a stable code, a sentence for the public and an internal detail that never leaves the log.
 * Expected outcomes are not errors: they are returned as unions.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly publicMessage: string;
  readonly detail?: string;
  readonly fields?: FieldError[];
  /** Seconds after which trying again makes sense. */
  readonly retryAfterS?: number;

  constructor(
    code: ErrorCode,
    publicMessage: string,
    more: { detail?: string; fields?: FieldError[]; retryAfterS?: number; cause?: unknown } = {},
  ) {
    super(more.detail ?? publicMessage, { cause: more.cause });
    this.name = 'AppError';
    this.code = code;
    this.publicMessage = publicMessage;
    this.detail = more.detail;
    this.fields = more.fields;
    this.retryAfterS = more.retryAfterS;
  }
}
