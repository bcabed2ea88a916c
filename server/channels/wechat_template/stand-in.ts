import { z } from 'zod';
import { keepMessage, type PhoneMessage, type StandIn, type StandInAnswer, type StandInRequest, type StandInWorld } from '../stand-in';
import {
  acceptedAs,
  errcode,
  faultOf,
  giveTicket,
  issueToken,
  type Memory,
  newMessageId,
  type OfficialAccount,
  parseJson,
  postEvent,
  refusalOf,
  shownAs,
} from '../wechat/stand-in-base';
import { agreeOnce, sendSubscription } from '../wechat_subscribe/stand-in';

const sendSchema = z.looseObject({
  touser: z.string(),
  template_id: z.string(),
  url: z.string().optional(),
  client_msg_id: z.string().optional(),
  data: z.record(z.string(), z.object({ value: z.string() })),
});

function send(request: StandInRequest, world: StandInWorld, own: OfficialAccount, memory: Memory): StandInAnswer {
  const refusal = refusalOf(request, world, memory);
  if (refusal) return refusal;
  const read = sendSchema.safeParse(parseJson(request.body));
  if (!read.success) return errcode(47001);
  const { touser, url, client_msg_id, data } = read.data;
  const fault = faultOf(read.data, own.templateId);
  if (fault) return fault;
  const known = client_msg_id ? memory.sent.get(client_msg_id) : undefined;
  const id = known ?? newMessageId();
  if (!known) {
    if (client_msg_id) memory.sent.set(client_msg_id, id);
    const message = shownAs(id, touser, data, url, world.now());
    keepMessage(world, message);
    report(world, own, message);
  }
  return acceptedAs(id, world);
}

function report(world: StandInWorld, own: OfficialAccount, message: PhoneMessage): void {
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
export async function follow(world: StandInWorld, own: OfficialAccount, openid: string, scene: string | null): Promise<void> {
  const event = scene === null ? 'unsubscribe' : 'subscribe';
  const key = scene ? `<EventKey><![CDATA[qrscene_${scene}]]></EventKey>` : '<EventKey></EventKey>';
  await postEvent(world, own, openid, `<Event><![CDATA[${event}]]></Event>${key}`);
}

/** WeChat on the wire: stable_token, template and subscription messages, and its events. Tokens can be made stale by `forgetTokens`. */
export function wechatStandIn(own: OfficialAccount): {
  answer: StandIn;
  forgetTokens(): void;
  /** The person agrees to one more message of the subscription template, or refuses. */
  agree(world: StandInWorld, openid: string, isAgreed: boolean): Promise<void>;
} {
  const memory: Memory = { tokens: new Set(), sent: new Map(), consents: new Map() };
  return {
    answer: (request, world) => {
      if (request.method === 'GET' && request.path === '/cgi-bin/ticket/getticket') return giveTicket(request, memory);
      if (request.method !== 'POST') return null;
      if (request.path === '/cgi-bin/stable_token') return issueToken(request, own, memory);
      if (request.path === '/cgi-bin/message/subscribe/bizsend') return sendSubscription(request, world, own, memory);
      return request.path === '/cgi-bin/message/template/send' ? send(request, world, own, memory) : null;
    },
    forgetTokens: () => memory.tokens.clear(),
    agree: (world, openid, isAgreed) => agreeOnce(world, own, memory, openid, isAgreed),
  };
}
