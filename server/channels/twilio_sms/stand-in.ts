import { randomBytes } from 'node:crypto';
import twilio from 'twilio';
import { smsLength } from '../../domain/template/sms-length';
import {
  jsonAnswer,
  keepMessage,
  type PhoneMessage,
  type StandIn,
  type StandInAnswer,
  type StandInRequest,
  type StandInWorld,
} from '../stand-in';

const SEND = /^\/2010-04-01\/Accounts\/(AC\w+)\/Messages\.json$/;
const READ = /^\/2010-04-01\/Accounts\/AC\w+\/Messages\/(SM\w+)\.json$/;

/** Twilio's magic numbers (twilio.com/docs/iam/test-credentials) and what they are refused with. */
const MAGIC: Record<string, number> = {
  '+15005550001': 21211,
  '+15005550002': 21612,
  '+15005550003': 21408,
  '+15005550004': 21610,
  '+15005550009': 21614,
};

/** Our words for the state of a message in Twilio's. */
const WIRE: Record<PhoneMessage['status'], string> = { accepted: 'queued', sent: 'sent', delivered: 'delivered', failed: 'undelivered' };

const WORDS: Record<number, string> = {
  20003: 'Authenticate',
  20429: 'Too Many Requests',
  20500: 'Internal Server Error',
  21211: "The 'To' number is not a valid phone number.",
  21408: 'Permission to send an SMS has not been enabled for the region indicated by the To number.',
  21610: 'Attempt to send to unsubscribed recipient',
  21612: 'The To phone number is not currently reachable using the From number.',
  21614: "'To' number is not a valid mobile number",
  21617: 'The concatenated message body exceeds the 1600 character limit',
};

function refusal(code: number): StandInAnswer {
  const status = code === 20003 ? 401 : code === 20404 ? 404 : code === 20429 ? 429 : code === 20500 ? 500 : 400;
  return jsonAnswer(status, {
    code,
    message: WORDS[code] ?? 'The message was refused',
    more_info: `https://www.twilio.com/docs/errors/${code}`,
    status,
  });
}

function resource(sid: string, account: string, message: PhoneMessage, status: string) {
  const at = new Date(message.at).toUTCString().replace('GMT', '+0000');
  return {
    account_sid: account,
    api_version: '2010-04-01',
    body: message.text,
    date_created: at,
    date_sent: null,
    date_updated: at,
    direction: 'outbound-api',
    error_code: null,
    error_message: null,
    from: message.from,
    messaging_service_sid: null,
    num_media: '0',
    num_segments: String(smsLength(message.text ?? '').segments),
    price: null,
    price_unit: 'USD',
    sid,
    status,
    subresource_uris: { media: `/2010-04-01/Accounts/${account}/Messages/${sid}/Media.json` },
    to: message.to,
    uri: `/2010-04-01/Accounts/${account}/Messages/${sid}.json`,
  };
}

/** Signed status callbacks: sent, then delivered or undelivered; never for the first status. */
function report(world: StandInWorld, secret: string, account: string, message: PhoneMessage, url: string): void {
  const { receipts, receiptDelayMs, failReceipt } = world.switches;
  if (receipts === 'none') return;
  const steps: PhoneMessage['status'][] = ['sent', failReceipt ? 'failed' : 'delivered'];
  const order = receipts === 'shuffled' ? [...steps].reverse() : steps;
  order.forEach((status, i) => {
    world.later(receiptDelayMs * (i + 1), () => {
      if (status !== 'sent' || message.status === 'accepted') message.status = status;
      const word = WIRE[status];
      const form: Record<string, string> = {
        AccountSid: account,
        ApiVersion: '2010-04-01',
        From: message.from,
        MessageSid: message.id,
        MessageStatus: word,
        SmsSid: message.id,
        SmsStatus: word,
        To: message.to,
        ...(status === 'failed' ? { ErrorCode: String(failReceipt) } : {}),
      };
      void world.post(url, new URLSearchParams(form).toString(), {
        'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
        'x-twilio-signature': twilio.getExpectedTwilioSignature(secret, url, form),
        'i-twilio-idempotency-token': randomBytes(16).toString('hex'),
      });
    });
  });
}

function send(request: StandInRequest, world: StandInWorld, own: { sid: string; token: string }): StandInAnswer {
  const { switches } = world;
  const expected = `Basic ${Buffer.from(`${own.sid}:${own.token}`).toString('base64')}`;
  if (request.headers.get('authorization') !== expected || SEND.exec(request.path)?.[1] !== own.sid) return refusal(20003);
  const form = new URLSearchParams(request.body);
  const to = form.get('To') ?? '';
  const body = form.get('Body') ?? '';
  if (switches.tooMany) return refusal(20429);
  const refused = Number(switches.refuse);
  if (refused) return refusal(refused);
  if (!/^\+[1-9]\d{6,14}$/.test(to)) return refusal(21211);
  if (MAGIC[to]) return refusal(MAGIC[to]);
  if (body.length > 1_600) return refusal(21617);
  const message: PhoneMessage = {
    id: `SM${randomBytes(16).toString('hex')}`,
    channel: 'sms',
    to,
    from: form.get('From') ?? '',
    at: world.now(),
    text: body,
    status: 'accepted',
  };
  keepMessage(world, message);
  const callback = form.get('StatusCallback');
  if (callback) report(world, own.token, own.sid, message, callback);
  if (switches.hang) return 'hang';
  return switches.loseAnswer ? 'drop' : jsonAnswer(201, resource(message.id, own.sid, message, 'queued'));
}

/** The newest messages, to and from whom they are asked for. */
function list({ query }: StandInRequest, world: StandInWorld, own: { sid: string }): StandInAnswer {
  const [to, from] = [query.get('To'), query.get('From')];
  const size = Math.min(1_000, Number(query.get('PageSize') ?? 50));
  const found = world.messages.filter((m) => m.channel === 'sms' && (!to || m.to === to) && (!from || m.from === from));
  const uri = `/2010-04-01/Accounts/${own.sid}/Messages.json?PageSize=${size}&Page=0`;
  return jsonAnswer(200, {
    end: Math.max(0, Math.min(size, found.length) - 1),
    first_page_uri: uri,
    next_page_uri: null,
    page: 0,
    page_size: size,
    previous_page_uri: null,
    messages: found
      .slice(-size)
      .reverse()
      .map((m) => resource(m.id, own.sid, m, WIRE[m.status])),
    start: 0,
    uri,
  });
}

/** Twilio's Messages resource on the wire: form fields in, JSON out, signed status callbacks after. */
export function twilioStandIn(own: { sid: string; token: string }): StandIn {
  return (request, world) => {
    if (request.method === 'POST' && SEND.test(request.path)) return send(request, world, own);
    if (request.method !== 'GET') return null;
    if (SEND.test(request.path)) return list(request, world, own);
    const read = READ.exec(request.path);
    if (!read) return null;
    const message = world.messages.find((m) => m.id === read[1]);
    return message ? jsonAnswer(200, resource(message.id, own.sid, message, WIRE[message.status])) : refusal(20404);
  };
}

/** The phone answers an SMS: Twilio passes it on as an inbound message, signed. */
export async function replyBySms(world: StandInWorld, own: { token: string }, callbackUrl: string, from: string, to: string, text: string) {
  const form = { MessageSid: `SM${randomBytes(16).toString('hex')}`, SmsStatus: 'received', From: from, To: to, Body: text, NumMedia: '0' };
  await world.post(callbackUrl, new URLSearchParams(form).toString(), {
    'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
    'x-twilio-signature': twilio.getExpectedTwilioSignature(own.token, callbackUrl, form),
  });
}
