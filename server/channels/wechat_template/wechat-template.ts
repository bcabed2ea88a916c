import type { Instant } from '../../domain/shared/instant';
import type { Account, Channel, Outgoing, Sent } from '../channel';
import { officialAccount } from '../wechat/account-fields';
import { callWechat, wechatData } from '../wechat/call-wechat';
import { classifyWechatReceipt, readCallback } from '../wechat/read-callback';

async function send(own: Account, { attemptId, address, content }: Outgoing, now: Instant): Promise<Sent> {
  if (content.kind !== 'fields') return { outcome: 'permanent', code: 'content', detail: 'a template message carries fields' };
  const message = {
    touser: address,
    template_id: content.templateId ?? own.templateId,
    url: content.link,
    client_msg_id: attemptId,
    data: wechatData(content.fields),
  };
  return callWechat(own, '/cgi-bin/message/template/send', message, null, now);
}

/** Template messages of a WeChat official account. */
export const wechatTemplate: Channel = {
  code: 'wechat_template',
  medium: 'wechat',
  account: officialAccount('WECHAT_TEMPLATE_ID'),
  carries: ['fields'],
  takes: () => true,
  readStaffAddress: null,
  knowsIds: true,
  cap: { count: 50, perMs: 1_000 },
  send,
  readCall: readCallback,
  ask: null,
  find: null,
  classifyReceipt: classifyWechatReceipt,
};
