import { chooseLanguage } from '@/server/api/public/choose-language';
import { clearFlash, readFlash } from '@/server/api/public/flash';
import { newChallenge } from '@/server/api/public/new-challenge';
import { orTrouble } from './answer-trouble';
import { answerPage, pageScript } from './render-html';
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
        challenge={flash?.said === 'challenge' ? newChallenge() : undefined}
        script={pageScript()}
      />
    );
    return answerPage(request, page, 200, [...(setCookie ? [setCookie] : []), ...(flash ? [clearFlash(PATH)] : [])]);
  });
}
