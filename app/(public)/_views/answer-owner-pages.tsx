import { postProof } from '@/server/api/public/ask-for-code';
import { chooseLanguage } from '@/server/api/public/choose-language';
import { readCodeCookie } from '@/server/api/public/code-cookie';
import { clearFlash, type Flash, readFlash } from '@/server/api/public/flash';
import { pageScriptPath } from '@/server/api/public/get-page-script';
import { newChallenge } from '@/server/api/public/new-challenge';
import { type Door, doorPath, openDoor } from '@/server/api/public/open-door';
import { openOwnOrders } from '@/server/api/public/open-own-orders';
import { orderToProve, type ProofTarget } from '@/server/api/public/order-to-prove';
import { clearOwnerCookie, ownerCookie } from '@/server/api/public/owner-cookie';
import { viewOf } from '@/server/api/public/page-view';
import { seeOther } from '@/server/api/public/see-other';
import { answerMessage, orTrouble } from './answer-trouble';
import { CodePage } from './code-page';
import { describeOwnOrders } from './own-orders-model';
import { OwnOrdersPage } from './own-orders-page';
import { describeSessions } from './own-sessions-model';
import { PhonePage } from './phone-page';
import { ProvePage } from './prove-page';
import { answerPage } from './render-html';
import { UnlockPage } from './unlock-page';

/** `GET /track/phone`: the phone that a code is sent to. */
export function answerPhonePage(request: Request): Promise<Response> {
  const path = '/track/phone';
  return orTrouble(request, path, async () => {
    const { language, flash, cookies } = formOf(request, path);
    const page = <PhonePage language={language} flash={flash} challenge={riddleOf(flash)} now={Date.now()} script={pageScriptPath()} />;
    return answerPage(request, page, { cookies });
  });
}

/** `GET /track/code`: the code that came by SMS; to the phone's page when this browser waits for none. */
export function answerCodePage(request: Request): Promise<Response> {
  const path = '/track/code';
  return orTrouble(request, path, async () => {
    const waiting = readCodeCookie(request);
    if (!waiting) return seeOther('/track/phone');
    const { language, flash, cookies } = formOf(request, path);
    const now = Date.now();
    const page = (
      <CodePage language={language} waiting={waiting} now={now} flash={flash} challenge={riddleOf(flash)} script={pageScriptPath()} />
    );
    return answerPage(request, page, { cookies, shop: waiting.shop });
  });
}

/** `GET /track/orders`: one's own orders; to the phone's page without a session. */
export function answerOwnOrders(request: Request): Promise<Response> {
  const path = '/track/orders';
  return orTrouble(request, path, async () => {
    const opened = await openOwnOrders(request);
    if (!opened) return seeOther('/track/phone', [clearOwnerCookie()]);
    const { language, timeZone } = viewOf(request);
    const { setCookie } = chooseLanguage(request);
    const page = (
      <OwnOrdersPage
        language={language}
        phone={opened.owner.shown}
        orders={describeOwnOrders(opened, language, timeZone)}
        older={opened.next && `${path}?before=${opened.next}`}
        isFirst={!new URL(request.url).searchParams.has('before')}
        sessions={describeSessions(opened, language, timeZone)}
      />
    );
    // a visit keeps the session from resting too long
    return answerPage(request, page, { cookies: [ownerCookie(opened.owner, opened.days), ...(setCookie ? [setCookie] : [])] });
  });
}

/** `GET …/prove`: asks for a code to the phone on file of an order. */
export function answerProvePage(request: Request, target: ProofTarget): Promise<Response> {
  const back = pageOf(target);
  return orTrouble(request, back, async () => {
    const order = await orderToProve(request, target);
    if (!order) return answerMessage(request, 'missing', back);
    const { language, flash, cookies } = formOf(request, `${back}/prove`);
    const page = (
      <ProvePage
        language={language}
        back={back}
        order={order}
        flash={flash}
        challenge={riddleOf(flash)}
        now={Date.now()}
        script={pageScriptPath()}
      />
    );
    return answerPage(request, page, { cookies, shop: order.shop });
  });
}

/** `POST …/prove`: sends that code. */
export function answerProof(request: Request, target: ProofTarget): Promise<Response> {
  const back = pageOf(target);
  return orTrouble(
    request,
    back,
    async () => (await postProof(request, target, `${back}/prove`)) ?? answerMessage(request, 'missing', back),
  );
}

/** `GET /q/<code>/unlock`: the last four digits again, with a riddle. */
export function answerUnlockPage(request: Request, code: string): Promise<Response> {
  const door: Door = { by: 'code', value: code };
  const back = doorPath(door);
  return orTrouble(request, back, async () => {
    const order = await openDoor(request, door);
    if (order.kind !== 'open') return answerMessage(request, order.kind, back, order.shop);
    const { language, flash, cookies } = formOf(request, `${back}/unlock`);
    const page = (
      <UnlockPage language={language} back={back} flash={flash} challenge={newChallenge(flash?.bits)} script={pageScriptPath()} />
    );
    return answerPage(request, page, { cookies, shop: order.shop });
  });
}

function pageOf(target: ProofTarget): string {
  return target.kind === 'code' ? doorPath({ by: 'code', value: target.code }) : doorPath({ by: 'token', value: target.token });
}

/** Language of a form's page, what the form said last, and the cookies that go along. */
function formOf(request: Request, path: string) {
  const { language, setCookie } = chooseLanguage(request);
  const flash = readFlash(request);
  return { language, flash, cookies: [...(setCookie ? [setCookie] : []), ...(flash ? [clearFlash(path)] : [])] };
}

function riddleOf(flash: Flash | null): string | undefined {
  return flash?.said === 'challenge' ? newChallenge(flash.bits) : undefined;
}
