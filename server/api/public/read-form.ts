import { toAppError } from '../errors';
import { readBody } from '../read-body';

/** A form is two fields and a riddle. */
const CAP_BYTES = 16 * 1024;

/**
 * Fields of a posted form (application/x-www-form-urlencoded). A body longer than any form of ours is as good as an empty
 * one: the page that follows says what is missing.
 */
export async function readForm(request: Request): Promise<URLSearchParams> {
  try {
    return new URLSearchParams((await readBody(request, CAP_BYTES)).toString('utf8'));
  } catch (error) {
    if (toAppError(error).code === 'body_too_large') return new URLSearchParams();
    throw error;
  }
}
