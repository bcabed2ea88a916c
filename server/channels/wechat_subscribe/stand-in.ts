import { z } from 'zod';
import { keepMessage, type PhoneMessage, type StandInAnswer, type StandInRequest, type StandInWorld } from '../stand-in';
import {
  acceptedAs,
  errcode,
  faultOf,
  type Memory,
  newMessageId,
  type OfficialAccount,
  parseJson,
  postEvent,
  refusalOf,
  shownAs,
} from '../wechat/stand-in-base';

const sendSchema = z.looseObject({
  touser: z.string(),
  template_id: z.string(),
  page: z.string().optional(),
  data: z.record(z.string(), z.object({ value: z.string() })),
});

/** Openids that begin so have agreed to whatever comes. */
const AGREES = 'oAGREES';

function consentKey(openid: string, templateId: string): string {
  return `${openid} ${templateId}`;
}

/** Takes one consent for one message; false when there is none. */
function spendConsent({ consents }: Memory, openid: string, templateId: string): boolean {
  if (openid.startsWith(AGREES)) return true;
  const left = consents.get(consentKey(openid, templateId)) ?? 0;
  if (left > 0) consents.set(consentKey(openid, templateId), left - 1);
  return left > 0;
}

/** `message/subscribe/bizsend` on the wire: one consent, one message, else 43101. */
export function sendSubscription(request: StandInRequest, world: StandInWorld, own: OfficialAccount, memory: Memory): StandInAnswer {
  const refusal = refusalOf(request, world, memory);
  if (refusal) return refusal;
  const read = sendSchema.safeParse(parseJson(request.body));
  if (!read.success) return errcode(47001);
  const { touser, template_id, page, data } = read.data;
  const fault = faultOf(read.data, own.subscribeTemplateId, { isForFollowers: false });
  if (fault) return fault;
  if (!spendConsent(memory, touser, template_id)) return errcode(43101);
  const message = shownAs(newMessageId(), touser, data, page, world.now());
  keepMessage(world, message);
  report(world, own, message);
  return acceptedAs(message.id, world);
}

function report(world: StandInWorld, own: OfficialAccount, message: PhoneMessage): void {
  const { receipts, receiptDelayMs, failReceipt } = world.switches;
  if (receipts === 'none') return;
  world.later(receiptDelayMs, () => {
    message.status = failReceipt ? 'failed' : 'delivered';
    const [code, status] = failReceipt ? [String(failReceipt), 'failed: system failed'] : ['0', 'success'];
    void postEvent(
      world,
      own,
      message.to,
      `<Event><![CDATA[subscribe_msg_sent_event]]></Event><SubscribeMsgSentEvent><List><TemplateId><![CDATA[${own.subscribeTemplateId}]]></TemplateId>` +
        `<MsgID>${message.id}</MsgID><ErrorCode>${code}</ErrorCode><ErrorStatus><![CDATA[${status}]]></ErrorStatus></List></SubscribeMsgSentEvent>`,
    );
  });
}

/** A person answers the question of a page whether one more message of the template may come; the account is told. */
export async function agreeOnce(
  world: StandInWorld,
  own: OfficialAccount,
  { consents }: Memory,
  openid: string,
  isAgreed: boolean,
): Promise<void> {
  const key = consentKey(openid, own.subscribeTemplateId);
  if (isAgreed) consents.set(key, (consents.get(key) ?? 0) + 1);
  await postEvent(
    world,
    own,
    openid,
    `<Event><![CDATA[subscribe_msg_popup_event]]></Event><SubscribeMsgPopupEvent><List><TemplateId><![CDATA[${own.subscribeTemplateId}]]></TemplateId>` +
      `<SubscribeStatusString><![CDATA[${isAgreed ? 'accept' : 'reject'}]]></SubscribeStatusString><PopupScene>1</PopupScene></List></SubscribeMsgPopupEvent>`,
  );
}
