import { z } from 'zod';
import { PAGE_SECTIONS } from '@/server/domain/insight/step';
import { LIFECYCLES } from '@/server/domain/order/lifecycle';
import { newContext } from '@/server/store/context';
import { countInsight } from '@/server/usecases/insight/count-insight';
import { clientAddress, clientNetwork } from '../client-address';
import { answerError } from '../errors';
import { takeFromLimit } from '../rate-limits';
import { readerOf } from './count-steps';
import { readForm } from './read-form';

const told = z.object({
  by: z.enum(['q', 't']),
  state: z.string().refine((state) => Object.hasOwn(LIFECYCLES, state)),
  section: z.enum(PAGE_SECTIONS),
  seconds: z.coerce.number().min(0).max(86_400),
  language: z.string(),
});

/**
 * `POST /api/dwell`: a page says how long it was in view and where, when it is put away: no order, no cookie. Who asks not to be
 * tracked (DNT, GPC) is not counted; what cannot be read neither. Always 204.
 */
export async function postDwell(request: Request): Promise<Response> {
  try {
    await takeFromLimit('page', clientNetwork(clientAddress(request)));
    const read = told.safeParse(Object.fromEntries(await readForm(request)));
    const isLeftAlone = request.headers.get('dnt') === '1' || request.headers.get('sec-gpc') === '1';
    if (read.success && !isLeftAlone) {
      const { by, state, section, seconds, language } = read.data;
      const reader = readerOf(
        new Request(`${new URL(request.url).origin}/?lang=${encodeURIComponent(language)}`, { headers: request.headers }),
      );
      countInsight(
        newContext(),
        { step: 'left', way: by === 'q' ? 'parcel' : 'link', state, outcome: section, ...reader },
        { dwellS: seconds },
      );
    }
    return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    return answerError(error);
  }
}
