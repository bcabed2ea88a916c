import { actionTicket } from '@/server/api/public/action-ticket';
import { chooseLanguage } from '@/server/api/public/choose-language';
import { type Door, doorPath, type OrderAtDoor, openDoor } from '@/server/api/public/open-door';
import { type ActionAtDoor, actionAtDoor } from '@/server/api/public/order-actions';
import { type ActionForm, actionPath, postAction, readDid } from '@/server/api/public/post-action';
import { redactOrder } from '@/server/domain/access/redact-order';
import { ActionPage } from './action-page';
import { describeActionPage, isActionCode } from './action-page-model';
import { answerMessage, orTrouble } from './answer-trouble';
import { answerPage } from './render-html';

/** `GET …/do/<action>`: how it stands with one thing that a customer can do, and the form for it. */
export function answerActionPage(request: Request, door: Door, code: string): Promise<Response> {
  return atDoor(request, door, code, async (order, found) => {
    const { did, cookies } = readDid(request, actionPath(order, found.action.code));
    return render(request, order, found, { kind: 'form', values: {}, problems: [] }, { did, cookies });
  });
}

/** `POST …/do/<action>`: what was filled in, with what is wrong or once more to check; else back to the page by GET. */
export function answerActionForm(request: Request, door: Door, code: string): Promise<Response> {
  return atDoor(request, door, code, async (order, found) => {
    const posted = await postAction(request, order, found.action.code);
    return posted instanceof Response ? posted : render(request, order, found, posted, { did: null, cookies: [] });
  });
}

function atDoor(
  request: Request,
  door: Door,
  code: string,
  work: (order: OrderAtDoor, found: ActionAtDoor) => Promise<Response>,
): Promise<Response> {
  const back = doorPath(door);
  return orTrouble(request, back, async () => {
    const order = await openDoor(request, door);
    if (order.kind !== 'open') return answerMessage(request, order.kind, back, order.shop);
    const found = isActionCode(code) ? await actionAtDoor(order, code) : null;
    return found ? work(order, found) : answerMessage(request, 'missing', back, order.shop);
  });
}

async function render(
  request: Request,
  order: OrderAtDoor,
  found: ActionAtDoor,
  form: ActionForm,
  last: { did: ReturnType<typeof readDid>['did']; cookies: string[] },
): Promise<Response> {
  const { language, setCookie } = chooseLanguage(request);
  const now = order.ctx.now();
  const viewer = { timeZone: order.timeZone, now };
  const path = actionPath(order, found.action.code);
  const { state } = redactOrder(order.document, order.tier);
  const problems = form.kind === 'form' ? form.problems : [];
  const model = describeActionPage({
    ...found,
    language,
    viewer,
    state,
    tier: order.tier,
    oldAddress: order.tier === 2 ? (order.contact?.address ?? null) : null,
    back: doorPath(order.door),
    did: last.did,
  });
  const page = (
    <ActionPage
      language={language}
      path={path}
      back={doorPath(order.door)}
      model={model}
      ticket={actionTicket(path, now)}
      values={form.values}
      problems={problems}
      isStale={form.kind === 'form' && form.isStale}
      isCheck={form.kind === 'check'}
    />
  );
  const status = problems.length > 0 ? 422 : form.kind === 'form' && form.isStale ? 403 : 200;
  return answerPage(request, page, { status, cookies: [...(setCookie ? [setCookie] : []), ...last.cookies], shop: order.shop });
}
