import { clientAddress, clientNetwork } from '@/server/api/client-address';
import { brandsInForce } from '@/server/api/public/brands';
import { chooseLanguage } from '@/server/api/public/choose-language';
import { type Door, doorPath, type OrderAtDoor } from '@/server/api/public/open-door';
import { seeOther } from '@/server/api/public/see-other';
import { ownSiteOf, siteUrl } from '@/server/api/public/site-address';
import { clearWechatCookie, isInWechat, onceAtDoor, postWechat, takeWechatReturn, wechatAtDoor } from '@/server/api/public/wechat-door';
import { takeFromLimit } from '@/server/api/rate-limits';
import { atVerifiedDoor } from './answer-at-door';
import { answerMessage, orTrouble } from './answer-trouble';
import { wechatMessages } from './messages/wechat';
import { answerPage } from './render-html';
import { WECHAT_SDK_ORIGIN } from './wechat-once';
import { WechatPage } from './wechat-page';

/**
 * `GET …/do/wechat`: whether messages may come to WeChat. WeChat leads back to the site's own address alone, so who reads on a shop's
 * domain begins there.
 */
export function answerWechat(request: Request, door: Door): Promise<Response> {
  return atVerifiedDoor(request, door, async (order) =>
    ownSiteOf(request, await brandsInForce()) ? seeOther(siteUrl(wechatPath(order))) : render(request, order),
  );
}

/**
 * `POST …/do/wechat`: yes, which leads to WeChat and back, or no. A redirect of a form may leave the site in no browser that heeds
 * our policy (form-action), so the page that answers leads on.
 */
export function answerWechatForm(request: Request, door: Door): Promise<Response> {
  return atVerifiedDoor(request, door, async (order) => {
    await takeFromLimit('action', clientNetwork(clientAddress(request)));
    const posted = await postWechat(request, order);
    if (posted.kind !== 'begin') return seeOther(wechatPath(order));
    const response = await render(request, order, { goingTo: posted.url, cookies: [posted.cookie] });
    response.headers.set('refresh', `0; url=${posted.url}`);
    return response;
  });
}

/** `GET /wechat/oauth`: back from WeChat with a code. */
export function answerWechatReturn(request: Request): Promise<Response> {
  return orTrouble(request, '/track', async () => {
    const { language } = chooseLanguage(request);
    const m = wechatMessages(language);
    const back = await takeWechatReturn(request, { language, text: `${m.lead} / ${m.agree}` });
    if (back.kind === 'stranger') return answerMessage(request, 'missing', '/track');
    const said = back.kind === 'connected' ? '' : `?said=${back.kind}`;
    return seeOther(`/q/${back.code}/do/wechat${said}`, [clearWechatCookie()]);
  });
}

async function render(request: Request, order: OrderAtDoor, going?: { goingTo: string; cookies: string[] }): Promise<Response> {
  const { language, setCookie } = chooseLanguage(request);
  const asked = new URL(request.url).searchParams.get('said');
  const said = asked === 'stale' || asked === 'unreachable' ? asked : undefined;
  const once = going ? null : await onceAtDoor(request, order);
  const page = (
    <WechatPage
      language={language}
      path={wechatPath(order)}
      back={doorPath(order.door)}
      state={await wechatAtDoor(order)}
      isInside={isInWechat(request)}
      once={once}
      said={said}
      goingTo={going?.goingTo}
    />
  );
  const response = await answerPage(request, page, {
    cookies: [...(setCookie ? [setCookie] : []), ...(going?.cookies ?? [])],
    shop: order.shop,
  });
  if (once) allowSdk(response.headers);
  return response;
}

/** Lets the page load the SDK of WeChat beside our own script, and nothing else. */
function allowSdk(headers: Headers): void {
  const policy = headers.get('content-security-policy') ?? '';
  headers.set('content-security-policy', policy.replace("script-src 'self'", `script-src 'self' ${WECHAT_SDK_ORIGIN}`));
}

function wechatPath(order: OrderAtDoor): string {
  return `${doorPath(order.door)}/do/wechat`;
}
