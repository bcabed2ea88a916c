import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Channel, ChannelCode, Outgoing } from '@/server/channels/channel';
import { environmentAccount } from '@/server/channels/environment-account';
import { CHANNELS } from '@/server/channels/registry';
import { GOOD_DAY } from '@/server/channels/stand-in';
import { type Heard, type Listening, listenForReceipts } from './stand-in-portal';

const NOW = Date.parse('2026-11-21T02:00:00Z');

let world: Listening;
beforeAll(async () => {
  world = await listenForReceipts({ isMainlandOn: true });
});
afterAll(() => world.close());
beforeEach(() => {
  world.standIns.world.switches = { ...GOOD_DAY, receipts: 'none', receiptDelayMs: 5 };
  world.standIns.world.messages.length = 0;
  world.heard.length = 0;
});

const FIELDS = { character_string1: 'D1', thing2: '包裹已发出', thing3: '-', thing4: '会主动告诉您', time5: '2026-11-21 10:00' };

const MAIL: Outgoing['content'] = {
  kind: 'mail',
  subject: '订单 D1：包裹已发出',
  text: '包裹已发出。\n.明天再告诉您',
  html: '<p>包裹已发出。</p>',
  unsubscribe: { url: 'https://shop.example/u/token' },
};
const ROBOT: Outgoing['content'] = {
  kind: 'robot',
  title: '1 条提醒',
  markdown: '**停滞** 订单 D1',
  mentions: { phones: [], ids: [], all: false },
};

interface Kind {
  address: string;
  content: Outgoing['content'];
  refusals: [outcome: string, refuse: number | string, told: string][];
  tooMany: string;
  /** Missing where the provider never calls. */
  receipts?: {
    /** Calls until a message has arrived. */
    calls: number;
    /** Whether our correlation id comes back. */
    isNamed: boolean;
    forge(heard: Heard): Heard;
  };
}

/** A receipt from somebody who does not know the secret. */
const withoutSecret = (heard: Heard): Heard => ({ ...heard, path: heard.path.replace(/[^/]+$/, 'main') });

