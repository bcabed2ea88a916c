import { maskPhone } from '@/server/domain/access/mask';
import { AppError } from '@/server/domain/shared/errors';
import { toIso } from '@/server/domain/shared/instant';
import { wordHeadline } from '@/server/domain/wording/word-headline';
import { newContext } from '@/server/store/context';
import { type ListedOrder, listOwnOrders } from '@/server/usecases/owner/list-own-orders';
import { resumeSession, sessionDays } from '@/server/usecases/owner/resume-session';
import { verifyCode } from '@/server/usecases/owner/verify-code';
import { clientAddress, clientNetwork } from '../client-address';
import { answerError } from '../errors';
import { takeFromLimit } from '../rate-limits';
import { evenOutTime } from './even-out-time';
import { writeCursor } from './open-own-orders';
import { ownerCookie } from './owner-cookie';
import type { ApiTicket } from './post-track-code';
import { readJson } from './read-json';
import { unsealJson } from './sealed-json';
import { verifyRequest } from './track-schema';

/** A ticket that is none of ours is as good as one that is over. */
const OVER = { kind: 'over' } as const;

/**
 * `POST /api/v1/track/verify`: the code of a ticket. The right one answers the newest orders of the phone and sets the session's
 * cookie; 422 for a wrong one, with the tries left; 410 for one that is used, too old or tried too often.
 */
export async function postTrackVerify(request: Request): Promise<Response> {
  const startedAt = performance.now();
  try {
    await takeFromLimit('lookup', clientNetwork(clientAddress(request)));
    const ctx = newContext();
    const input = await readJson(request, verifyRequest, 'Send { "ticket": "…", "code": "…" }.');
    const ticket = unsealJson<ApiTicket>(input.ticket);
    const outcome = ticket ? await verifyCode(ctx, { ticket: ticket.ticket, code: input.code }) : OVER;
    if (ticket && outcome.kind === 'verified') {
      const page = await listOwnOrders(ctx, { phoneHash: (await resumeSession(ctx, outcome))! });
      const body = { orders: page.orders.map((order) => presentListed(order, ctx.now())), next: writeCursor(page.next) };
      const session = ownerCookie({ token: outcome.token, shown: maskPhone(ticket.phone) }, await sessionDays(ctx));
      const headers = { 'cache-control': 'no-store', 'set-cookie': session };
      return Response.json(body, { headers });
    }
    await evenOutTime(startedAt);
    if (outcome.kind === 'over') throw new AppError('gone', 'This code is used, too old or was tried too often. Ask for another.');
    const left = outcome.kind === 'wrong' ? ` Tries left: ${outcome.triesLeft}.` : '';
    throw new AppError('invalid_request', `This is not the code.${left}`, {
      fields: [{ field: 'code', message: 'six digits of the newest message' }],
    });
  } catch (error) {
    return answerError(error);
  }
}

function presentListed({ shop, code, placedAt, timeZone, document }: ListedOrder, now: number) {
  const viewer = { timeZone, now };
  return {
    shop,
    orderNo: document.state.orderNo,
    code,
    placedAt: toIso(placedAt),
    lifecycle: document.state.lifecycle,
    headline: { 'zh-CN': wordHeadline(document.headline, 'zh-CN', viewer).long, en: wordHeadline(document.headline, 'en', viewer).long },
  };
}
