import { readBody } from '../read-body';

/** A form is two fields and a riddle. */
const CAP_BYTES = 16 * 1024;

/** Fields of a posted form (application/x-www-form-urlencoded). Throws `body_too_large`. */
export async function readForm(request: Request): Promise<URLSearchParams> {
  return new URLSearchParams((await readBody(request, CAP_BYTES)).toString('utf8'));
}
