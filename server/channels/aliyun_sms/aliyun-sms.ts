import type { Instant } from '../../domain/shared/instant';
import type { Account, AccountField, Channel, Outgoing, Sent } from '../channel';
import { isMainlandMobile, nationalDigits } from '../mainland-phone';
import { networkFault } from '../network-fault';
import { callAliyun } from './call';
import { classifyAnswer, classifyReceiptCode } from './classify';
import { ask, find } from './details';
import { readCall } from './receipts';

const FIELDS: readonly AccountField[] = [
  { key: 'accessKeyId', environment: 'ALIYUN_ACCESS_KEY_ID' },
  { key: 'accessKeySecret', environment: 'ALIYUN_ACCESS_KEY_SECRET', isSecret: true },
  { key: 'signName', environment: 'ALIYUN_SMS_SIGN_NAME' },
  { key: 'receiptToken', environment: 'ALIYUN_SMS_RECEIPT_TOKEN', isSecret: true },
  { key: 'codeTemplateId', environment: 'ALIYUN_SMS_CODE_TEMPLATE', isOptional: true },
  { key: 'baseUrl', environment: 'ALIYUN_SMS_BASE_URL', isOptional: true },
];

async function send(own: Account, { attemptId, address, content }: Outgoing, now: Instant): Promise<Sent> {
  if (content.kind !== 'approved')
    return { outcome: 'permanent', code: 'content', detail: 'Aliyun sends approved templates alone', isLocal: true };
  try {
    const { status, answer } = await callAliyun(own, 'SendSms', {
      PhoneNumbers: nationalDigits(address),
      SignName: content.signName || own.signName!,
      TemplateCode: content.templateId,
      ...(content.params.length > 0 ? { TemplateParam: JSON.stringify(Object.fromEntries(content.params)) } : {}),
      OutId: attemptId,
    });
    const { Code: code, BizId: id, Message: message } = answer ?? {};
    if (code !== 'OK') return classifyAnswer(status, typeof code === 'string' ? code : '', String(message ?? ''), now);
    return typeof id === 'string' && id
      ? { outcome: 'accepted', providerId: id }
      : { outcome: 'unknown', detail: 'the answer named no message' };
  } catch (error) {
    return networkFault(error);
  }
}

/** SMS to phones of the mainland through Aliyun (阿里云短信服务), in templates that Aliyun approved. */
export const aliyunSms: Channel = {
  code: 'aliyun_sms',
  medium: 'sms',
  account: FIELDS,
  carries: ['approved'],
  takes: isMainlandMobile,
  // alerts are free words
  readStaffAddress: null,
  knowsIds: false,
  cap: { count: 100, perMs: 1_000 },
  send,
  readCall,
  ask,
  find,
  classifyReceipt: classifyReceiptCode,
};