/** What the one suite needs to know about each channel. */
const KINDS: Record<ChannelCode, Kind> = {
  twilio_sms: {
    address: '+8613800001111',
    content: { kind: 'text', body: '您的包裹已发出' },
    refusals: [
      ['permanent', 21211, '21211'],
      ['permanent', 21614, '21614'],
      ['suppressed', 21610, '21610'],
      ['config', 21408, '21408'],
      ['config', 21606, '21606'],
      ['config', 21612, '21612'],
      ['config', 21608, '21608'],
      ['config', 20003, '20003'],
      ['retry', 20429, '20429'],
      ['retry', 30001, '30001'],
      ['config', 30007, '30007'],
      ['permanent', 30005, '30005'],
    ],
    tooMany: '20429',
    receipts: { calls: 2, isNamed: true, forge: (heard) => ({ ...heard, body: heard.body.replace('delivered', 'sent') }) },
  },
  aliyun_sms: {
    address: '+8613800001111',
    content: { kind: 'approved', templateId: 'SMS_100000001', signName: '到哪了', params: [['code', '123456']], body: '' },
    refusals: [
      ['retry', 'isv.BUSINESS_LIMIT_CONTROL', 'isv.BUSINESS_LIMIT_CONTROL'],
      ['retry', 'isp.SYSTEM_ERROR', 'isp.SYSTEM_ERROR'],
      ['retry', 'isp.GATEWAY_ERROR', 'isp.GATEWAY_ERROR'],
      ['permanent', 'isv.MOBILE_NUMBER_ILLEGAL', 'isv.MOBILE_NUMBER_ILLEGAL'],
      ['config', 'isv.AMOUNT_NOT_ENOUGH', 'isv.AMOUNT_NOT_ENOUGH'],
      ['config', 'isv.OUT_OF_SERVICE', 'isv.OUT_OF_SERVICE'],
      ['config', 'isv.SMS_TEMPLATE_ILLEGAL', 'isv.SMS_TEMPLATE_ILLEGAL'],
      ['config', 'isv.BLACK_KEY_CONTROL_LIMIT', 'isv.BLACK_KEY_CONTROL_LIMIT'],
      ['config', 'isp.RAM_PERMISSION_DENY', 'isp.RAM_PERMISSION_DENY'],
      ['config', 'SignatureDoesNotMatch', 'SignatureDoesNotMatch'],
      ['config', 'isv.NEVER_HEARD_OF', 'isv.NEVER_HEARD_OF'],
    ],
    tooMany: 'Throttling.User',
    receipts: { calls: 1, isNamed: true, forge: withoutSecret },
  },
  tencent_sms: {
    address: '+8613800001111',
    content: { kind: 'approved', templateId: '1000001', signName: '到哪了', params: [['1', '123456']], body: '' },
    refusals: [
      ['retry', 'InternalError.Timeout', 'InternalError.Timeout'],
      ['retry', 'LimitExceeded.PhoneNumberThirtySecondLimit', 'LimitExceeded.PhoneNumberThirtySecondLimit'],
      ['retry', 'FailedOperation.MarketingSendTimeConstraint', 'FailedOperation.MarketingSendTimeConstraint'],
      ['suppressed', 'FailedOperation.PhoneNumberInBlacklist', 'FailedOperation.PhoneNumberInBlacklist'],
      ['permanent', 'InvalidParameterValue.IncorrectPhoneNumber', 'InvalidParameterValue.IncorrectPhoneNumber'],
      ['config', 'FailedOperation.SignatureIncorrectOrUnapproved', 'FailedOperation.SignatureIncorrectOrUnapproved'],
      ['config', 'FailedOperation.InsufficientBalanceInSmsPackage', 'FailedOperation.InsufficientBalanceInSmsPackage'],
      ['config', 'UnauthorizedOperation.SdkAppIdIsDisabled', 'UnauthorizedOperation.SdkAppIdIsDisabled'],
      ['config', 'InternalError.RequestTimeException', 'InternalError.RequestTimeException'],
      ['config', 'AuthFailure.SignatureFailure', 'AuthFailure.SignatureFailure'],
      ['config', 'FailedOperation.NeverHeardOf', 'FailedOperation.NeverHeardOf'],
    ],
    tooMany: 'RequestLimitExceeded',
    receipts: { calls: 1, isNamed: false, forge: withoutSecret },
  },
  wechat_template: {
    address: 'oFOLLOWER0001',
    content: { kind: 'fields', fields: FIELDS, link: 'http://localhost:3000/q/x' },
    refusals: [
      ['retry', -1, '-1'],
      ['permanent', 40003, '40003'],
      ['permanent', 43004, '43004'],
      ['suppressed', 43019, '43019'],
      ['suppressed', 43101, '43101'],
      ['config', 40037, '40037'],
      ['config', 47003, '47003'],
      ['config', 48001, '48001'],
      ['retry', 45009, '45009'],
      ['retry', 45011, '45011'],
      ['config', 40001, '40001'],
    ],
    tooMany: '45011',
    receipts: { calls: 1, isNamed: false, forge: (heard) => ({ ...heard, path: heard.path.replace(/nonce=\w/, 'nonce=z') }) },
  },
  wechat_subscribe: {
    address: 'oAGREES0001',
    content: { kind: 'fields', fields: FIELDS, link: 'http://localhost:3000/q/x' },
    refusals: [
      ['retry', -1, '-1'],
      ['permanent', 40003, '40003'],
      ['suppressed', 43101, '43101'],
      ['retry', 43108, '43108'],
      ['config', 40037, '40037'],
      ['config', 43107, '43107'],
      ['config', 45168, '45168'],
      ['retry', 45009, '45009'],
    ],
    tooMany: '45011',
    receipts: { calls: 1, isNamed: false, forge: (heard) => ({ ...heard, path: heard.path.replace(/nonce=\w/, 'nonce=z') }) },
  },
  email: {
    address: 'lin@customer.example',
    content: MAIL,
    refusals: [
      ['permanent', 550, '5.1.1'],
      ['permanent', 551, '5.1.6'],
      ['permanent', 553, '5.1.3'],
      ['config', 552, '5.3.4'],
      ['config', 554, '5.6.0'],
      ['config', 535, '5.7.8'],
      ['config', 530, '5.7.0'],
      ['retry', 450, '4.2.1'],
      ['retry', 451, '4.3.0'],
      ['retry', 452, '4.3.1'],
      ['retry', 421, '4.7.0'],
    ],
    tooMany: '4.7.0',
    receipts: { calls: 1, isNamed: true, forge: (heard) => ({ ...heard, path: heard.path.replace(/\w$/, '-') }) },
  },
  wecom_robot: {
    address: '693a91f6-aaaa-4bc4-97a0-0ec2aaaaaaaa',
    content: ROBOT,
    refusals: [
      ['retry', 45009, '45009'],
      ['retry', -1, '-1'],
      ['permanent', 93000, '93000'],
      ['config', 40008, '40008'],
    ],
    tooMany: '45009',
  },
  dingtalk_robot: {
    address: 'c0ffee0123456789abcdef',
    content: ROBOT,
    refusals: [
      ['retry', 130101, '130101'],
      ['retry', -1, '-1'],
      ['retry', 200, 'no_errcode'],
      ['permanent', 300001, '300001'],
      ['config', 310000, '310000'],
    ],
    tooMany: '130101',
  },
};

