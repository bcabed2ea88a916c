import { answerToWord, SITE_WORD_LENGTH } from '@/server/usecases/brand/site-word';
import { clientAddress, clientNetwork } from '../client-address';
import { answerError } from '../errors';
import { takeFromLimit } from '../rate-limits';
import { hostOf } from './host-of';

const WORD = new RegExp(`^[1-9A-HJ-NP-Za-km-z]{${SITE_WORD_LENGTH}}$`);

/**
 * `GET /site-proof?word=<22 base58>`: what only this installation can answer to the word, and the name it was asked under. With it
 * the portal sees whether a shop's own domain leads to it (prove-sites.ts).
 */
export async function getSiteProof(request: Request): Promise<Response> {
  try {
    await takeFromLimit('page', clientNetwork(clientAddress(request)));
    const word = new URL(request.url).searchParams.get('word') ?? '';
    if (!WORD.test(word)) return new Response(null, { status: 404 });
    return Response.json({ proof: answerToWord(word), host: hostOf(request) }, { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    return answerError(error);
  }
}
