import type { Instant } from '../../domain/shared/instant';
import type { Account, AccountField, Channel, Outgoing, Sent } from '../channel';
import { isMainlandMobile } from '../mainland-phone';
import { networkFault } from '../network-fault';
import { callTencent, type TencentAnswer } from './call';
import { classifyAnswer, classifyReceiptCode } from './classify';
import { readCall } from './receipts';
import { ask, find } from './records';

const FIELDS: readonly AccountField[] = [
  { key: 'secretId', environment: 'TENCENT_SECRET_ID' },
  { key: 'secretKey', environment: 'TENCENT_SECRET_KEY', isSecret: true },
  { key: 'appId', environment: 'TENCENT_SMS_APP_ID' },
  { key: 'signName', environment: 'TENCENT_SMS_SIGN_NAME' },
  { key: 'receiptToken', environment: 'TENCENT_SMS_RECEIPT_TOKEN', isSecret: true },
  { key: 'codeTemplateId', environment: 'TENCENT_SMS_CODE_TEMPLATE', isOptional: true },
  { key: 'region', environment: 'TENCENT_SMS_REGION', isOptional: true },
  { key: 'baseUrl', environment: 'TENCENT_SMS_BASE_URL', isOptional: true },
];

/** What the answer says of our one message. `Code` is `Ok`, not `OK`; `Fee` are the parts it is charged as. */
export function readSent({ status, response, error }: TencentAnswer, now: Instant): Sent {
  if (error) return classifyAnswer(status, error.code, error.message, now);
  const set = response?.SendStatusSet;
  const told = (Array.isArray(set) ? set[0] : undefined) as Record<string, unknown> | undefined;
  if (!told) return classifyAnswer(status, '', '', now);
  if (told.Code !== 'Ok') return classifyAnswer(status, String(told.Code ?? ''), String(told.Message ?? ''), now);
  if (typeof told.SerialNo !== 'string' || !told.SerialNo) return { outcome: 'unknown', detail: 'the answer named no message' };
  const parts = Number(told.Fee);
  return { outcome: 'accepted', providerId: told.SerialNo, ...(Number.isInteger(parts) && parts > 0 ? { parts } : {}) };
}

async function send(own: Account, { attemptId, address, content }: Outgoing, now: Instant): Promise<Sent> {
  if (content.kind !== 'approved')
    return { outcome: 'permanent', code: 'content', detail: 'Tencent sends approved templates alone', isLocal: true };
  try {
    const answer = await callTencent(own, 'SendSms', {
      PhoneNumberSet: [address],
      SmsSdkAppId: own.appId,
      TemplateId: content.templateId,
      SignName: content.signName || own.signName,
      TemplateParamSet: content.params.map(([, value]) => value),
      SessionContext: attemptId,
    });
    return readSent(answer, now);
  } catch (error) {
    return networkFault(error);
  }
}

/** SMS to phones of the mainland through Tencent Cloud (腾讯云短信), in templates that Tencent approved. */
export const tencentSms: Channel = {
  code: 'tencent_sms',
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
