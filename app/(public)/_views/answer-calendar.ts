import { brandsInForce } from '@/server/api/public/brands';
import { openOrderByCode, openOrderByToken, type PageRendering } from '@/server/api/public/open-order';
import { type PageView, viewOf } from '@/server/api/public/page-view';
import type { OrderToRender } from '@/server/api/public/render-order';
import { seeOther } from '@/server/api/public/see-other';
import { orderUrl, siteUrl } from '@/server/api/public/site-address';
import { redactOrder } from '@/server/domain/access/redact-order';
import { recipientZone } from '@/server/domain/calendar/recipient-zone';
import { wordHeadline } from '@/server/domain/wording/word-headline';
import { answerMessage, orTrouble } from './answer-trouble';
import { calendarFile, describeCalendar } from './calendar-model';

/** `GET /q/<code>/calendar.ics`: when the parcel comes, for a calendar; leads back to the page where nothing is known. */
export function answerParcelCalendar(request: Request, code: string): Promise<Response> {
  return answerCalendar(request, `/q/${encodeURIComponent(code)}`, (page) => openOrderByCode(request, code, page));
}

/** `GET /t/<token>/calendar.ics`: the same behind a share link. */
export function answerShareCalendar(request: Request, token: string): Promise<Response> {
  return answerCalendar(request, `/t/${encodeURIComponent(token)}`, (page) => openOrderByToken(request, token, page));
}

function answerCalendar(
  request: Request,
  path: string,
  open: (page: PageRendering) => ReturnType<typeof openOrderByCode>,
): Promise<Response> {
  return orTrouble(request, path, async () => {
    const view = viewOf(request);
    const brands = await brandsInForce();
    const opened = await open({
      variant: `ics|${view.variant}|${brands.version}`,
      render: async (order) => [renderCalendar(order, view, orderUrl(brands, order.document.state.shop, path))],
    });
    if (opened.kind === 'away') return answerMessage(request, 'away', path);
    if (opened.kind !== 'rendered') return answerMessage(request, opened.kind, path, opened.shop);
    const file = Buffer.concat(opened.bytes.parts).toString();
    if (file === '') return seeOther(path);
    return new Response(file, {
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'attachment; filename="parcel.ics"',
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-robots-tag': 'noindex',
      },
    });
  });
}

/** The file, or nothing where there is no time to tell. */
function renderCalendar(order: OrderToRender, view: PageView, url: string): string {
  const document = redactOrder(order.document, order.tier);
  const timeZone = view.timeZone ?? recipientZone(order.document.state.destination, order.timeZone);
  const viewer = { timeZone, dayZone: order.timeZone, now: order.now };
  const headline = wordHeadline(document.headline, view.language, viewer).long;
  const model = describeCalendar({ document, language: view.language, viewer }, { headline, url });
  // the same whichever domain it was taken from, so that a calendar knows it again
  const uid = `${document.code}@${new URL(siteUrl('/')).hostname}`;
  return model ? calendarFile(model, { uid, version: document.version, madeAt: order.now, url }) : '';
}
