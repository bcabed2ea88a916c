import type { z } from 'zod';
import { localDay } from '@/server/domain/calendar/local-day';
import { type Instant, toIso } from '@/server/domain/shared/instant';
import { type Quote, quoteArrival } from '@/server/usecases/eta/quote-arrival';
import { answerPost } from './answer-call';
import { type etaAnswer, etaQuestion } from './eta-schemas';
import { parseJson } from './parse-json';
import { readQuestion } from './read-question';

/** `POST /api/v1/eta`: when an order that is not placed yet would come, and by when it can be promised. Records nothing. */
export function postEta(request: Request): Promise<Response> {
  return answerPost(request, 'read', async ({ ctx, body }) => {
    const { carrier, confidence, placedAt = ctx.now(), ...header } = readQuestion(parseJson(body), etaQuestion);
    const quote = await quoteArrival(ctx, { header: { ...header, placedAt }, carrier, confidence });
    return { status: 200, body: present(quote, confidence) };
  });
}

function present(quote: Quote, confidence: number): z.infer<typeof etaAnswer> {
  if (quote.kind === 'unknown') return { kind: 'unknown', reason: 'no_history' };
  const { eta, promiseBy, timeZone } = quote;
  const on = (at: Instant) => localDay(at, timeZone);
  return {
    kind: 'known',
    timeZone,
    window: { from: toIso(eta.from), to: toIso(eta.to), fromOn: on(eta.from), toOn: on(eta.to) },
    likely: { at: toIso(eta.p50), on: on(eta.p50) },
    promise: { by: toIso(promiseBy), on: on(promiseBy), confidence },
    basis: eta.basis,
    model: eta.model,
  };
}
