import type { AppError } from '@/server/domain/shared/errors';
import { log } from '@/server/platform/log';
import { ERROR_MEANINGS, toAppError } from '../errors';

/** Whatever was thrown, as an error with a code; what is our own fault is logged. */
export function logTrouble(thrown: unknown): AppError {
  const error = toAppError(thrown);
  if (ERROR_MEANINGS[error.code].status >= 500) log().error({ err: error.cause ?? error, code: error.code }, 'a public page failed');
  return error;
}
