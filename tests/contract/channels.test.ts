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
  world = await listenForReceipts();
});
afterAll(() => world.close());
beforeEach(() => {
  world.standIns.world.switches = { ...GOOD_DAY, receipts: 'none', receiptDelayMs: 5 };
  world.standIns.world.messages.length = 0;
  world.heard.length = 0;
});

const FIELDS = { character_string1: 'D1', thing2: '包裹已发出', thing3: '-', thing4: '会主动告诉您', time5: '2026-11-21 10:00' };

/** What the one suite needs to know about each channel. */
const KINDS: Record<ChannelCode, { address: string; content: Outgoing['content']; refusals: [string, number, string][]; tooMany: string }> =
  {
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
    },
  };

/** What a channel makes of a call that the portal heard, under the account of the environment. */
function readCall(code: ChannelCode, heard: Heard) {
  const { readCall: read } = CHANNELS[code];
  return read!(environmentAccount(CHANNELS[code]), { ...heard, url: world.portalUrl + heard.path, endpoint: 'main' });
}

describe.each(Object.values(CHANNELS).map((c): [ChannelCode, Channel] => [c.code, c]))('the channel %s', (code, channel) => {
  const kind = KINDS[code];
  const message = (): Outgoing => ({ attemptId: randomUUID(), address: kind.address, content: kind.content });
  const send = (outgoing: Outgoing) => channel.send(environmentAccount(channel), outgoing, NOW);
  const call = (heard: Heard) => readCall(code, heard);

  it('says that a message was accepted, and the phone shows it', async () => {
    const sent = await send(message());
    expect(sent).toMatchObject({ outcome: 'accepted', providerId: expect.any(String) });
    expect(world.standIns.world.messages).toMatchObject([{ to: kind.address, id: sent.outcome === 'accepted' ? sent.providerId : '' }]);
  });

  it.each(kind.refusals)('reads a refusal as %s (%d)', async (outcome, refuse, told) => {
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

  it('takes a receipt only with the provider’s signature', async () => {
    world.standIns.world.switches.receipts = 'in_order';
    const outgoing = message();
    const sent = await send(outgoing);
    const heard = (await world.hear(code === 'twilio_sms' ? 2 : 1)).at(-1)!;
    const news = call(heard);
    expect(news).toMatchObject({
      kind: 'news',
      receipts: [{ state: 'delivered', providerId: sent.outcome === 'accepted' && sent.providerId }],
    });
    if (code === 'twilio_sms') expect(news).toMatchObject({ receipts: [{ attemptId: outgoing.attemptId }] });
    const forged =
      code === 'twilio_sms'
        ? { ...heard, body: heard.body.replace('delivered', 'sent') }
        : { ...heard, path: heard.path.replace(/nonce=\w/, 'nonce=z') };
    expect(call(forged)).toMatchObject({ kind: 'refused' });
  });

  it('reads a receipt that says it did not arrive', async () => {
    Object.assign(world.standIns.world.switches, { receipts: 'in_order', failReceipt: 30005 });
    await send(message());
    const heard = (await world.hear(code === 'twilio_sms' ? 2 : 1)).at(-1)!;
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
    const { wechatSignature } = await import('@/server/channels/wechat_template/wechat-template');
    const { STAND_IN_ACCOUNT } = await import('@/server/channels/stand-in-account');
    const url = (signature: string) => `/api/receipts/wechat_template/main?signature=${signature}&timestamp=1&nonce=n&echostr=hello`;
    const shake = (signature: string) =>
      readCall('wechat_template', { method: 'GET', path: url(signature), headers: new Headers(), body: '' });
    expect(shake(wechatSignature(STAND_IN_ACCOUNT.WECHAT_TOKEN, '1', 'n'))).toEqual({ kind: 'handshake', answer: 'hello' });
    expect(shake('0'.repeat(40))).toMatchObject({ kind: 'refused' });
  });

  it('does not expand entities and refuses a document type', async () => {
    const { wechatSignature } = await import('@/server/channels/wechat_template/wechat-template');
    const { STAND_IN_ACCOUNT } = await import('@/server/channels/stand-in-account');
    const path = `/r?signature=${wechatSignature(STAND_IN_ACCOUNT.WECHAT_TOKEN, '1', 'n')}&timestamp=1&nonce=n`;
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
