import { randomInt, randomUUID } from 'node:crypto';
import { jsonAnswer, keepMessage, type PhoneMessage, type StandIn, type StandInAnswer, type StandInWorld } from '../stand-in';
import { filled, partsOf, receiptsTo, shanghaiClock } from '../stand-in-mainland';
import { checkAcs } from './stand-in-signature';

export interface AliyunOwn {
  id: string;
  secret: string;
  signName: string;
  /** Where the provider's console has the pushes of receipts and of answers go. */
  callbackUrl: string;
}

/** What the provider keeps of a message beside what the phone shows. */
interface Kept {
  outId: string;
  templateId: string;
  errCode: string;
}

const GAP = /\$\{(\w+)\}/g;
const PHONE = /^(?:\+86|0086|86)?(1[3-9]\d{9})$/;

const WORDS: Record<string, string> = {
  'isv.BUSINESS_LIMIT_CONTROL': '触发小时级流控Permits:5',
  'isv.MOBILE_NUMBER_ILLEGAL': '手机号码格式错误',
  'isv.SMS_TEMPLATE_ILLEGAL': '短信模板不合法',
  'isv.SMS_SIGNATURE_ILLEGAL': '短信签名不合法',
  'isv.TEMPLATE_MISSING_PARAMETERS': '模板变量缺少对应参数值',
  'isv.INVALID_JSON_PARAM': '参数格式错误，请修改为字符串值',
  'isv.PARAM_NOT_SUPPORT_URL': '模板变量不支持URL',
  'isv.PARAM_LENGTH_LIMIT': '参数超过长度限制',
};

/** Most letters of one value. */
const MOST_LETTERS = 35;

/** A refusal of the service is HTTP 200 with the code inside; one of the gateway before it is HTTP 400. */
function refusal(code: string): StandInAnswer {
  const message = WORDS[code] ?? 'The message was refused';
  const isOfService = /^is[vp]\./.test(code);
  const gateway = isOfService ? {} : { HostId: 'dysmsapi.aliyuncs.com', Recommend: 'https://api.aliyun.com/troubleshoot' };
  return jsonAnswer(isOfService ? 200 : 400, { Message: message, RequestId: randomUUID().toUpperCase(), Code: code, ...gateway });
}

/** Values of the gaps; the code of a refusal where they cannot be used. */
function readParams(text: string, json: string): Map<string, string> | string {
  let params: unknown;
  try {
    params = JSON.parse(json || '{}');
  } catch {
    return 'isv.INVALID_JSON_PARAM';
  }
  if (params === null || typeof params !== 'object' || Object.values(params).some((value) => typeof value !== 'string'))
    return 'isv.INVALID_JSON_PARAM';
  const values = new Map(Object.entries(params as Record<string, string>));
  if ([...text.matchAll(GAP)].some(([, name]) => !values.get(name!))) return 'isv.TEMPLATE_MISSING_PARAMETERS';
  if ([...values.values()].some((value) => /https?:\/\/|www\./i.test(value))) return 'isv.PARAM_NOT_SUPPORT_URL';
  return [...values.values()].some((value) => value.length > MOST_LETTERS) ? 'isv.PARAM_LENGTH_LIMIT' : values;
}

