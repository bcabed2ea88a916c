import { chooseLanguage } from '@/server/api/public/choose-language';
import { mailStandAt, postUnsubscribe } from '@/server/api/public/post-unsubscribe';
import { seeOther } from '@/server/api/public/see-other';
import { orTrouble } from './answer-trouble';
import { consentMessages } from './messages/consent';
import { answerPage } from './render-html';
import { UnsubscribePage } from './unsubscribe-page';

/** `GET /u/…`: ends nothing, as programs that look at mails follow their links; it asks. */
export function answerUnsubscribe(request: Request, token: string): Promise<Response> {
  return orTrouble(request, pathOf(token), async () => {
    const { language, setCookie } = chooseLanguage(request);
    const stand = await mailStandAt(request, token);
    const page = <UnsubscribePage language={language} path={pathOf(token)} stand={stand} />;
    return answerPage(request, page, { status: stand.kind === 'gone' ? 410 : 200, cookies: setCookie ? [setCookie] : [] });
  });
}

/** `POST /u/…`: one click in a mail program, or a button of the page. */
export function answerUnsubscribeForm(request: Request, token: string): Promise<Response> {
  return orTrouble(request, pathOf(token), async () => {
    const { language } = chooseLanguage(request);
    const c = consentMessages(language);
    const worded = (what: 'all' | 'rest') => ({
      language,
      text: what === 'all' ? `${c.offAll} / ${c.offAllWhat}` : `${c.offRest} / ${c.offRestWhat}`,
    });
    const { kind, isOneClick } = await postUnsubscribe(request, token, worded);
    if (!isOneClick) return seeOther(pathOf(token));
    return new Response(kind === 'gone' ? 'gone' : 'ok', {
      status: kind === 'gone' ? 410 : 200,
      headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
    });
  });
}

function pathOf(token: string): string {
  return `/u/${encodeURIComponent(token)}`;
}
