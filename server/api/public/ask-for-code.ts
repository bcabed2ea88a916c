import { maskPhone } from '@/server/domain/access/mask';
import { newContext } from '@/server/store/context';
import { startCode } from '@/server/usecases/owner/start-code';
import { clientAddress, clientNetwork } from '../client-address';
import { takeFromLimit } from '../rate-limits';
import { chooseLanguage } from './choose-language';
import { type CodeCookie, codeCookie, readCodeCookie } from './code-cookie';
import { evenOutTime } from './even-out-time';
import { type Flash, flashCookie } from './flash';
import { orderToProve, type ProofTarget } from './order-to-prove';
import { readForm } from './read-form';
import { isSameOrigin } from './same-origin';
import { seeOther } from './see-other';
import { solutionOf } from './solution-of';

const CODE_PATH = '/track/code';

/** `POST /track/phone`: sends a code to the phone that was typed. Throws `rate_limited`. */
export async function postPhone(request: Request): Promise<Response> {
  const path = '/track/phone';
  await takeFromLimit('code', clientNetwork(clientAddress(request)));
  const form = await readForm(request);
  const phone = (form.get('phone') ?? '').trim();
  if (!phone) return seeOther(path, [flashCookie({ said: 'bad_phone' }, path)]);
  return ask(request, form, { phone, back: path, typed: phone, waiting: (e164) => ({ phone: e164, shown: maskPhone(e164) }) });
}

/** `POST …/prove`: sends a code to the phone on file of an order. Null when there is no such order. Throws `rate_limited`. */
export async function postProof(request: Request, target: ProofTarget, path: string): Promise<Response | null> {
  await takeFromLimit('code', clientNetwork(clientAddress(request)));
  const order = await orderToProve(request, target);
  if (!order) return null;
  // the page says it already
  if (!order.phone) return seeOther(path);
  const { code: orderCode, shop, phone, shown } = order;
  return ask(request, await readForm(request), { phone, back: path, waiting: () => ({ phone, shown, orderCode, shop }) });
}

/** `POST /track/code` with `again`: sends another code to the same phone. Throws `rate_limited`. */
export async function postCodeAgain(request: Request, form: URLSearchParams): Promise<Response> {
  await takeFromLimit('code', clientNetwork(clientAddress(request)));
  const waiting = readCodeCookie(request);
  if (!waiting) return seeOther('/track/phone');
  const { phone, shown, orderCode, shop } = waiting;
  return ask(request, form, { phone, back: CODE_PATH, waiting: () => ({ phone, shown, orderCode, shop }) });
}

interface Asking {
  phone: string;
  /** Where the form stands. */
  back: string;
  /** Given back with what went wrong. */
  typed?: string;
  waiting: (e164: string) => Omit<CodeCookie, 'ticket' | 'resendAt'>;
}

async function ask(request: Request, form: URLSearchParams, asking: Asking): Promise<Response> {
  // another site could have its visitors ask for messages to anybody
  if (!isSameOrigin(request)) return seeOther(asking.back);
  const startedAt = performance.now();
  const network = clientNetwork(clientAddress(request));
  const { language } = chooseLanguage(request);
  const outcome = await startCode(newContext(), { phone: asking.phone, network, language, solution: solutionOf(form) });
  // the same wait with and without orders: what is done is the same already
  await evenOutTime(startedAt);
  if (outcome.kind === 'started') {
    const { ticket, resendAt } = outcome;
    return seeOther(CODE_PATH, [codeCookie({ ticket, resendAt, ...asking.waiting(outcome.phone) })]);
  }
  const flash: Flash = { said: outcome.kind, phone: asking.typed };
  if (outcome.kind === 'challenge') flash.bits = outcome.bits;
  if (outcome.kind === 'too_soon') flash.until = outcome.until;
  return seeOther(asking.back, [flashCookie(flash, asking.back)]);
}
