import type { Instant } from '../../domain/shared/instant';
import type { Account, Channel, Outgoing, Sent } from '../channel';
import { officialAccount } from '../wechat/account-fields';
import { callWechat, wechatData } from '../wechat/call-wechat';
import { classifyWechatReceipt, readCallback } from '../wechat/read-callback';

/** An answer that names no message leaves it under our own id; its receipt then finds nothing to report on. */
async function send(own: Account, { attemptId, address, content }: Outgoing, now: Instant): Promise<Sent> {
  if (content.kind !== 'fields') return { outcome: 'permanent', code: 'content', detail: 'a subscription message carries fields' };
  const message = {
    touser: address,
    // the one that consents are given for, whatever template the words name for those who follow
    template_id: own.templateId,
    page: content.link,
    data: wechatData(content.fields),
  };
  return callWechat(own, '/cgi-bin/message/subscribe/bizsend', message, attemptId, now);
}

/**
 * Subscription messages of a WeChat official account (订阅通知): of a one-time template each consent is good for one message, with or
 * without following the account. Its events come to the account's one address, whichever of its channels that names.
 */
export const wechatSubscribe: Channel = {
  code: 'wechat_subscribe',
  medium: 'wechat',
  account: officialAccount('WECHAT_SUBSCRIBE_TEMPLATE_ID'),
  carries: ['fields'],
  takes: () => true,
  readStaffAddress: null,
  spendsConsent: true,
  knowsIds: false,
  cap: { count: 50, perMs: 1_000 },
  send,
  readCall: readCallback,
  ask: null,
  find: null,
  classifyReceipt: classifyWechatReceipt,
};
