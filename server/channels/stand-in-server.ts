import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GOOD_DAY, type StandInAnswer, type StandInRequest, type StandInWorld } from './stand-in';
import { answerPage } from './stand-in-page';
import { replyBySms, twilioStandIn } from './twilio_sms/stand-in';
import { wechatOauthStandIn } from './wechat_template/oauth-stand-in';
import { follow, wechatStandIn } from './wechat_template/stand-in';

export interface StandInAccount {
  TWILIO_ACCOUNT_SID: string;
  TWILIO_AUTH_TOKEN: string;
  TWILIO_FROM: string;
  WECHAT_APP_ID: string;
  WECHAT_APP_SECRET: string;
  WECHAT_TOKEN: string;
  WECHAT_TEMPLATE_ID: string;
}

export interface StandInServer {
  url: string;
  world: StandInWorld;
  forgetWechatTokens(): void;
  replyBySms(from: string, text: string): Promise<void>;
  /** Follows the official account with a scene; null leaves it. */
  follow(openid: string, scene: string | null): Promise<void>;
  close(): Promise<void>;
}

const BODY_CAP = 1024 * 1024;

async function readRequest(request: IncomingMessage): Promise<StandInRequest> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_CAP) throw new Error('the body is too large');
    chunks.push(chunk);
  }
  const url = new URL(request.url ?? '/', 'http://stand-in');
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) if (typeof value === 'string') headers.set(name, value);
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    search: url.search,
    headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

function give(response: ServerResponse, answer: StandInAnswer): void {
  if (answer === 'hang') return;
  if (answer === 'drop') {
    response.socket?.destroy();
    return;
  }
  const where = answer.location ? { location: answer.location } : {};
  response.writeHead(answer.status, { 'content-type': answer.contentType, 'cache-control': 'no-store', ...where });
  response.end(answer.body);
}

async function post(url: string, body: string, headers: Record<string, string>): Promise<void> {
  try {
    await fetch(url, { method: 'POST', body, headers, signal: AbortSignal.timeout(10_000) });
  } catch {
    // as with the real provider: a portal that is away misses its receipt
  }
}

/**
 * Starts both providers' stand-ins and the phones on one port of 127.0.0.1 (0 picks a free one). Receipts go to
 * `portalUrl` when the provider knows its address from the account (WeChat), else to where the message says (Twilio).
 */
export async function startStandIns(options: { port: number; portalUrl: string; account: StandInAccount }): Promise<StandInServer> {
  const { account, portalUrl, port } = options;
  const timers = new Set<NodeJS.Timeout>();
  const world: StandInWorld = {
    messages: [],
    switches: { ...GOOD_DAY },
    now: () => Date.now(),
    post,
    later: (ms, work) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        work();
      }, ms);
      timers.add(timer);
    },
  };
  const twilio = { sid: account.TWILIO_ACCOUNT_SID, token: account.TWILIO_AUTH_TOKEN };
  const wechat = {
    appId: account.WECHAT_APP_ID,
    secret: account.WECHAT_APP_SECRET,
    token: account.WECHAT_TOKEN,
    templateId: account.WECHAT_TEMPLATE_ID,
    callbackUrl: `${portalUrl}/api/receipts/wechat_template/main`,
  };
  const wechatApi = wechatStandIn(wechat);
  const sms = (from: string, text: string) =>
    replyBySms(world, twilio, `${portalUrl}/api/receipts/twilio_sms/main`, from, account.TWILIO_FROM, text);
  const join = (openid: string, scene: string | null) => follow(world, wechat, openid, scene);
  const providers = [twilioStandIn(twilio), wechatApi.answer, wechatOauthStandIn({ ...wechat, portalUrl })];

  const server = createServer((incoming, response) => {
    readRequest(incoming)
      .then(async (request) => {
        for (const provider of providers) {
          const answer = provider(request, world);
          if (answer !== null) return give(response, answer);
        }
        give(response, await answerPage(request, world, { replyBySms: sms, follow: join }));
      })
      .catch(() => give(response, { status: 400, contentType: 'text/plain', body: 'The request could not be read.' }));
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', done);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    world,
    forgetWechatTokens: wechatApi.forgetTokens,
    replyBySms: sms,
    follow: join,
    close: () =>
      new Promise((done) => {
        for (const timer of timers) clearTimeout(timer);
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
