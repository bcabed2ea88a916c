import { toIso } from '@/server/domain/shared/instant';
import { newContext } from '@/server/store/context';
import { newChallenge } from '@/server/usecases/access/proof-of-work';
import { clientAddress, clientNetwork } from '../client-address';
import { answerError } from '../errors';
import { takeFromLimit } from '../rate-limits';

/** `GET /api/v1/track/challenge`: a riddle whose solution a look-up can be sent with. */
export async function getChallenge(request: Request): Promise<Response> {
  try {
    await takeFromLimit('challenge', clientNetwork(clientAddress(request)));
    const { challenge, bits, expiresAt } = newChallenge(newContext());
    const body = { challenge, bits, algorithm: 'sha-256', expiresAt: toIso(expiresAt) };
    return Response.json(body, { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    return answerError(error);
  }
}
