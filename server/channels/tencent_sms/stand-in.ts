import { randomInt, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { jsonAnswer, keepMessage, type PhoneMessage, type StandIn, type StandInAnswer, type StandInWorld } from '../stand-in';
import { filled, partsOf, receiptsTo, shanghaiClock } from '../stand-in-mainland';
import { checkTc3 } from './stand-in-signature';

export interface TencentOwn {
  id: string;
  secret: string;
  appId: string;
  signName: string;
  /** Where the provider's console has the pushes of states and of answers go. */
  callbackUrl: string;
  /** Whether the account has sessions given back with states, which Tencent switches on by request. */
  givesSessionBack: boolean;
}

/** What the provider keeps of a message beside what the phone shows. */
interface Kept {
  session: string;
  code: string;
}

const GAP = /\{(\d+)\}/g;

const sendSchema = z.object({
  PhoneNumberSet: z.array(z.string()).min(1).max(200),
  SmsSdkAppId: z.string(),
  TemplateId: z.string(),
  SignName: z.string().default(''),
  TemplateParamSet: z.array(z.string()).default([]),
  SessionContext: z.string().max(512).default(''),
});

const listSchema = z.object({
  PhoneNumber: z.string(),
  SmsSdkAppId: z.string(),
  BeginTime: z.number().int(),
  EndTime: z.number().int().optional(),
  Offset: z.number().int().default(0),
  Limit: z.number().int().min(1).max(100).default(20),
});

function answer(response: Record<string, unknown>): StandInAnswer {
  return jsonAnswer(200, { Response: { ...response, RequestId: randomUUID() } });
}

/** A refusal of the whole call: HTTP 200 with an `Error` inside. */
function failure(code: string): StandInAnswer {
  return answer({ Error: { Code: code, Message: 'The call was refused.' } });
}

/** Refusals that Tencent tells of the single message; the others are of the call. */
const OF_MESSAGE = /^(FailedOperation|LimitExceeded|InvalidParameterValue|InternalError|UnsupportedOperation)\./;

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Tencent's SendSms, PullSmsSendStatusByPhoneNumber and DescribeSendRecordList on the wire, with unsigned pushes of states after. */
export function tencentStandIn(own: TencentOwn): StandIn {
  const kept = new WeakMap<PhoneMessage, Kept>();
  const receipts = receiptsTo<Record<string, unknown>>(own.callbackUrl);

  /** The code of a refusal of one message; null when it goes out. */
  function refusalOf(
    phone: string,
    { SignName, TemplateId, TemplateParamSet }: z.infer<typeof sendSchema>,
    world: StandInWorld,
  ): string | null {
    const { refuse } = world.switches;
    if (typeof refuse === 'string' && OF_MESSAGE.test(refuse)) return refuse;
    if (!/^\+861[3-9]\d{9}$/.test(phone)) return 'InvalidParameterValue.IncorrectPhoneNumber';
    if (SignName !== own.signName) return 'FailedOperation.SignatureIncorrectOrUnapproved';
    const text = world.templates.get(TemplateId);
    const gaps = new Set([...(text ?? '').matchAll(GAP)].map(([, name]) => name));
    if (text === undefined || gaps.size !== TemplateParamSet.length) return 'FailedOperation.TemplateIncorrectOrUnapproved';
    if (TemplateParamSet.some((value) => /https?:\/\/|www\./i.test(value)))
      return 'InvalidParameterValue.ProhibitedUseUrlInTemplateParameter';
    return null;
  }

  function takeIn(phone: string, wish: z.infer<typeof sendSchema>, world: StandInWorld): PhoneMessage {
    const values = new Map(wish.TemplateParamSet.map((value, i): [string, string] => [String(i + 1), value]));
    const message: PhoneMessage = {
      id: `2640:${randomInt(1e9, 1e10)}${Math.floor(world.now() / 1_000)}`,
      channel: 'sms',
      provider: 'tencent',
      to: phone,
      from: own.signName,
      at: world.now(),
      text: filled(own.signName, world.templates.get(wish.TemplateId)!, GAP, values),
      status: 'accepted',
    };
    const details: Kept = { session: wish.SessionContext, code: '' };
    kept.set(message, details);
    keepMessage(world, message);
    receipts.expect(world, message, (code) => {
      details.code = code ?? 'DELIVRD';
      return {
        user_receive_time: shanghaiClock(world.now()),
        nationcode: '86',
        mobile: phone.slice(3),
        report_status: code === null ? 'SUCCESS' : 'FAIL',
        errmsg: details.code,
        description: code === null ? '用户短信送达成功' : '短信发送失败',
        sid: message.id,
      };
    });
    return message;
  }

  function send(body: unknown, world: StandInWorld): StandInAnswer {
    const { switches } = world;
    if (switches.tooMany) return failure('RequestLimitExceeded');
    if (typeof switches.refuse === 'string' && switches.refuse && !OF_MESSAGE.test(switches.refuse)) return failure(switches.refuse);
    const read = sendSchema.safeParse(body);
    if (!read.success) return failure('InvalidParameter');
    if (read.data.SmsSdkAppId !== own.appId) return failure('UnauthorizedOperation.SmsSdkAppIdVerifyFail');
    const statuses = read.data.PhoneNumberSet.map((PhoneNumber) => {
      const code = refusalOf(PhoneNumber, read.data, world);
      const message = code === null ? takeIn(PhoneNumber, read.data, world) : null;
      return {
        SerialNo: message?.id ?? '',
        PhoneNumber,
        Fee: message ? partsOf(message) : 0,
        SessionContext: read.data.SessionContext,
        Code: code ?? 'Ok',
        Message: code === null ? 'send success' : 'the message was refused',
        IsoCode: 'CN',
      };
    });
    if (switches.hang) return 'hang';
    return switches.loseAnswer ? 'drop' : answer({ SendStatusSet: statuses });
  }

  function listed(body: unknown, world: StandInWorld): PhoneMessage[] | null {
    const read = listSchema.safeParse(body);
    if (!read.success || read.data.SmsSdkAppId !== own.appId) return null;
    const { PhoneNumber, BeginTime, EndTime = Number.POSITIVE_INFINITY, Offset, Limit } = read.data;
    const isWithin = ({ at }: PhoneMessage) => at / 1_000 >= BeginTime && at / 1_000 <= EndTime;
    return world.messages.filter((m) => kept.has(m) && m.to === PhoneNumber && isWithin(m)).slice(Offset, Offset + Limit);
  }

  function pull(body: unknown, world: StandInWorld): StandInAnswer {
    const messages = listed(body, world);
    if (!messages) return failure('InvalidParameter');
    const told = messages.filter(({ status }) => status === 'delivered' || status === 'failed');
    return answer({
      PullSmsSendStatusSet: told.map((m) => ({
        UserReceiveTime: Math.floor(m.at / 1_000),
        CountryCode: '86',
        SubscriberNumber: m.to.slice(3),
        PhoneNumber: m.to,
        SerialNo: m.id,
        ReportStatus: m.status === 'delivered' ? 'SUCCESS' : 'FAIL',
        Description: kept.get(m)!.code,
        SessionContext: own.givesSessionBack ? kept.get(m)!.session : '',
      })),
    });
  }

  function records(body: unknown, world: StandInWorld): StandInAnswer {
    const messages = listed(body, world);
    if (!messages) return failure('InvalidParameter');
    const states: Record<PhoneMessage['status'], number> = { accepted: 3, sent: 3, delivered: 2, failed: 4 };
    const set = messages.map((m) => ({
      PhoneNumber: m.to,
      SerialNo: m.id,
      SendStatus: states[m.status],
      RequestCode: 'Ok',
      StatusCode: kept.get(m)!.code,
      IsoCode: 'CN',
      Content: m.text?.replace(/\d/g, '*'),
      SendTime: Math.floor(m.at / 1_000),
      UserReceiveTime: m.status === 'delivered' ? Math.floor(m.at / 1_000) : 0,
    }));
    return answer({ SendRecordSet: set, TotalCount: set.length });
  }

  return (request, world) => {
    const action = request.headers.get('x-tc-action');
    if (request.method !== 'POST' || request.path !== '/' || !action) return null;
    const wrong = checkTc3(request, own);
    if (wrong) return failure(wrong);
    if (request.headers.get('x-tc-version') !== '2021-01-11') return failure('NoSuchVersion');
    const body = parse(request.body);
    switch (action) {
      case 'SendSms':
        return send(body, world);
      case 'PullSmsSendStatusByPhoneNumber':
        return pull(body, world);
      case 'DescribeSendRecordList':
        return records(body, world);
      default:
        return failure('InvalidAction');
    }
  };
}

/** The phone answers an SMS: Tencent pushes it on, one object a call. */
export async function replyToTencent(world: StandInWorld, own: TencentOwn, from: string, text: string): Promise<void> {
  const reply = { extend: '', mobile: from.slice(3), nationcode: '86', text, sign: own.signName, time: Math.floor(world.now() / 1_000) };
  await world.post(own.callbackUrl, JSON.stringify(reply), { 'content-type': 'application/json; charset=utf-8' });
}
