import { clientAddress, clientNetwork } from '../client-address';
import { answerError } from '../errors';
import { takeFromLimit } from '../rate-limits';
import { challengeReading } from './challenge-problem';

/** `GET /api/v1/track/challenge`: a riddle whose solution a look-up can be sent with; `?bits=` asks for a harder one. */
export async function getChallenge(request: Request): Promise<Response> {
  try {
    await takeFromLimit('challenge', clientNetwork(clientAddress(request)));
    const bits = Number(new URL(request.url).searchParams.get('bits') ?? Number.NaN);
    return Response.json(challengeReading(Number.isInteger(bits) ? bits : undefined), { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    return answerError(error);
  }
}
