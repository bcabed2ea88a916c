import { randomBytes } from 'node:crypto';
import { jsonAnswer, type StandIn } from '../stand-in';

/** Whom the stand-in takes every reader for. */
export const STAND_IN_OPENID = 'oStandInReader000000000000001';

const CODE_LIVES_MS = 5 * 60_000;
const SHAPE = /^\?appid=([^&]+)&redirect_uri=([^&]+)&response_type=code&scope=snsapi_base&state=([A-Za-z0-9]{1,128})$/;

/** WeChat's page authorisation on the wire: sends readers back with a code that stands once and for five minutes for their openid. */
export function wechatOauthStandIn(own: { appId: string; secret: string; portalUrl: string }): StandIn {
  const codes = new Map<string, { until: number; isUsed: boolean }>();
  const refused = (errcode: number, errmsg: string) => jsonAnswer(200, { errcode, errmsg });
  return (request, world) => {
    if (request.method !== 'GET') return null;
    if (request.path === '/connect/oauth2/authorize') {
      const { query } = request;
      const [, appId, , state] = SHAPE.exec(request.search) ?? [];
      const back = query.get('redirect_uri') ?? '';
      if (appId !== own.appId) return refused(40013, 'invalid appid, or parameters in another order');
      // the page authorisation domain is one host
      if (!URL.canParse(back) || new URL(back).host !== new URL(own.portalUrl).host)
        return refused(10003, 'redirect_uri 域名与后台配置不一致');
      const code = randomBytes(16).toString('hex');
      codes.set(code, { until: world.now() + CODE_LIVES_MS, isUsed: false });
      return {
        status: 302,
        contentType: 'text/plain',
        body: '',
        location: `${back}${back.includes('?') ? '&' : '?'}code=${code}&state=${state}`,
      };
    }
    if (request.path !== '/sns/oauth2/access_token') return null;
    const asked = request.query;
    if (asked.get('appid') !== own.appId || asked.get('secret') !== own.secret) return refused(40125, 'invalid appsecret');
    const code = codes.get(asked.get('code') ?? '');
    if (!code || code.until < world.now()) return refused(40029, 'invalid code');
    if (code.isUsed) return refused(40163, 'code been used');
    code.isUsed = true;
    const token = randomBytes(40).toString('base64url');
    return jsonAnswer(200, { access_token: token, expires_in: 7_200, refresh_token: token, openid: STAND_IN_OPENID, scope: 'snsapi_base' });
  };
}
