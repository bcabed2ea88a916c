import { AppError } from '@/server/domain/shared/errors';
import { SECOND, toIso } from '@/server/domain/shared/instant';
import { newContext } from '@/server/store/context';
import { startCode } from '@/server/usecases/owner/start-code';
import { clientAddress, clientNetwork } from '../client-address';
import { answerError } from '../errors';
import { takeFromLimit } from '../rate-limits';
import { challengeProblem } from './challenge-problem';
import { chooseLanguage } from './choose-language';
import { evenOutTime } from './even-out-time';
import { readJson } from './read-json';
import { sealJson } from './sealed-json';
import { codeRequest } from './track-schema';

const DAY_S = 86_400;

/** What a program's ticket holds, sealed. */
export interface ApiTicket {
  ticket: string;
  phone: string;
}

/**
 * `POST /api/v1/track/code`: sends a one-time code to a phone that has orders, and answers the same for one that has none.
 * 403 when a proof of work is asked for; 422 for what is no phone or one of a country that codes are not sent to; 429 over
 * the limits; 503 while no code goes out.
 */
export async function postTrackCode(request: Request): Promise<Response> {
  const startedAt = performance.now();
  try {
    const network = clientNetwork(clientAddress(request));
    await takeFromLimit('code', network);
    const input = await readJson(request, codeRequest, 'Send { "phone": "…" }.');
    const solution = input.challenge ? { challenge: input.challenge, nonce: input.nonce ?? '' } : undefined;
    const ctx = newContext();
    const language = input.language ?? chooseLanguage(request).language;
    const outcome = await startCode(ctx, { phone: input.phone, network, language, solution });
    await evenOutTime(startedAt);
    switch (outcome.kind) {
      case 'started': {
        const { expiresAt, resendAt } = outcome;
        const ticket: ApiTicket = { ticket: outcome.ticket, phone: outcome.phone };
        const body = { ticket: sealJson(ticket), expiresAt: toIso(expiresAt), resendAt: toIso(resendAt) };
        return Response.json(body, { status: 202, headers: { 'cache-control': 'no-store' } });
      }
      case 'challenge':
        return challengeProblem('Many codes were asked for. Send the request again with the challenge solved.', outcome.bits);
      case 'bad_phone':
        throw new AppError('invalid_request', 'This is no phone number.', { fields: [{ field: 'phone', message: 'check the digits' }] });
      case 'country':
        throw new AppError('invalid_request', 'Codes are not sent to this country. Use order number and phone.');
      case 'too_soon':
        throw limited('A code was sent a moment ago.', (outcome.until - ctx.now()) / SECOND);
      case 'too_many':
        throw limited('The codes of a day are used up. Use order number and phone.', DAY_S);
      case 'resting':
        throw new AppError('unavailable', 'Codes cannot be sent at the moment. Use order number and phone.');
    }
  } catch (error) {
    return answerError(error);
  }
}

function limited(what: string, afterS: number): AppError {
  return new AppError('rate_limited', what, { retryAfterS: Math.max(1, Math.ceil(afterS)) });
}