/** What a channel makes of a call that the portal heard, under the account of the environment. */
function readCall(code: ChannelCode, heard: Heard) {
  const { readCall: read } = CHANNELS[code];
  const endpoint = heard.path.split('?')[0]!.split('/').at(-1)!;
  return read!(environmentAccount(CHANNELS[code]), { ...heard, url: world.portalUrl + heard.path, endpoint });
}

describe.each(Object.values(CHANNELS).map((c): [ChannelCode, Channel] => [c.code, c]))('the channel %s', (code, channel) => {
  const kind = KINDS[code];
  const message = (): Outgoing => ({ attemptId: randomUUID(), address: kind.address, content: kind.content });
  const send = (outgoing: Outgoing) => channel.send(environmentAccount(channel), outgoing, NOW);
  const call = (heard: Heard) => readCall(code, heard);

  it('says that a message was accepted, and the phone shows it', async () => {
    const sent = await send(message());
    expect(sent).toMatchObject({ outcome: 'accepted', providerId: expect.any(String) });
    const shown = world.standIns.world.messages;
    expect(shown).toMatchObject([{ to: kind.address }]);
    // a robot's answer names no message
    if (channel.medium !== 'robot') expect(sent).toMatchObject({ providerId: shown[0]!.id });
  });

  it.each(kind.refusals)('reads a refusal as %s (%s)', async (outcome, refuse, told) => {
    world.standIns.world.switches.refuse = refuse;
    expect(await send(message())).toMatchObject({ outcome, code: told });
    expect(world.standIns.world.messages).toEqual([]);
  });

  it('waits and tries again when it was too fast', async () => {
    world.standIns.world.switches.tooMany = true;
    expect(await send(message())).toMatchObject({ outcome: 'retry', code: kind.tooMany });
  });

  it('does not know what became of a message whose answer was lost', async () => {
    world.standIns.world.switches.loseAnswer = true;
    expect(await send(message())).toMatchObject({ outcome: 'unknown' });
    expect(world.standIns.world.messages).toHaveLength(1);
  });

  it('refuses what it does not carry', async () => {
    const content: Outgoing['content'] = channel.carries.includes('mail') ? { kind: 'text', body: '-' } : MAIL;
    expect(await send({ ...message(), content })).toMatchObject({ outcome: 'permanent', code: 'content' });
  });

  const { receipts } = kind;
  it.skipIf(!receipts)('takes a receipt only with the provider’s signature', async () => {
    world.standIns.world.switches.receipts = 'in_order';
    const outgoing = message();
    const sent = await send(outgoing);
    const heard = (await world.hear(receipts!.calls)).at(-1)!;
    const news = call(heard);
    expect(news).toMatchObject({
      kind: 'news',
      receipts: [{ state: 'delivered', providerId: sent.outcome === 'accepted' && sent.providerId }],
    });
    if (receipts!.isNamed) expect(news).toMatchObject({ receipts: [{ attemptId: outgoing.attemptId }] });
    expect(call(receipts!.forge(heard))).toMatchObject({ kind: 'refused' });
  });

  it.skipIf(!receipts)('reads a receipt that says it did not arrive', async () => {
    Object.assign(world.standIns.world.switches, { receipts: 'in_order', failReceipt: 30005 });
    await send(message());
    const heard = (await world.hear(receipts!.calls)).at(-1)!;
    expect(call(heard)).toMatchObject({ kind: 'news', receipts: [{ state: 'failed', code: expect.any(String) }] });
  });
});

