import { type InputProblem, type RawFields, readActionInput } from '@/server/domain/action/action-input';
import type { ActionCode } from '@/server/domain/action/action-settings';
import { customerActor, doAction } from '@/server/usecases/action/do-action';
import { undoAction } from '@/server/usecases/action/undo-action';
import { noteOrderVisitor } from '@/server/usecases/behaviour/note-visitor';
import { clientAddress, clientNetwork } from '../client-address';
import { takeFromLimit } from '../rate-limits';
import { nonceOf } from './action-ticket';
import { privateCookie, readCookie } from './cookies';
import { doorPath, type OrderAtDoor } from './open-door';
import { readForm } from './read-form';
import { isSameOrigin } from './same-origin';
import { sealJson, unsealJson } from './sealed-json';
import { seeOther } from './see-other';
import { isHttps } from './site-address';

/** What the last form came to, for the page it comes back to. */
export const DID = ['done', 'undone', 'closed', 'already', 'too_late'] as const;
export type Did = (typeof DID)[number];

const COOKIE = 'daona_did';
const LIFETIME_S = 60;

/** What a posted form asks the page to show instead of sending the browser on. */
export type ActionForm =
  /** Filled in wrongly, or to be changed once more. */
  | { kind: 'form'; values: RawFields; problems: InputProblem[]; isStale?: true }
  /** Right: shown once more before it is sent. */
  | { kind: 'check'; values: RawFields };

export function actionPath(order: Pick<OrderAtDoor, 'door'>, code: ActionCode): string {
  return `${doorPath(order.door)}/do/${code}`;
}

/**
 * `POST …/do/<action>`: checks what was filled in, does it, or takes it back; then the browser is sent back to the page, which
 * shows what holds now. Nothing that was typed stands in an address or a cookie. Throws `rate_limited`.
 */
export async function postAction(request: Request, order: OrderAtDoor, code: ActionCode): Promise<Response | ActionForm> {
  await takeFromLimit('action', clientNetwork(clientAddress(request)));
  const path = actionPath(order, code);
  const form = await readForm(request);
  const nonce = nonceOf(form.get('ticket'), path, order.ctx.now());
  const fields = Object.fromEntries([...new Set(form.keys())].map((name) => [name, form.getAll(name)]));
  if (nonce === null || !isSameOrigin(request)) return { kind: 'form', values: fields, problems: [], isStale: true };
  const back = (did: Did) => seeOther(path, [didCookie(did, path)]);
  const actor = customerActor(order.tier);
  if (form.get('step') === 'undo') {
    const undone = await undoAction(order.ctx, { orderId: order.id, actor, code, identity: form.get('identity') ?? '' });
    return back(undone.kind === 'undone' ? 'undone' : 'too_late');
  }
  if (form.get('step') === 'edit') return { kind: 'form', values: fields, problems: [] };
  const read = readActionInput(code, fields, { now: order.ctx.now(), timeZone: order.timeZone });
  if (read.kind === 'invalid') return { kind: 'form', values: fields, problems: read.problems };
  if (form.get('step') === 'check') return { kind: 'check', values: fields };
  const done = await doAction(order.ctx, { orderId: order.id, actor, input: read.input, nonce });
  if (done.kind === 'done') await noteOrderVisitor(order.ctx, { orderId: order.id, ...visitorOf(request) });
  return back(done.kind === 'done' || done.kind === 'already' ? done.kind : 'closed');
}

/** What tells one device from another, to be kept as a hash alone. */
function visitorOf(request: Request) {
  const header = (name: string) => request.headers.get(name) ?? '';
  return { client: clientAddress(request), userAgent: header('user-agent'), languages: header('accept-language') };
}

function didCookie(did: Did, path: string): string {
  return privateCookie(COOKIE, sealJson(did), { path, maxAgeS: LIFETIME_S, secure: isHttps() });
}

/** What the last form of this page came to, and the cookie that takes it back once it is shown. */
export function readDid(request: Request, path: string): { did: Did | null; cookies: string[] } {
  const value = readCookie(request, COOKIE);
  if (!value) return { did: null, cookies: [] };
  const did = unsealJson<Did>(value);
  return { did: did && DID.includes(did) ? did : null, cookies: [privateCookie(COOKIE, '', { path, maxAgeS: 0, secure: isHttps() })] };
}
