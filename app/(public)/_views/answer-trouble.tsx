import { chooseLanguage } from '@/server/api/public/choose-language';
import { logTrouble } from '@/server/api/public/log-trouble';
import { type MessageKind, MessagePage } from './message-page';
import { answerPage } from './render-html';

const STATUS: Record<MessageKind, number> = { missing: 404, expired: 410, revoked: 410, away: 503, busy: 429 };

/** A page that says what happened and what to do. `path` is where the reader wanted to go, `shop` whose order it led to. */
export async function answerMessage(request: Request, kind: MessageKind, path: string, shop?: string): Promise<Response> {
  const { language, setCookie } = chooseLanguage(request);
  const page = <MessagePage language={language} kind={kind} path={path} />;
  return answerPage(request, page, { status: STATUS[kind], cookies: setCookie ? [setCookie] : [], shop });
}

/** Runs a page; whatever is thrown becomes a page too: too many requests, or that our records cannot be reached. */
export async function orTrouble(request: Request, path: string, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    const trouble = logTrouble(error);
    const response = await answerMessage(request, trouble.code === 'rate_limited' ? 'busy' : 'away', path);
    if (trouble.retryAfterS !== undefined) response.headers.set('retry-after', String(trouble.retryAfterS));
    return response;
  }
}
