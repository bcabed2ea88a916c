import { clientAddress, clientNetwork } from '@/server/api/client-address';
import { answerError } from '@/server/api/errors';
import { chooseLanguage } from '@/server/api/public/choose-language';
import { type Door, doorPath, type OrderAtDoor, openDoor } from '@/server/api/public/open-door';
import { addAtDoor, photoAtDoor, settleAtDoor, ticketAtDoor } from '@/server/api/public/post-report';
import { readPhotoForm } from '@/server/api/public/read-photos';
import { isSameOrigin } from '@/server/api/public/same-origin';
import { seeOther } from '@/server/api/public/see-other';
import { takeFromLimit } from '@/server/api/rate-limits';
import { photoResponse } from '@/server/api/tickets/photo-response';
import { AppError } from '@/server/domain/shared/errors';
import { atVerifiedDoor } from './answer-at-door';
import { reportMessages } from './messages/report';
import { answerPage } from './render-html';
import { photoProblems } from './report-problems';
import { describeTicket } from './ticket-model';
import { TicketPage } from './ticket-page';

const NOTHING_TYPED = { remark: '', problems: [] };

/** `GET …/do/ticket`: the newest report of the order. */
export function answerTicket(request: Request, door: Door): Promise<Response> {
  return atVerifiedDoor(request, door, (order) => render(request, order, NOTHING_TYPED));
}

/** `POST …/do/ticket`: something is added to it, or it is found or settled. */
export function answerTicketForm(request: Request, door: Door): Promise<Response> {
  return atVerifiedDoor(request, door, async (order) => {
    await takeFromLimit('report', clientNetwork(clientAddress(request)));
    const { language } = chooseLanguage(request);
    const form = await readPhotoForm(request);
    const ticketId = form.field('ticket') ?? '';
    const remark = (form.field('remark') ?? '').trim();
    const problems = photoProblems(form.problems, language);
    if (!isSameOrigin(request)) problems.push(reportMessages(language).stale);
    if (problems.length > 0) return render(request, order, { remark, problems });
    const isOurs = (await ticketAtDoor(order))?.ticket.id === ticketId;
    if (isOurs && form.field('step') === 'settle') await settleAtDoor(order, ticketId);
    else if (isOurs && (remark || form.photos.length > 0)) await addAtDoor(order, { ticketId, remark, photos: form.photos });
    return seeOther(`${doorPath(order.door)}/do/ticket`);
  });
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** `GET …/do/ticket/photos/<id>`: a photo for who sent it. */
export async function answerTicketPhoto(request: Request, door: Door, id: string): Promise<Response> {
  try {
    const order = await openDoor(request, door);
    const photo = order.kind === 'open' && order.tier > 0 && UUID.test(id) ? await photoAtDoor(order, id) : null;
    if (photo?.kind !== 'shown') throw new AppError('not_found', 'There is no such photo.');
    return photoResponse(photo);
  } catch (error) {
    return answerError(error);
  }
}

async function render(request: Request, order: OrderAtDoor, typed: { remark: string; problems: string[] }): Promise<Response> {
  const { language, setCookie } = chooseLanguage(request);
  const told = await ticketAtDoor(order);
  const model = told && describeTicket(told, language, { timeZone: order.timeZone, now: order.ctx.now() });
  const back = doorPath(order.door);
  const page = <TicketPage language={language} path={`${back}/do/ticket`} back={back} model={model} {...typed} />;
  return answerPage(request, page, {
    status: typed.problems.length > 0 ? 422 : 200,
    cookies: setCookie ? [setCookie] : [],
    shop: order.shop,
  });
}
