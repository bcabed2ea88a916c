import type { TRPC_ERROR_CODE_KEY } from '@trpc/server/rpc';
import { AppError, type ErrorCode } from '@/server/domain/shared/errors';
import { isDatabaseAway } from '@/server/platform/database-away';
import { log } from '@/server/platform/log';
import { problem } from './problem';

interface ErrorMeaning {
  status: number;
  trpc: TRPC_ERROR_CODE_KEY;
  /** The same request may succeed later, unchanged. */
  retryable: boolean;
  /** The kind of problem in a few words; the same for every occurrence (RFC 9457, `title`). */
  title: string;
}

/** The one error map: what each code of domain/shared/errors.ts is over HTTP and tRPC. Complete by type. */
export const ERROR_MEANINGS = {
  invalid_request: { status: 422, trpc: 'UNPROCESSABLE_CONTENT', retryable: false, title: 'The request is not valid' },
  unreadable_body: { status: 400, trpc: 'PARSE_ERROR', retryable: false, title: 'The body cannot be read' },
  body_too_large: { status: 413, trpc: 'PAYLOAD_TOO_LARGE', retryable: false, title: 'The body is too large' },
  unauthenticated: { status: 401, trpc: 'UNAUTHORIZED', retryable: false, title: 'Not signed in' },
  forbidden: { status: 403, trpc: 'FORBIDDEN', retryable: false, title: 'Not allowed' },
  not_found: { status: 404, trpc: 'NOT_FOUND', retryable: false, title: 'Not found' },
  ambiguous_order: { status: 409, trpc: 'CONFLICT', retryable: false, title: 'Several shops have this order' },
  conflict: { status: 409, trpc: 'CONFLICT', retryable: false, title: 'Conflict' },
  idempotency_mismatch: {
    status: 422,
    trpc: 'UNPROCESSABLE_CONTENT',
    retryable: false,
    title: 'The Idempotency-Key was used with another body',
  },
  idempotency_in_progress: { status: 409, trpc: 'CONFLICT', retryable: true, title: 'The same request is still running' },
  rate_limited: { status: 429, trpc: 'TOO_MANY_REQUESTS', retryable: true, title: 'Too many requests' },
  bad_signature: { status: 401, trpc: 'UNAUTHORIZED', retryable: false, title: 'The signature does not match' },
  gone: { status: 410, trpc: 'NOT_FOUND', retryable: false, title: 'No longer available' },
  unavailable: { status: 503, trpc: 'SERVICE_UNAVAILABLE', retryable: true, title: 'Not available at the moment' },
  internal: { status: 500, trpc: 'INTERNAL_SERVER_ERROR', retryable: true, title: 'Something broke on our side' },
} as const satisfies Record<ErrorCode, ErrorMeaning>;

/** Seconds after which a database that was away is worth another try. */
const AWAY_RETRY_S = 5;

/**
 * Any thrown thing as an AppError. A database that cannot be reached is `unavailable`; what else we did not throw ourselves
 * becomes `internal`. The text of either stays inside.
 */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  // Next bundles a second copy of the class, so the name decides as well.
  if (error instanceof Error && error.name === 'AppError') return error as AppError;
  if (isDatabaseAway(error)) {
    return new AppError('unavailable', 'Our records cannot be reached at the moment. Please try again in a few seconds.', {
      detail: 'the database cannot be reached',
      cause: error,
      retryAfterS: AWAY_RETRY_S,
    });
  }
  return new AppError('internal', 'Something broke on our side. It is logged; please try again.', {
    detail: error instanceof Error ? error.message : String(error),
    cause: error,
  });
}

/** The error as a problem document (RFC 9457). Errors of our own making are logged with their detail and cause. */
export function answerError(thrown: unknown): Response {
  const error = toAppError(thrown);
  const meaning = ERROR_MEANINGS[error.code];
  if (meaning.status >= 500) log().error({ err: error.cause ?? error, code: error.code }, error.detail ?? error.publicMessage);
  return problem({
    status: meaning.status,
    code: error.code,
    title: meaning.title,
    detail: error.publicMessage,
    errors: error.fields,
    retryAfterS: error.retryAfterS,
  });
}