/** Aliyun's SendSms and QuerySendDetails on the wire: signed calls in, JSON out, unsigned pushes of receipts after. */
export function aliyunStandIn(own: AliyunOwn): StandIn {
  const kept = new WeakMap<PhoneMessage, Kept>();
  const nonces = new Set<string>();
  const receipts = receiptsTo<Record<string, unknown>>(own.callbackUrl);

  function send(form: URLSearchParams, world: StandInWorld): StandInAnswer {
    const { switches } = world;
    if (switches.tooMany) return refusal('Throttling.User');
    if (typeof switches.refuse === 'string' && switches.refuse) return refusal(switches.refuse);
    const digits = PHONE.exec(form.get('PhoneNumbers') ?? '')?.[1];
    if (!digits) return refusal('isv.MOBILE_NUMBER_ILLEGAL');
    if (form.get('SignName') !== own.signName) return refusal('isv.SMS_SIGNATURE_ILLEGAL');
    const templateId = form.get('TemplateCode') ?? '';
    const text = world.templates.get(templateId);
    if (text === undefined) return refusal('isv.SMS_TEMPLATE_ILLEGAL');
    const values = readParams(text, form.get('TemplateParam') ?? '');
    if (typeof values === 'string') return refusal(values);
    const message: PhoneMessage = {
      id: `${randomInt(1e8, 1e9)}${randomInt(1e8, 1e9)}^0`,
      channel: 'sms',
      provider: 'aliyun',
      to: `+86${digits}`,
      from: own.signName,
      at: world.now(),
      text: filled(own.signName, text, GAP, values),
      status: 'accepted',
    };
    const details: Kept = { outId: form.get('OutId') ?? '', templateId, errCode: '' };
    kept.set(message, details);
    keepMessage(world, message);
    receipts.expect(world, message, (code) => {
      details.errCode = code ?? 'DELIVERED';
      return {
        phone_number: digits,
        send_time: shanghaiClock(message.at),
        report_time: shanghaiClock(world.now()),
        success: code === null,
        err_code: details.errCode,
        err_msg: code === null ? '用户接收成功' : '发送失败',
        sms_size: String(partsOf(message)),
        biz_id: message.id,
        out_id: details.outId,
      };
    });
    if (switches.hang) return 'hang';
    if (switches.loseAnswer) return 'drop';
    return jsonAnswer(200, { Message: 'OK', RequestId: randomUUID().toUpperCase(), Code: 'OK', BizId: message.id });
  }

  function query(form: URLSearchParams, world: StandInWorld): StandInAnswer {
    const digits = PHONE.exec(form.get('PhoneNumber') ?? '')?.[1];
    const [size, page] = [Number(form.get('PageSize')), Number(form.get('CurrentPage'))];
    if (!digits || !(size >= 1 && size <= 50) || !(page >= 1)) return refusal('isv.INVALID_PARAMETERS');
    const wanted = world.messages.filter(
      (m) =>
        kept.has(m) &&
        m.to === `+86${digits}` &&
        shanghaiClock(m.at).slice(0, 10).replaceAll('-', '') === form.get('SendDate') &&
        (!form.get('BizId') || form.get('BizId') === m.id),
    );
    const rows = wanted
      .reverse()
      .slice((page - 1) * size, page * size)
      .map((m) => ({
        ErrCode: kept.get(m)!.errCode,
        TemplateCode: kept.get(m)!.templateId,
        OutId: kept.get(m)!.outId,
        ReceiveDate: m.status === 'delivered' ? shanghaiClock(m.at + 5_000) : '',
        SendDate: shanghaiClock(m.at),
        PhoneNum: digits,
        Content: m.text,
        SendStatus: m.status === 'delivered' ? 3 : m.status === 'failed' ? 2 : 1,
      }));
    return jsonAnswer(200, {
      TotalCount: wanted.length,
      Message: 'OK',
      RequestId: randomUUID().toUpperCase(),
      SmsSendDetailDTOs: { SmsSendDetailDTO: rows },
      Code: 'OK',
    });
  }

  return (request, world) => {
    const action = request.headers.get('x-acs-action');
    if (request.method !== 'POST' || request.path !== '/' || !action) return null;
    const wrong = checkAcs(request, own, nonces);
    if (wrong) return refusal(wrong);
    if (request.headers.get('x-acs-version') !== '2017-05-25') return refusal('InvalidVersion');
    // the gateway reads a form as it reads the query
    const params = new URLSearchParams([...request.query, ...new URLSearchParams(request.body)]);
    if (action === 'SendSms') return send(params, world);
    return action === 'QuerySendDetails' ? query(params, world) : refusal('InvalidAction.NotFound');
  };
}

/** The phone answers an SMS: Aliyun pushes it on as SmsUp. */
export async function replyToAliyun(world: StandInWorld, own: AliyunOwn, from: string, text: string): Promise<void> {
  const row = {
    phone_number: from.replace(/^\+86/, ''),
    send_time: shanghaiClock(world.now()),
    content: text,
    sign_name: own.signName,
    dest_code: '10690000',
    sequence_id: randomInt(1e9),
  };
  await world.post(own.callbackUrl, JSON.stringify([row]), { 'content-type': 'application/json; charset=utf-8' });
}
