import { answerRendered } from '@/server/api/public/answer-bytes';
import { brandsInForce } from '@/server/api/public/brands';
import { countPage } from '@/server/api/public/count-steps';
import { clearFlash, readFlash } from '@/server/api/public/flash';
import { pageScriptPath } from '@/server/api/public/get-page-script';
import { keepHeader } from '@/server/api/public/keep-header';
import { canSendCodes, looksAt } from '@/server/api/public/looks-at';
import { openOrderByCode, openOrderByToken } from '@/server/api/public/open-order';
import { orderActions } from '@/server/api/public/order-actions';
import { type PageView, viewOf } from '@/server/api/public/page-view';
import type { OrderToRender } from '@/server/api/public/render-order';
import { redactOrder } from '@/server/domain/access/redact-order';
import type { Brands } from '@/server/domain/brand/brand';
import { recipientZone } from '@/server/domain/calendar/recipient-zone';
import type { Language } from '@/server/domain/shared/language';
import type { Viewer } from '@/server/domain/wording/dates';
import { Actions } from './actions';
import { describeActions } from './actions-model';
import { Aftercare } from './aftercare';
import { describeAftercare } from './aftercare-model';
import { answerMessage, orTrouble } from './answer-trouble';
import { answerLastKnown } from './last-known-page';
import { OrderPage } from './order-page';
import { describeOrderPage } from './order-page-model';
import { OwnerPanel } from './owner-panel';
import { PageTools } from './page-tools';
import { pageHeaders, renderHtmlParts, withCookies } from './render-html';
import { routeMap } from './route-map';
import type { UnlockSaid } from './unlock-form';
import { describeLooks } from './who-viewed-model';

/** `GET /q/<code>`: the page of a parcel. */
export function answerParcelPage(request: Request, code: string): Promise<Response> {
  const path = `/q/${encodeURIComponent(code)}`;
  return orTrouble(request, path, async () => {
    const view = viewOf(request);
    const brands = await brandsInForce();
    const flash = readFlash(request);
    const said = flash?.said === 'no_match' || flash?.said === 'used_up' ? flash.said : undefined;
    const opened = await openOrderByCode(request, code, {
      variant: `${view.variant}|${said ?? ''}|${brands.version}`,
      render: (order) => renderOrderPage(order, { view, brands, path, live: `/api/live/orders${path}`, canUnlock: order.tier === 0, said }),
    });
    countPage(request, 'parcel', opened);
    if (opened.kind === 'away') return answerLastKnown(request, opened, view.language, brands);
    if (opened.kind !== 'rendered') return answerMessage(request, opened.kind, path);
    const cookies = [...view.setCookies, ...(flash ? [clearFlash(path)] : [])];
    return withCookies(
      await answerRendered(request, opened.bytes, { ...pageHeaders(brands.of(opened.bytes.shop)), ...keepHeader(opened.tier) }),
      cookies,
    );
  });
}

/** `GET /t/<token>`: what a share link shows. */
export function answerSharePage(request: Request, token: string): Promise<Response> {
  const path = `/t/${encodeURIComponent(token)}`;
  return orTrouble(request, path, async () => {
    const view = viewOf(request);
    const brands = await brandsInForce();
    const opened = await openOrderByToken(request, token, {
      variant: `${view.variant}|${brands.version}`,
      render: (order) => renderOrderPage(order, { view, brands, path, live: `/api/live/orders${path}`, canUnlock: false }),
    });
    countPage(request, 'link', opened);
    if (opened.kind === 'away') return answerLastKnown(request, opened, view.language, brands);
    if (opened.kind !== 'rendered') return answerMessage(request, opened.kind, path);
    return withCookies(
      await answerRendered(request, opened.bytes, { ...pageHeaders(brands.of(opened.bytes.shop)), ...keepHeader(opened.tier) }),
      view.setCookies,
    );
  });
}

async function renderOrderPage(
  order: OrderToRender,
  page: { view: PageView; brands: Brands; path: string; live: string; canUnlock: boolean; said?: UnlockSaid },
): Promise<(string | Buffer)[]> {
  const { view, brands, path, live, canUnlock, said } = page;
  const brand = brands.of(order.document.state.shop);
  const { language } = view;
  const document = redactOrder(order.document, order.tier);
  const { state } = order.document;
  const timeZone = view.timeZone ?? recipientZone(state.destination, order.timeZone);
  const viewer = { timeZone, dayZone: order.timeZone, now: order.now };
  const actions = order.tier === 0 ? [] : await orderActions(order);
  const doing = describeActions({ actions, language, viewer, path });
  const care = order.tier === 0 ? null : describeAftercare({ document, language, viewer, path });
  const model = describeOrderPage({
    document,
    tier: order.tier,
    language,
    viewer,
    contact: order.contact,
    canUnlock,
    offer: care?.offer ?? doing.offer,
  });
  return renderHtmlParts(
    <OrderPage
      language={language}
      path={path}
      version={document.version}
      state={state.lifecycle}
      model={model}
      map={
        document.state.lifecycle === 'cancelled' ? undefined : routeMap(document.state, language, order.tier === 2 ? 'district' : 'city')
      }
      live={live}
      unlockPath={canUnlock ? path : undefined}
      said={said}
      actions={
        <>
          <Actions language={language} model={doing} />
          {care ? <Aftercare language={language} model={care} /> : null}
        </>
      }
      owner={await ownerPanel(order, { language, path, viewer })}
      brand={brand?.brand}
      tools={<PageTools language={language} path={path} code={document.code} hasTime={model.eta?.window != null} />}
      script={pageScriptPath()}
    />,
    { look: view.look, brand },
  );
}

async function ownerPanel(order: OrderToRender, { language, path, viewer }: { language: Language; path: string; viewer: Viewer }) {
  if (order.tier !== 2) return canSendCodes() ? <OwnerPanel language={language} path={path} looks={null} /> : undefined;
  const looks = describeLooks(await looksAt(order.id), language, viewer);
  return <OwnerPanel language={language} path={path} looks={looks} />;
}
