import { answerRendered } from '@/server/api/public/answer-bytes';
import { brandsInForce } from '@/server/api/public/brands';
import { countPage } from '@/server/api/public/count-steps';
import { clearFlash, readFlash } from '@/server/api/public/flash';
import { pageScriptPath } from '@/server/api/public/get-page-script';
import { keptUntil } from '@/server/api/public/keep-cookie';
import { keepHeader } from '@/server/api/public/keep-header';
import { canSendCodes, looksAt } from '@/server/api/public/looks-at';
import { openOrderByCode, openOrderByToken, type PageRendering } from '@/server/api/public/open-order';
import { orderActions } from '@/server/api/public/order-actions';
import { type PageView, viewOf } from '@/server/api/public/page-view';
import type { OrderToRender } from '@/server/api/public/render-order';
import { toldRecord } from '@/server/api/public/told-record';
import { redactOrder } from '@/server/domain/access/redact-order';
import type { Brands } from '@/server/domain/brand/brand';
import { recipientZone } from '@/server/domain/calendar/recipient-zone';
import type { Instant } from '@/server/domain/shared/instant';
import type { Language } from '@/server/domain/shared/language';
import { formatMoment, type Viewer } from '@/server/domain/wording/dates';
import { Actions } from './actions';
import { describeActions } from './actions-model';
import { Aftercare } from './aftercare';
import { describeAftercare } from './aftercare-model';
import { answerMessage, orTrouble } from './answer-trouble';
import { Collect } from './collect';
import { describeCollect } from './collect-model';
import { answerLastKnown } from './last-known-page';
import { OrderPage } from './order-page';
import { describeOrderPage } from './order-page-model';
import { OwnerPanel, ProveLink } from './owner-panel';
import { PageTools } from './page-tools';
import { pageHeaders, renderHtmlParts, withCookies } from './render-html';
import { routeMap } from './route-map';
import { shareCard } from './share-card';
import type { UnlockSaid } from './unlock-form';
import { describeLooks } from './who-viewed-model';

/** `GET /q/<code>`: the page of a parcel. */
export function answerParcelPage(request: Request, code: string): Promise<Response> {
  const path = `/q/${encodeURIComponent(code)}`;
  return orTrouble(request, path, async () => {
    const view = viewOf(request);
    const brands = await brandsInForce();
    const kept = keptUntil(request, Date.now());
    const flash = readFlash(request);
    const said = flash?.said === 'no_match' || flash?.said === 'used_up' ? flash.said : undefined;
    const opened = await openOrderByCode(request, code, parcelPage({ path, view, brands, said, keptUntil: kept }));
    countPage(request, 'parcel', opened);
    if (opened.kind === 'away') return answerLastKnown(request, opened, view.language, brands);
    if (opened.kind !== 'rendered') return answerMessage(request, opened.kind, path);
    const cookies = [...view.setCookies, ...(flash ? [clearFlash(path)] : [])];
    return withCookies(
      await answerRendered(request, opened.bytes, {
        ...pageHeaders(brands.of(opened.bytes.shop), []),
        ...keepHeader(request, opened, Date.now()),
      }),
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
    const kept = keptUntil(request, Date.now());
    const opened = await openOrderByToken(request, token, sharedPage({ path, view, brands, keptUntil: kept }));
    countPage(request, 'link', opened);
    if (opened.kind === 'away') return answerLastKnown(request, opened, view.language, brands);
    if (opened.kind !== 'rendered') return answerMessage(request, opened.kind, path, opened.shop);
    return withCookies(
      await answerRendered(request, opened.bytes, {
        ...pageHeaders(brands.of(opened.bytes.shop), []),
        ...keepHeader(request, opened, Date.now()),
      }),
      view.setCookies,
    );
  });
}

/** A page as its news stand in it, for a stream of them to who has it open: at most at the tier that its address alone opens. */
export async function pageInStream(door: 'q' | 't', value: string, view: PageView): Promise<PageRendering> {
  const page = { path: `/${door}/${encodeURIComponent(value)}`, view, brands: await brandsInForce(), keptUntil: null };
  return door === 'q' ? parcelPage(page) : sharedPage(page);
}

/** What a page depends on beside its order. */
interface PageOf {
  path: string;
  view: PageView;
  brands: Brands;
  said?: UnlockSaid | undefined;
  keptUntil: Instant | null;
}

function parcelPage(page: PageOf): PageRendering {
  return {
    variant: `${page.view.variant}|${page.said ?? ''}|${page.brands.version}`,
    render: (order) => renderOrderPage(order, { ...page, live: liveAddress(page.path, order.tier === 0), canUnlock: order.tier === 0 }),
  };
}

function sharedPage(page: PageOf): PageRendering {
  return {
    variant: `${page.view.variant}|${page.brands.version}`,
    render: (order) => renderOrderPage(order, { ...page, live: liveAddress(page.path, order.tier !== 2), canUnlock: false }),
  };
}

/** What the address alone opens comes with the stream; who proved more hears of news and fetches them. */
function liveAddress(path: string, isOpenToAll: boolean): string {
  return `/api/live/orders${path}${isOpenToAll ? '?part' : ''}`;
}

async function renderOrderPage(order: OrderToRender, page: PageOf & { live: string; canUnlock: boolean }): Promise<(string | Buffer)[]> {
  const { view, brands, path, live, canUnlock, said, keptUntil } = page;
  const brand = brands.of(order.document.state.shop);
  const { language } = view;
  const document = redactOrder(order.document, order.tier);
  const { state } = order.document;
  const timeZone = view.timeZone ?? recipientZone(state.destination, order.timeZone);
  const viewer = { timeZone, dayZone: order.timeZone, now: order.now };
  const offered = order.tier === 0 ? { actions: [], pay: null } : await orderActions(order);
  const doing = describeActions({ ...offered, language, viewer, path });
  const collect = describeCollect(document.state, language, viewer);
  const care = order.tier === 0 ? null : describeAftercare({ document, language, viewer, path });
  const model = describeOrderPage({
    document,
    tier: order.tier,
    language,
    viewer,
    contact: order.contact,
    canUnlock,
    offer: care?.offer ?? collect?.offer ?? doing.offer,
    record: await toldRecord(brand, state),
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
          <Collect model={collect} />
          <Actions language={language} model={doing} />
          {care ? <Aftercare language={language} model={care} /> : null}
        </>
      }
      owner={await ownerPanel(order, { language, path, viewer, keptUntil })}
      brand={brand?.brand}
      tools={<PageTools language={language} path={path} code={document.code} hasTime={model.eta?.hasTime ?? false} />}
      script={pageScriptPath()}
    />,
    // its bytes would keep a person on a slow line waiting
    { look: view.look, brand, ...(view.isForProgram ? { card: shareCard(order.document, { language, viewer, path, brands }) } : {}) },
  );
}

async function ownerPanel(
  order: OrderToRender,
  { language, path, viewer, keptUntil }: { language: Language; path: string; viewer: Viewer; keptUntil: Instant | null },
) {
  if (order.tier !== 2) return (await canSendCodes()) ? <ProveLink language={language} path={path} /> : undefined;
  const looks = describeLooks(await looksAt(order.id), language, viewer);
  const kept = keptUntil === null ? null : formatMoment(keptUntil, language, viewer);
  return <OwnerPanel language={language} path={path} looks={looks} keptUntil={kept} />;
}
