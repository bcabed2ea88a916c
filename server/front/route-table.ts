import * as offlineScript from '@/app/(public)/offline.js/route';
import * as parcelCalendar from '@/app/(public)/q/[code]/calendar.ics/route';
import * as parcelAction from '@/app/(public)/q/[code]/do/[action]/route';
import * as parcelKeep from '@/app/(public)/q/[code]/do/keep/route';
import * as parcelPreferences from '@/app/(public)/q/[code]/do/preferences/route';
import * as parcelRate from '@/app/(public)/q/[code]/do/rate/route';
import * as parcelReport from '@/app/(public)/q/[code]/do/report/route';
import * as parcelPhoto from '@/app/(public)/q/[code]/do/ticket/photos/[id]/route';
import * as parcelTicket from '@/app/(public)/q/[code]/do/ticket/route';
import * as parcelWechat from '@/app/(public)/q/[code]/do/wechat/route';
import * as parcelProof from '@/app/(public)/q/[code]/prove/route';
import * as parcelQr from '@/app/(public)/q/[code]/qr.svg/route';
import * as parcelPage from '@/app/(public)/q/[code]/route';
import * as parcelUnlock from '@/app/(public)/q/[code]/unlock/route';
import * as pageScript from '@/app/(public)/script/[name]/route';
import * as shareCalendar from '@/app/(public)/t/[token]/calendar.ics/route';
import * as shareAction from '@/app/(public)/t/[token]/do/[action]/route';
import * as shareKeep from '@/app/(public)/t/[token]/do/keep/route';
import * as sharePreferences from '@/app/(public)/t/[token]/do/preferences/route';
import * as shareRate from '@/app/(public)/t/[token]/do/rate/route';
import * as shareReport from '@/app/(public)/t/[token]/do/report/route';
import * as sharePhoto from '@/app/(public)/t/[token]/do/ticket/photos/[id]/route';
import * as shareTicket from '@/app/(public)/t/[token]/do/ticket/route';
import * as shareProof from '@/app/(public)/t/[token]/prove/route';
import * as sharePage from '@/app/(public)/t/[token]/route';
import * as codePage from '@/app/(public)/track/code/route';
import * as ownOrders from '@/app/(public)/track/orders/route';
import * as phonePage from '@/app/(public)/track/phone/route';
import * as trackPage from '@/app/(public)/track/route';
import * as signOut from '@/app/(public)/track/sign-out/route';
import * as unsubscribePage from '@/app/(public)/u/[token]/route';
import * as wechatOauth from '@/app/(public)/wechat/oauth/route';
import * as dwell from '@/app/api/dwell/route';
import * as health from '@/app/api/health/route';
import * as parcelStream from '@/app/api/live/orders/q/[code]/route';
import * as shareStream from '@/app/api/live/orders/t/[token]/route';
import * as metrics from '@/app/api/metrics/route';
import * as receipts from '@/app/api/receipts/[channel]/[endpoint]/route';
import * as events from '@/app/api/v1/events/route';
import * as orderForcedStates from '@/app/api/v1/orders/[orderNo]/forced-states/route';
import * as orderLinks from '@/app/api/v1/orders/[orderNo]/links/route';
import * as orderQr from '@/app/api/v1/orders/[orderNo]/qr/route';
import * as order from '@/app/api/v1/orders/[orderNo]/route';
import * as orders from '@/app/api/v1/orders/route';
import * as orderSearch from '@/app/api/v1/orders/search/route';
import * as trackAction from '@/app/api/v1/track/actions/[action]/route';
import * as trackActions from '@/app/api/v1/track/actions/route';
import * as challenge from '@/app/api/v1/track/challenge/route';
import * as codeApi from '@/app/api/v1/track/code/route';
import * as trackApi from '@/app/api/v1/track/route';
import * as verifyApi from '@/app/api/v1/track/verify/route';
import * as webhooks from '@/app/api/webhooks/[source]/[endpoint]/route';
import type { Params } from './match-route';

export type Handler = (request: Request, context: { params: Promise<Params> }) => Response | Promise<Response>;
export type RouteModule = Partial<Record<'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', Handler>>;

/**
 * The routes that the front answers itself, before Next is asked: pattern and module of app/, the same that Next serves.
 * The types of a module name its own parameters, which follow from its pattern; hence the cast.
 */
export const hotRoutes = [
  ['/offline.js', offlineScript],
  ['/script/[name]', pageScript],
  ['/track', trackPage],
  ['/track/phone', phonePage],
  ['/track/code', codePage],
  ['/track/orders', ownOrders],
  ['/track/sign-out', signOut],
  ['/t/[token]', sharePage],
  ['/t/[token]/prove', shareProof],
  ['/q/[code]', parcelPage],
  ['/q/[code]/do/[action]', parcelAction],
  ['/t/[token]/do/[action]', shareAction],
  ['/q/[code]/do/report', parcelReport],
  ['/q/[code]/do/rate', parcelRate],
  ['/q/[code]/do/keep', parcelKeep],
  ['/t/[token]/do/keep', shareKeep],
  ['/q/[code]/do/preferences', parcelPreferences],
  ['/q/[code]/do/wechat', parcelWechat],
  ['/wechat/oauth', wechatOauth],
  ['/u/[token]', unsubscribePage],
  ['/q/[code]/do/ticket', parcelTicket],
  ['/q/[code]/do/ticket/photos/[id]', parcelPhoto],
  ['/t/[token]/do/report', shareReport],
  ['/t/[token]/do/rate', shareRate],
  ['/t/[token]/do/preferences', sharePreferences],
  ['/t/[token]/do/ticket', shareTicket],
  ['/t/[token]/do/ticket/photos/[id]', sharePhoto],
  ['/q/[code]/calendar.ics', parcelCalendar],
  ['/q/[code]/qr.svg', parcelQr],
  ['/t/[token]/calendar.ics', shareCalendar],
  ['/q/[code]/prove', parcelProof],
  ['/q/[code]/unlock', parcelUnlock],
  ['/api/v1/track', trackApi],
  ['/api/v1/track/challenge', challenge],
  ['/api/v1/track/actions', trackActions],
  ['/api/v1/track/actions/[action]', trackAction],
  ['/api/v1/track/code', codeApi],
  ['/api/v1/track/verify', verifyApi],
  ['/api/live/orders/q/[code]', parcelStream],
  ['/api/live/orders/t/[token]', shareStream],
  ['/api/v1/orders', orders],
  ['/api/v1/orders/search', orderSearch],
  ['/api/v1/orders/[orderNo]', order],
  ['/api/v1/orders/[orderNo]/forced-states', orderForcedStates],
  ['/api/v1/orders/[orderNo]/links', orderLinks],
  ['/api/v1/orders/[orderNo]/qr', orderQr],
  ['/api/v1/events', events],
  ['/api/webhooks/[source]/[endpoint]', webhooks],
  ['/api/receipts/[channel]/[endpoint]', receipts],
  ['/api/dwell', dwell],
  ['/api/health', health],
  ['/api/metrics', metrics],
] as unknown as [pattern: string, module: RouteModule][];
