import { clientAddress, clientNetwork } from '@/server/api/client-address';
import { chooseLanguage } from '@/server/api/public/choose-language';
import { type Door, doorPath, type OrderAtDoor } from '@/server/api/public/open-door';
import { phoneToChooseFor, postPreferences, postRating, preferencesAtDoor, ratingBesideOf } from '@/server/api/public/post-wishes';
import { seeOther } from '@/server/api/public/see-other';
import { wechatAtDoor } from '@/server/api/public/wechat-door';
import { takeFromLimit } from '@/server/api/rate-limits';
import { maskPhone } from '@/server/domain/access/mask';
import { CHANGE_WITHIN, ratingTurn } from '@/server/domain/rating/rating';
import { formatMoment } from '@/server/domain/wording/dates';
import { atVerifiedDoor } from './answer-at-door';
import { type PreferencesModel, PreferencesPage } from './preferences-page';
import { RatePage } from './rate-page';
import { answerPage } from './render-html';
import { wordChoice, wordProof } from './word-consent';

/** `GET …/do/rate`: the score of an order, to give or to change. */
export function answerRate(request: Request, door: Door): Promise<Response> {
  return atVerifiedDoor(request, door, async (order) => {
    const { language, setCookie } = chooseLanguage(request);
    const now = order.ctx.now();
    const { rating } = order.document.state;
    const turn = ratingTurn(order.document, now);
    const until = rating && turn === 'change' ? formatMoment(rating.at + CHANGE_WITHIN, language, { timeZone: order.timeZone, now }) : null;
    const beside = rating ? await ratingBesideOf(order) : null;
    const page = (
      <RatePage
        language={language}
        path={ratePath(order)}
        back={doorPath(order.door)}
        turn={turn}
        score={rating?.score ?? null}
        reason={beside?.reason ?? null}
        hasComment={beside?.hasComment ?? false}
        until={until}
      />
    );
    return answerPage(request, page, { cookies: setCookie ? [setCookie] : [], shop: order.shop });
  });
}

/** `POST …/do/rate`: a score, or why. */
export function answerRateForm(request: Request, door: Door): Promise<Response> {
  return atVerifiedDoor(request, door, async (order) => {
    await takeFromLimit('action', clientNetwork(clientAddress(request)));
    await postRating(request, order);
    return seeOther(ratePath(order));
  });
}

/** `GET …/do/preferences`: how the customer of an order is written to. */
export function answerPreferences(request: Request, door: Door): Promise<Response> {
  return atVerifiedDoor(request, door, async (order) => {
    const { language, setCookie } = chooseLanguage(request);
    const back = doorPath(order.door);
    const wechat = (await wechatAtDoor(order)) === null ? undefined : `${back}/do/wechat`;
    const model = await modelOf(order, language);
    const page = <PreferencesPage language={language} path={preferencesPath(order)} back={back} wechat={wechat} model={model} />;
    return answerPage(request, page, { cookies: setCookie ? [setCookie] : [], shop: order.shop });
  });
}

/** `POST …/do/preferences`: what was chosen is saved, or the last change taken back. */
export function answerPreferencesForm(request: Request, door: Door): Promise<Response> {
  return atVerifiedDoor(request, door, async (order) => {
    await takeFromLimit('action', clientNetwork(clientAddress(request)));
    const { language } = chooseLanguage(request);
    await postPreferences(request, order, (medium, topic) => ({ language, text: wordChoice(language, medium, topic) }));
    return seeOther(preferencesPath(order));
  });
}

async function modelOf(
  order: OrderAtDoor,
  language: Parameters<typeof formatMoment>[1],
): Promise<PreferencesModel | 'no_phone' | 'by_link'> {
  const page = await preferencesAtDoor(order);
  const phone = phoneToChooseFor(order);
  if (!page || phone === null) return order.contact?.phone ? 'by_link' : 'no_phone';
  const { preference, channels, updatedAt, canUndo, proofs } = page;
  const viewer = { timeZone: order.timeZone, now: order.ctx.now() };
  const saved = updatedAt === null ? null : formatMoment(updatedAt, language, viewer);
  const history = proofs.map((proof) => ({
    id: proof.id,
    at: formatMoment(proof.at, language, viewer),
    words: wordProof(language, proof),
  }));
  return { phone: maskPhone(phone), preference, channels, saved, canUndo, history };
}

function ratePath(order: OrderAtDoor): string {
  return `${doorPath(order.door)}/do/rate`;
}

function preferencesPath(order: OrderAtDoor): string {
  return `${doorPath(order.door)}/do/preferences`;
}
