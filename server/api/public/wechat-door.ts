import { isPageCode } from '@/server/domain/access/page-code';
import type { Wording } from '@/server/domain/consent/consent-fact';
import type { Contact } from '@/server/domain/order/contact';
import { type Instant, MINUTE, SECOND } from '@/server/domain/shared/instant';
import { sameSecret, unseal } from '@/server/platform/crypto';
import { newToken } from '@/server/platform/ids';
import { newContext } from '@/server/store/context';
import { openParcelPage } from '@/server/usecases/access/open-parcel-page';
import {
  askWechat,
  connectWechat,
  disconnectWechat,
  offersWechat,
  readWechatState,
  type WechatState,
} from '@/server/usecases/wechat/connect-wechat';
import { type OnceOffer, offerOnce } from '@/server/usecases/wechat/offer-once';
import { clientAddress, clientNetwork } from '../client-address';
import { takeFromLimit } from '../rate-limits';
import { privateCookie, readCookie } from './cookies';
import type { OrderAtDoor } from './open-door';
import { phoneToChooseFor } from './post-wishes';
import { readForm } from './read-form';
import { isSameOrigin } from './same-origin';
import { sealJson, unsealJson } from './sealed-json';
import { isHttps, siteUrl } from './site-address';

const COOKIE = 'daona_wx';
const CALLBACK_PATH = '/wechat/oauth';
/** WeChat's codes live five minutes. */
const LIFETIME_MS = 10 * MINUTE;

/** Kept in the browser that began: that its reader had proved the order's phone, and the word that WeChat has to bring back. */
interface Begun {
  state: string;
  code: string;
  until: Instant;
}

/** Whether a request comes from the browser inside WeChat. */
export function isInWechat(request: Request): boolean {
  return /MicroMessenger\//i.test(request.headers.get('user-agent') ?? '');
}

/** How it stands with a customer's WeChat; null where it cannot be connected: not set up, no phone, or shown by a shared link. */
export async function wechatAtDoor(order: OrderAtDoor): Promise<WechatState | null> {
  const phone = phoneToChooseFor(order);
  return phone === null || !(await offersWechat(order.ctx)) ? null : readWechatState(order.ctx, { phone });
}

/** One more message that this reader can agree to on the page that was asked for; null outside WeChat or where none can be. */
export async function onceAtDoor(request: Request, order: OrderAtDoor): Promise<OnceOffer | null> {
  const phone = phoneToChooseFor(order);
  if (phone === null || !isInWechat(request) || !(await offersWechat(order.ctx))) return null;
  const { pathname, search } = new URL(request.url);
  return offerOnce(order.ctx, { phone, url: siteUrl(pathname + search) });
}

export type WechatPost =
  /** Where WeChat tells who it is, and the cookie that binds the answer to this browser. */
  { kind: 'begin'; url: string; cookie: string } | { kind: 'disconnected' } | { kind: 'ignored' };

/** The form of the page: the customer wants messages in WeChat, or none there any more. */
export async function postWechat(request: Request, order: OrderAtDoor): Promise<WechatPost> {
  const form = await readForm(request);
  const phone = phoneToChooseFor(order);
  if (phone === null || !isSameOrigin(request)) return { kind: 'ignored' };
  if (form.get('step') === 'disconnect' && (await offersWechat(order.ctx))) {
    await disconnectWechat(order.ctx, { phone });
    return { kind: 'disconnected' };
  }
  if (form.get('step') !== 'connect' || order.door.by !== 'code') return { kind: 'ignored' };
  const begun: Begun = { state: newToken(22), code: order.door.value, until: order.ctx.now() + LIFETIME_MS };
  const maxAgeS = LIFETIME_MS / SECOND;
  const url = await askWechat(order.ctx, begun.state);
  if (url === null) return { kind: 'ignored' };
  return {
    kind: 'begin',
    url,
    cookie: privateCookie(COOKIE, sealJson(begun), { path: CALLBACK_PATH, maxAgeS, secure: isHttps() }),
  };
}

export type WechatReturn = { kind: 'connected' | 'stale' | 'unreachable'; code: string } | { kind: 'stranger' };

/** Takes what WeChat brings back; `wording` is what was agreed to. A state that this browser did not begin with connects nothing. Throws `rate_limited`. */
export async function takeWechatReturn(request: Request, wording: Wording): Promise<WechatReturn> {
  await takeFromLimit('action', clientNetwork(clientAddress(request)));
  const ctx = newContext();
  const begun = unsealJson<Begun>(readCookie(request, COOKIE));
  const asked = new URL(request.url).searchParams;
  if (!begun || !isPageCode(begun.code) || begun.until <= ctx.now() || !sameSecret(asked.get('state') ?? '', begun.state)) {
    return { kind: 'stranger' };
  }
  const { code } = begun;
  const given = asked.get('code') ?? '';
  const order = await openParcelPage(ctx, { code });
  const phone = order?.contact ? (JSON.parse(unseal(order.contact).toString('utf8')) as Contact).phone : undefined;
  if (!phone || given === '' || given.length > 200) return { kind: 'stale', code };
  return { kind: (await connectWechat(ctx, { code: given, phone, wording })).kind, code };
}

/** Ends what was begun: its state serves once. */
export function clearWechatCookie(): string {
  return privateCookie(COOKIE, '', { path: CALLBACK_PATH, maxAgeS: 0, secure: isHttps() });
}
