import { createCipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { wechatSignature } from '../../platform/wechat-message';
import { jsonAnswer, type PhoneMessage, type StandInAnswer, type StandInRequest, type StandInWorld } from '../stand-in';

/** An official account as WeChat knows it. */
export interface OfficialAccount {
  appId: string;
  secret: string;
  token: string;
  /** EncodingAESKey of an account whose events come encrypted; null in the plain mode. */
  aesKey: string | null;
  templateId: string;
  subscribeTemplateId: string;
  /** Where events go: the address registered with the account. */
  callbackUrl: string;
}

/** What WeChat remembers of an account. */
export interface Memory {
  tokens: Set<string>;
  /** Ids of messages by client_msg_id: the provider's own guard against sending twice. */
  sent: Map<string, string>;
  /** Consents that are left, by openid and template. */
  consents: Map<string, number>;
}

const WORDS: Record<number, string> = {
  40001: 'invalid credential, access_token is invalid or not latest',
  40003: 'invalid openid',
  40037: 'invalid template_id',
  42001: 'access_token expired',
  43004: 'require subscribe',
  43019: 'user is in the blocklist',
  43101: 'user refuse to accept the msg',
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

/** A refusal as WeChat writes it: HTTP 200 with the code inside. */
export function errcode(code: number, more = ''): StandInAnswer {
  return jsonAnswer(200, { errcode: code, errmsg: `${WORDS[code] ?? 'system error'}${more} rid: ${randomBytes(12).toString('hex')}` });
}

/** Message ids are beyond what a JavaScript number holds, as WeChat's are. */
export function newMessageId(): string {
  return `3${BigInt(`0x${randomBytes(7).toString('hex')}`)
    .toString()
    .padStart(18, '0')
    .slice(0, 18)}`;
}

/** What keeps a message from being sent, in the order in which WeChat looks; null when nothing does. */
export function faultOf(
  { touser, template_id, data }: { touser: string; template_id: string; data: Record<string, { value: string }> },
  templateId: string,
  { isForFollowers } = { isForFollowers: true },
): StandInAnswer | null {
  const magic = MAGIC.find(([prefix]) => touser.startsWith(prefix));
  if (magic && (isForFollowers || magic[1] !== 43004)) return errcode(magic[1]);
  if (template_id !== templateId) return errcode(40037);
  const wrong = Object.entries(data).find(([key, { value }]) => !LIMITS[key.replace(/\d+$/, '')]?.test(value));
  return wrong ? errcode(47003, ` data.${wrong[0]}.value invalid`) : null;
}

/** What every interface refuses before it reads the message; null when it goes on. */
export function refusalOf(request: StandInRequest, { switches }: StandInWorld, memory: Memory): StandInAnswer | null {
  if (!memory.tokens.has(request.query.get('access_token') ?? '')) return errcode(40001);
  if (switches.tooMany) return errcode(45011);
  const refused = Number(switches.refuse);
  return refused ? errcode(refused) : null;
}

/** The answer to a message that was taken, or what the switches make of it. */
export function acceptedAs(id: string, { switches }: StandInWorld): StandInAnswer {
  if (switches.hang) return 'hang';
  if (switches.loseAnswer) return 'drop';
  return { status: 200, contentType: 'application/json; charset=utf-8', body: `{"errcode":0,"errmsg":"ok","msgid":${id}}` };
}

/** How a message is shown on a phone. */
export function shownAs(
  id: string,
  to: string,
  data: Record<string, { value: string }>,
  link: string | undefined,
  at: number,
): PhoneMessage {
  const fields = Object.entries(data).map(([key, { value }]) => ({ key, value }));
  return { id, channel: 'wechat', to, from: '公众号', at, fields, link, status: 'accepted' };
}

/** Tells the account's server what happened: signed, and encrypted where the account asks for it. */
export async function postEvent(world: StandInWorld, own: OfficialAccount, openid: string, inner: string): Promise<void> {
  const timestamp = String(Math.floor(world.now() / 1000));
  const nonce = randomBytes(5).toString('hex');
  const signature = wechatSignature([own.token, timestamp, nonce]);
  const url = `${own.callbackUrl}?signature=${signature}&timestamp=${timestamp}&nonce=${nonce}&openid=${openid}`;
  const xml =
    `<xml><ToUserName><![CDATA[gh_standin]]></ToUserName><FromUserName><![CDATA[${openid}]]></FromUserName>` +
    `<CreateTime>${timestamp}</CreateTime><MsgType><![CDATA[event]]></MsgType>${inner}</xml>`;
  if (!own.aesKey) {
    await world.post(url, xml, { 'content-type': 'text/xml' });
    return;
  }
  const enclosed = enclose(xml, own.aesKey, own.appId);
  const signed = `&encrypt_type=aes&msg_signature=${wechatSignature([own.token, timestamp, nonce, enclosed])}`;
  const body = `<xml><ToUserName><![CDATA[gh_standin]]></ToUserName><Encrypt><![CDATA[${enclosed}]]></Encrypt></xml>`;
  await world.post(url + signed, body, { 'content-type': 'text/xml' });
}

/** AES-256-CBC over 16 random bytes, the length, the message and whose it is, filled up to 32 bytes (消息加解密). */
function enclose(message: string, aesKey: string, appId: string): string {
  const key = Buffer.from(`${aesKey}=`, 'base64');
  const text = Buffer.from(message);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const plain = Buffer.concat([randomBytes(16), length, text, Buffer.from(appId)]);
  const fill = 32 - (plain.length % 32);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(Buffer.concat([plain, Buffer.alloc(fill, fill)])), cipher.final()]).toString('base64');
}

/** stable_token in its normal mode: the same token until it is forgotten. */
export function issueToken(request: StandInRequest, own: OfficialAccount, memory: Memory): StandInAnswer {
  const asked = z.looseObject({ appid: z.string(), secret: z.string(), grant_type: z.string() }).safeParse(parseJson(request.body));
  if (!asked.success) return errcode(47001);
  if (asked.data.appid !== own.appId || asked.data.secret !== own.secret) return errcode(40001);
  if (memory.tokens.size === 0) memory.tokens.add(randomBytes(60).toString('base64url'));
  return jsonAnswer(200, { access_token: [...memory.tokens][0], expires_in: 7_200 });
}

/** The ticket that pages are signed with, for whoever has a token. */
export function giveTicket({ query }: StandInRequest, { tokens }: Memory): StandInAnswer {
  if (!tokens.has(query.get('access_token') ?? '') || query.get('type') !== 'jsapi') return errcode(40001);
  return jsonAnswer(200, { errcode: 0, errmsg: 'ok', ticket: 'stand-in-ticket', expires_in: 7_200 });
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
