import { chooseLanguage } from '@/server/api/public/choose-language';
import { clearFlash, readFlash } from '@/server/api/public/flash';
import { pageScriptPath } from '@/server/api/public/get-page-script';
import { canSendCodes } from '@/server/api/public/looks-at';
import { newChallenge } from '@/server/api/public/new-challenge';
import { readOwnerCookie } from '@/server/api/public/owner-cookie';
import { shopCookies } from '@/server/api/public/shop-of-visit';
import { orTrouble } from './answer-trouble';
import { answerPage } from './render-html';
import { TrackPage } from './track-page';

const PATH = '/track';

/** `GET /track`: the look-up form, with what the last try came to. */
export function answerTrackPage(request: Request): Promise<Response> {
  return orTrouble(request, PATH, async () => {
    const { language, setCookie } = chooseLanguage(request);
    const flash = readFlash(request);
    const page = (
      <TrackPage
        language={language}
        said={flash?.said}
        orderNo={flash?.orderNo}
        phone={flash?.phone}
        challenge={flash?.said === 'challenge' ? newChallenge(flash.bits) : undefined}
        byPhone={readOwnerCookie(request) ? 'orders' : (await canSendCodes()) ? 'code' : undefined}
        script={pageScriptPath()}
      />
    );
    return answerPage(request, page, {
      cookies: [...(setCookie ? [setCookie] : []), ...(flash ? [clearFlash(PATH)] : []), ...shopCookies(request)],
    });
  });
}