describe('WeChat', () => {
  const send = (outgoing: Outgoing) => CHANNELS.wechat_template.send(environmentAccount(CHANNELS.wechat_template), outgoing, NOW);
  const message: Outgoing = { attemptId: randomUUID(), address: 'oFOLLOWER0001', content: KINDS.wechat_template.content };

  it('gets a new token once when the old one is refused', async () => {
    await send(message);
    world.standIns.forgetWechatTokens();
    expect(await send({ ...message, attemptId: randomUUID() })).toMatchObject({ outcome: 'accepted' });
  });

  it('keeps message ids that are larger than a JavaScript number', async () => {
    const sent = await send({ ...message, attemptId: randomUUID() });
    expect(sent).toMatchObject({ providerId: world.standIns.world.messages[0]!.id });
    expect(Number((sent as { providerId: string }).providerId)).toBeGreaterThan(Number.MAX_SAFE_INTEGER);
  });

  it('answers the handshake only when it is signed', async () => {
    const { wechatSignature } = await import('@/server/platform/wechat-message');
    const { STAND_IN_ACCOUNT } = await import('@/server/channels/stand-in-account');
    const url = (signature: string) => `/api/receipts/wechat_template/main?signature=${signature}&timestamp=1&nonce=n&echostr=hello`;
    const shake = (signature: string) =>
      readCall('wechat_template', { method: 'GET', path: url(signature), headers: new Headers(), body: '' });
    expect(shake(wechatSignature([STAND_IN_ACCOUNT.WECHAT_TOKEN, '1', 'n']))).toEqual({ kind: 'handshake', answer: 'hello' });
    expect(shake('0'.repeat(40))).toMatchObject({ kind: 'refused' });
  });

  it('does not expand entities and refuses a document type', async () => {
    const { wechatSignature } = await import('@/server/platform/wechat-message');
    const { STAND_IN_ACCOUNT } = await import('@/server/channels/stand-in-account');
    const path = `/r?signature=${wechatSignature([STAND_IN_ACCOUNT.WECHAT_TOKEN, '1', 'n'])}&timestamp=1&nonce=n`;
    const read = (body: string) => readCall('wechat_template', { method: 'POST', path, headers: new Headers(), body });
    expect(read('<!DOCTYPE x [<!ENTITY a "b">]><xml><Event>&a;</Event></xml>')).toMatchObject({ kind: 'refused' });
    expect(read('<xml><FromUserName>o1</FromUserName><Event>unsubscribe</Event></xml>')).toMatchObject({
      inbound: [{ address: 'o1', kind: 'stop' }],
    });
  });

  it('leaves a refused field to the one who wrote the template', async () => {
    const content = { kind: 'fields' as const, fields: { ...FIELDS, thing2: '一'.repeat(21) }, link: 'http://localhost:3000/' };
    expect(await send({ ...message, content })).toMatchObject({ outcome: 'config', code: '47003' });
  });
});

describe('an SMS answered by its recipient', () => {
  it.each([
    ['T', 'stop'],
    ['退订', 'stop'],
    ['STOP', 'stop'],
    ['start', 'start'],
  ])('%s means %s', async (text, kind) => {
    await world.standIns.replyBySms('+8613800001111', text);
    const [heard] = await world.hear(1);
    expect(readCall('twilio_sms', heard!)).toMatchObject({
      inbound: [{ address: '+8613800001111', kind }],
    });
  });

  it('any other word changes nothing', async () => {
    await world.standIns.replyBySms('+8613800001111', '什么时候到？');
    const [heard] = await world.hear(1);
    expect(readCall('twilio_sms', heard!)).toMatchObject({ inbound: [] });
  });
});
