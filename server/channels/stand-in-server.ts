import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { aliyunStandIn, replyToAliyun } from './aliyun_sms/stand-in';
import { dingtalkStandIn } from './dingtalk_robot/stand-in';
import { startSmtpStandIn } from './email/stand-in';
import { GOOD_DAY, type StandInAnswer, type StandInRequest, type StandInWorld } from './stand-in';
import { STAND_IN_TEMPLATES } from './stand-in-mainland';
import { answerPage } from './stand-in-page';
import { replyToTencent, tencentStandIn } from './tencent_sms/stand-in';
import { replyBySms, twilioStandIn } from './twilio_sms/stand-in';
import { wechatOauthStandIn } from './wechat_template/oauth-stand-in';
import { follow, wechatStandIn } from './wechat_template/stand-in';
import { wecomStandIn } from './wecom_robot/stand-in';

export interface StandInAccount {
  TWILIO_ACCOUNT_SID: string;
  TWILIO_AUTH_TOKEN: string;
  TWILIO_FROM: string;
  ALIYUN_ACCESS_KEY_ID: string;
  ALIYUN_ACCESS_KEY_SECRET: string;
  ALIYUN_SMS_SIGN_NAME: string;
  ALIYUN_SMS_RECEIPT_TOKEN: string;
  TENCENT_SECRET_ID: string;
  TENCENT_SECRET_KEY: string;
  TENCENT_SMS_APP_ID: string;
  TENCENT_SMS_SIGN_NAME: string;
  TENCENT_SMS_RECEIPT_TOKEN: string;
  WECHAT_APP_ID: string;
  WECHAT_APP_SECRET: string;
  WECHAT_TOKEN: string;
  WECHAT_TEMPLATE_ID: string;
  WECHAT_SUBSCRIBE_TEMPLATE_ID: string;
  /** Events come encrypted where the account has one. */
  WECHAT_AES_KEY?: string;
  SMTP_USER: string;
  SMTP_PASSWORD: string;
  MAIL_BOUNCE_TOKEN: string;
}

export interface StandInServer {
  url: string;
  /** Where the mail server listens. */
  smtpPort: number;
  world: StandInWorld;
  forgetWechatTokens(): void;
  /** Answers whoever sent the last SMS to the phone, else Twilio. */
  replyBySms(from: string, text: string): Promise<void>;
  /** Follows the official account with a scene; null leaves it. */
  follow(openid: string, scene: string | null): Promise<void>;
  /** Agrees to one more message of the subscription template, or refuses it. */
  agree(openid: string, isAgreed: boolean): Promise<void>;
  close(): Promise<void>;
}

const BODY_CAP = 1024 * 1024;
const MOST_MESSAGES = 2_000;

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

async function post(url: string, body: string, headers: Record<string, string>): Promise<number | null> {
  try {
    return (await fetch(url, { method: 'POST', body, headers, signal: AbortSignal.timeout(10_000) })).status;
  } catch {
    // as with the real provider: a portal that is away misses its receipt
    return null;
  }
}

/**
 * Starts the providers' stand-ins and the phones on one port of 127.0.0.1 and the mail server on another (0 picks a free one). Receipts
 * go to `portalUrl` when the provider knows its address from the account (WeChat), else to where the message says (Twilio).
 */
export async function startStandIns(options: {
  port: number;
  smtpPort: number;
  portalUrl: string;
  account: StandInAccount;
}): Promise<StandInServer> {
  const { account, portalUrl, port, smtpPort } = options;
  const timers = new Set<NodeJS.Timeout>();
  const world: StandInWorld = {
    messages: [],
    templates: new Map(STAND_IN_TEMPLATES.map(({ templateId, text }) => [templateId, text])),
    switches: { ...GOOD_DAY },
    mostMessages: MOST_MESSAGES,
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
    aesKey: account.WECHAT_AES_KEY ?? null,
    templateId: account.WECHAT_TEMPLATE_ID,
    subscribeTemplateId: account.WECHAT_SUBSCRIBE_TEMPLATE_ID,
    callbackUrl: `${portalUrl}/api/receipts/wechat_template/main`,
  };
  const aliyun = {
    id: account.ALIYUN_ACCESS_KEY_ID,
    secret: account.ALIYUN_ACCESS_KEY_SECRET,
    signName: account.ALIYUN_SMS_SIGN_NAME,
    callbackUrl: `${portalUrl}/api/receipts/aliyun_sms/${account.ALIYUN_SMS_RECEIPT_TOKEN}`,
  };
  const tencent = {
    id: account.TENCENT_SECRET_ID,
    secret: account.TENCENT_SECRET_KEY,
    appId: account.TENCENT_SMS_APP_ID,
    signName: account.TENCENT_SMS_SIGN_NAME,
    callbackUrl: `${portalUrl}/api/receipts/tencent_sms/${account.TENCENT_SMS_RECEIPT_TOKEN}`,
    givesSessionBack: true,
  };
  const wechatApi = wechatStandIn(wechat);
  const sms = async (from: string, text: string) => {
    const provider = world.messages.findLast((m) => m.to === from)?.provider;
    if (provider === 'aliyun') return replyToAliyun(world, aliyun, from, text);
    if (provider === 'tencent') return replyToTencent(world, tencent, from, text);
    return replyBySms(world, twilio, `${portalUrl}/api/receipts/twilio_sms/main`, from, account.TWILIO_FROM, text);
  };
  const join = (openid: string, scene: string | null) => follow(world, wechat, openid, scene);
  const agree = (openid: string, isAgreed: boolean) => wechatApi.agree(world, openid, isAgreed);
  const providers = [
    twilioStandIn(twilio),
    aliyunStandIn(aliyun),
    tencentStandIn(tencent),
    wechatApi.answer,
    wechatOauthStandIn({ ...wechat, portalUrl }),
    wecomStandIn,
    dingtalkStandIn,
  ];

  const server = createServer((incoming, response) => {
    readRequest(incoming)
      .then(async (request) => {
        for (const provider of providers) {
          const answer = provider(request, world);
          if (answer !== null) return give(response, answer);
        }
        give(response, await answerPage(request, world, { replyBySms: sms, follow: join, agree }));
      })
      .catch(() => give(response, { status: 400, contentType: 'text/plain', body: 'The request could not be read.' }));
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', done);
  });
  const smtp = await startSmtpStandIn(smtpPort, world, {
    user: account.SMTP_USER,
    password: account.SMTP_PASSWORD,
    reportUrl: `${portalUrl}/api/receipts/email/${account.MAIL_BOUNCE_TOKEN}`,
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    smtpPort: smtp.port,
    world,
    forgetWechatTokens: wechatApi.forgetTokens,
    replyBySms: sms,
    follow: join,
    agree,
    close: async () => {
      for (const timer of timers) clearTimeout(timer);
      await smtp.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
