import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import {
  jsonAnswer,
  keepMessage,
  type PhoneMessage,
  type StandIn,
  type StandInAnswer,
  type StandInRequest,
  type StandInWorld,
} from '../stand-in';
import { wechatSignature } from './wechat-template';

interface Account {
  appId: string;
  secret: string;
  token: string;
  templateId: string;
  /** Where events go: the address registered with the account. */
  callbackUrl: string;
}

const WORDS: Record<number, string> = {
  40001: 'invalid credential, access_token is invalid or not latest',
  40003: 'invalid openid',
  40037: 'invalid template_id',
  42001: 'access_token expired',
  43004: 'require subscribe',
  43019: 'user is in the blocklist',
  45009: 'reach max api daily quota limit',
  45011: 'api minute-quota reach limit',
  47001: 'data format error',
  47003: 'argument invalid!',
};

/** Openids that begin so are refused: no follower, or one who blocked the account. */
const MAGIC: [prefix: string, errcode: number][] = [
  ['oNOTFOLLOWING', 43004],
  ['oBLOCKED', 43019],
  ['oUNKNOWN', 40003],
];

/** Greatest lengths by the type in a field's key. */
const LIMITS: Record<string, RegExp> = {
  thing: /^[^\r\n]{1,20}$/u,
  character_string: /^[\x21-\x7e]{1,32}$/,
  time: /^(\d{4}-\d{2}-\d{2} )?\d{2}:\d{2}$/,
};

const sendSchema = z.looseObject({
  touser: z.string(),
  template_id: z.string(),
  url: z.string().optional(),
  client_msg_id: z.string().optional(),
  data: z.record(z.string(), z.object({ value: z.string() })),
});

function errcode(code: number, more = ''): StandInAnswer {
  return jsonAnswer(200, { errcode: code, errmsg: `${WORDS[code] ?? 'system error'}${more} rid: ${randomBytes(12).toString('hex')}` });
}

/** Message ids are beyond what a JavaScript number holds, as WeChat's are. */
function newMessageId(): string {
  return `3${BigInt(`0x${randomBytes(7).toString('hex')}`)
    .toString()
    .padStart(18, '0')
    .slice(0, 18)}`;
}

interface Memory {
  tokens: Set<string>;
  /** Ids of messages by client_msg_id: the provider's own guard against sending twice. */
  sent: Map<string, string>;
}

async function postEvent(world: StandInWorld, own: Account, openid: string, inner: string): Promise<void> {
  const timestamp = String(Math.floor(world.now() / 1000));
  const nonce = randomBytes(5).toString('hex');
  const url = `${own.callbackUrl}?signature=${wechatSignature(own.token, timestamp, nonce)}&timestamp=${timestamp}&nonce=${nonce}&openid=${openid}`;
  const xml =
    `<xml><ToUserName><![CDATA[gh_standin]]></ToUserName><FromUserName><![CDATA[${openid}]]></FromUserName>` +
    `<CreateTime>${timestamp}</CreateTime><MsgType><![CDATA[event]]></MsgType>${inner}</xml>`;
  await world.post(url, xml, { 'content-type': 'text/xml' });
}

function issueToken(request: StandInRequest, own: Account, memory: Memory): StandInAnswer {
  const asked = z.looseObject({ appid: z.string(), secret: z.string(), grant_type: z.string() }).safeParse(parseJson(request.body));
  if (!asked.success) return errcode(47001);
  if (asked.data.appid !== own.appId || asked.data.secret !== own.secret) return errcode(40001);
  if (memory.tokens.size === 0) memory.tokens.add(randomBytes(60).toString('base64url'));
  return jsonAnswer(200, { access_token: [...memory.tokens][0], expires_in: 7_200 });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function send(request: StandInRequest, world: StandInWorld, own: Account, memory: Memory): StandInAnswer {
  const { switches } = world;
  if (!memory.tokens.has(request.query.get('access_token') ?? '')) return errcode(40001);
  if (switches.tooMany) return errcode(45011);
  if (switches.refuse) return errcode(switches.refuse);
  const read = sendSchema.safeParse(parseJson(request.body));
  if (!read.success) return errcode(47001);
  const { touser, template_id, url, client_msg_id, data } = read.data;
  const magic = MAGIC.find(([prefix]) => touser.startsWith(prefix));
  if (magic) return errcode(magic[1]);
  if (template_id !== own.templateId) return errcode(40037);
  const wrong = Object.entries(data).find(([key, { value }]) => !LIMITS[key.replace(/\d+$/, '')]?.test(value));
  if (wrong) return errcode(47003, ` data.${wrong[0]}.value invalid`);
  const known = client_msg_id ? memory.sent.get(client_msg_id) : undefined;
  const id = known ?? newMessageId();
  if (!known) {
    if (client_msg_id) memory.sent.set(client_msg_id, id);
    const fields = Object.entries(data).map(([key, { value }]) => ({ key, value }));
    const message: PhoneMessage = {
      id,
      channel: 'wechat',
      to: touser,
      from: '公众号',
      at: world.now(),
      fields,
      link: url,
      status: 'accepted',
    };
    keepMessage(world, message);
    report(world, own, message);
  }
  if (switches.hang) return 'hang';
  if (switches.loseAnswer) return 'drop';
  return { status: 200, contentType: 'application/json; charset=utf-8', body: `{"errcode":0,"errmsg":"ok","msgid":${id}}` };
}

function report(world: StandInWorld, own: Account, message: PhoneMessage): void {
  const { receipts, receiptDelayMs, failReceipt } = world.switches;
  if (receipts === 'none') return;
  world.later(receiptDelayMs, () => {
    message.status = failReceipt ? 'failed' : 'delivered';
    const status = failReceipt ? 'failed:user block' : 'success';
    void postEvent(
      world,
      own,
      message.to,
      `<Event><![CDATA[TEMPLATESENDJOBFINISH]]></Event><MsgID>${message.id}</MsgID><Status><![CDATA[${status}]]></Status>`,
    );
  });
}

/** A person follows the account by scanning its QR code with a scene, or leaves it. */
export async function follow(world: StandInWorld, own: Account, openid: string, scene: string | null): Promise<void> {
  const event = scene === null ? 'unsubscribe' : 'subscribe';
  const key = scene ? `<EventKey><![CDATA[qrscene_${scene}]]></EventKey>` : '<EventKey></EventKey>';
  await postEvent(world, own, openid, `<Event><![CDATA[${event}]]></Event>${key}`);
}

/** WeChat's stable_token and template message calls on the wire, with its events. Tokens can be made stale by `forgetTokens`. */
export function wechatStandIn(own: Account): { answer: StandIn; forgetTokens(): void } {
  const memory: Memory = { tokens: new Set(), sent: new Map() };
  return {
    answer: (request, world) => {
      if (request.method !== 'POST') return null;
      if (request.path === '/cgi-bin/stable_token') return issueToken(request, own, memory);
      return request.path === '/cgi-bin/message/template/send' ? send(request, world, own, memory) : null;
    },
    forgetTokens: () => memory.tokens.clear(),
  };
}
