import { createHmac, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as Dysms from '@alicloud/dysmsapi20170525';
import { $OpenApiUtil } from '@alicloud/openapi-core';
import { sms as tencentSdk } from 'tencentcloud-sdk-nodejs-sms';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { encodePairs, percentEncode, signAcs } from '@/server/channels/aliyun_sms/sign';
import type { AskedAbout, Channel, Outgoing } from '@/server/channels/channel';
import { environmentAccount } from '@/server/channels/environment-account';
import { CHANNELS } from '@/server/channels/registry';
import { GOOD_DAY } from '@/server/channels/stand-in';
import { STAND_IN_ACCOUNT } from '@/server/channels/stand-in-account';
import { readAnswer } from '@/server/channels/tencent_sms/call';
import { signTc3 } from '@/server/channels/tencent_sms/sign';
import { readSent } from '@/server/channels/tencent_sms/tencent-sms';
import { HOUR, MINUTE } from '@/server/domain/shared/instant';
import { canCarryCode, codeContent } from '@/server/usecases/owner/code-content';
import { dataFolder, readFixtures } from '../support/data-folder';
import { type Listening, listenForReceipts } from './stand-in-portal';

const PHONE = '+8613800001111';
const CONTENT = {
  aliyun_sms: { kind: 'approved', templateId: 'SMS_100000001', signName: '到哪了', params: [['code', '482913']], body: '' },
  tencent_sms: { kind: 'approved', templateId: '1000001', signName: '到哪了', params: [['1', '482913']], body: '' },
} as const;
const BOTH = ['aliyun_sms', 'tencent_sms'] as const;
type Code = (typeof BOTH)[number];

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

const own = (code: Code) => environmentAccount(CHANNELS[code]);
const about = (): AskedAbout => ({ attemptId: randomUUID(), address: PHONE, startedAt: Date.now() });
const outgoing = (code: Code, attemptId: string = randomUUID()): Outgoing => ({ attemptId, address: PHONE, content: CONTENT[code] });
const send = (code: Code, message = outgoing(code), account = own(code)) => CHANNELS[code].send(account, message, Date.now());
const reported = () =>
  expect.poll(() => world.standIns.world.messages.every(({ status }) => status === 'delivered' || status === 'failed')).toBe(true);

function heardNews(channel: Channel, index: number) {
  const heard = world.heard[index]!;
  const url = world.portalUrl + heard.path;
  const news = channel.readCall!(environmentAccount(channel), { ...heard, url, endpoint: new URL(url).pathname.split('/').at(-1)! });
  if (news.kind !== 'news') throw new Error(news.kind);
  return news;
}

describe.each(BOTH.map((code): [Code, Channel] => [code, CHANNELS[code]]))('%s', (code, channel) => {
  it('shows on the phone what was approved, signed and filled', async () => {
    await send(code);
    expect(world.standIns.world.messages).toMatchObject([{ to: PHONE, text: expect.stringMatching(/^【到哪了】482913 是您的查询验证码/) }]);
  });

  it('carries no free words: they are refused before anything is sent', async () => {
    expect(await send(code, { ...outgoing(code), content: { kind: 'text', body: '您好' } })).toMatchObject({
      outcome: 'permanent',
      code: 'content',
      isLocal: true,
    });
    expect(world.standIns.world.messages).toEqual([]);
  });

  it.each([
    ['template', { templateId: 'SMS_1' }],
    ['signature', { signName: '别家' }],
    ['parameters', { params: [] }],
    ['address in a value', { params: [['code', 'https://a.example/x']] as [string, string][] }],
  ])('lets the channel rest over a wrong %s', async (_, wrong) => {
    expect(await send(code, { ...outgoing(code), content: { ...CONTENT[code], ...wrong } })).toMatchObject({ outcome: 'config' });
    expect(world.standIns.world.messages).toEqual([]);
  });

  it('is refused with a wrong key or secret', async () => {
    for (const key of ['accessKeyId', 'accessKeySecret', 'secretId', 'secretKey'].filter((name) => own(code)[name])) {
      expect(await send(code, outgoing(code), { ...own(code), [key]: 'wrong' })).toMatchObject({ outcome: 'config' });
    }
    expect(world.standIns.world.messages).toEqual([]);
  });

  it('says nothing while the carrier is silent, and learns of arrival and failure by asking', async () => {
    const asked = about();
    world.standIns.world.switches.receiptDelayMs = HOUR;
    const sent = await send(code, outgoing(code, asked.attemptId));
    const id = sent.outcome === 'accepted' ? sent.providerId : '';
    expect(await channel.ask!(own(code), id, asked)).toBeNull();
    world.standIns.world.messages[0]!.status = 'delivered';
    expect(await channel.ask!(own(code), id, asked)).toMatchObject({ providerId: id, state: 'delivered' });

    const second = about();
    Object.assign(world.standIns.world.switches, { failReceipt: 'UNDELIV', receiptDelayMs: 5 });
    const failed = await send(code, outgoing(code, second.attemptId));
    await reported();
    expect(await channel.ask!(own(code), failed.outcome === 'accepted' ? failed.providerId : '', second)).toMatchObject({
      state: 'failed',
      code: 'UNDELIV',
    });
  });

  it('finds the message whose answer was lost', async () => {
    const lost = about();
    world.standIns.world.switches.loseAnswer = true;
    expect(await send(code, outgoing(code, lost.attemptId))).toMatchObject({ outcome: 'unknown' });
    await reported();
    expect(await channel.find!(own(code), lost, lost.startedAt + MINUTE)).toMatchObject({
      kind: 'came',
      news: { attemptId: lost.attemptId, state: 'delivered' },
    });
  });

  it('is sure that a message never came only when it would long have been entered', async () => {
    const lost = about();
    expect(await channel.find!(own(code), lost, lost.startedAt + 14 * MINUTE)).toEqual({ kind: 'not_known' });
    expect(await channel.find!(own(code), lost, lost.startedAt + 16 * MINUTE)).toEqual({ kind: 'never_came' });
    expect(await channel.find!({ ...own(code), baseUrl: 'http://127.0.0.1:9' }, lost, lost.startedAt + HOUR)).toEqual({
      kind: 'not_known',
    });
    expect(await channel.find!(own(code), lost, lost.startedAt + 60 * 24 * HOUR)).toEqual({ kind: 'not_known' });
  });

  it('does not take another message to the same phone for the lost one', async () => {
    const lost = about();
    await send(code);
    await reported();
    // Aliyun enters our id; Tencent's records name none, so that nobody can tell
    const kind = code === 'aliyun_sms' ? 'never_came' : 'not_known';
    expect(await channel.find!(own(code), lost, lost.startedAt + HOUR)).toEqual({ kind });
  });

  it('hears of late, shuffled and repeated receipts what it would hear of punctual ones', async () => {
    Object.assign(world.standIns.world.switches, { receipts: 'shuffled', receiptDelayMs: 40 });
    const sent = [await send(code), await send(code)];
    await world.hear(2);
    const told = heardNews(channel, 0).receipts;
    expect(new Set(told.map(({ providerId }) => providerId))).toEqual(new Set(sent.map((s) => s.outcome === 'accepted' && s.providerId)));
    expect(heardNews(channel, 1).receipts).toEqual(told);
  });

  it.each([
    ['TD', 'stop'],
    ['退订', 'stop'],
    ['恢复', 'start'],
  ])('hears the answer %s', async (text, kind) => {
    await send(code);
    await world.standIns.replyBySms(PHONE, text);
    await world.hear(1);
    expect(heardNews(channel, 0)).toMatchObject({ receipts: [], inbound: [{ address: PHONE, kind, words: text }] });
  });

  it('carries a one-time code in the text that its account names, and none without one', async () => {
    const ready = { channel, account: own(code) };
    expect(canCarryCode(ready)).toBe(true);
    expect(canCarryCode({ channel, account: { ...ready.account, codeTemplateId: '' } })).toBe(false);
    const content = codeContent(ready, '482913', 'en', 'portal.example');
    expect(await send(code, { ...outgoing(code), content })).toMatchObject({ outcome: 'accepted' });
    expect(world.standIns.world.messages[0]!.text).toContain('482913');
  });
});

it('Tencent tells how many messages a text is charged as', async () => {
  world.standIns.world.templates.set('1000002', `${'长'.repeat(80)}{1}`);
  const content = { ...CONTENT.tencent_sms, templateId: '1000002' };
  expect(await send('tencent_sms', { ...outgoing('tencent_sms'), content })).toMatchObject({ outcome: 'accepted', parts: 2 });
});

describe('the providers’ own libraries', () => {
  const aliyun = (endpoint: string) =>
    new Dysms.default(
      new $OpenApiUtil.Config({
        accessKeyId: STAND_IN_ACCOUNT.ALIYUN_ACCESS_KEY_ID,
        accessKeySecret: STAND_IN_ACCOUNT.ALIYUN_ACCESS_KEY_SECRET,
        endpoint,
        protocol: 'http',
      }),
    );
  const tencent = (endpoint: string) =>
    new tencentSdk.v20210111.Client({
      credential: { secretId: STAND_IN_ACCOUNT.TENCENT_SECRET_ID, secretKey: STAND_IN_ACCOUNT.TENCENT_SECRET_KEY },
      region: 'ap-guangzhou',
      profile: { httpProfile: { endpoint, protocol: 'http://' } },
    });
  const wish = { phoneNumbers: '13800001111', signName: '到哪了', templateCode: 'SMS_100000001', templateParam: '{"code":"482913"}' };
  const tencentWish = {
    PhoneNumberSet: [PHONE],
    SmsSdkAppId: STAND_IN_ACCOUNT.TENCENT_SMS_APP_ID,
    TemplateId: '1000001',
    SignName: '到哪了',
    TemplateParamSet: ['482913'],
  };
  const host = () => new URL(world.standIns.url).host;

  it('Aliyun’s works with the stand-in: sends, is refused, and finds what it sent', async () => {
    const client = aliyun(host());
    const { body } = await client.sendSms(new Dysms.SendSmsRequest({ ...wish, outId: 'mine' }));
    expect(body).toMatchObject({ code: 'OK', bizId: expect.any(String) });
    const refused = await client.sendSms(new Dysms.SendSmsRequest({ ...wish, templateCode: 'SMS_1' }));
    expect(refused.body).toMatchObject({ code: 'isv.SMS_TEMPLATE_ILLEGAL' });
    const sendDate = new Date(Date.now() + 8 * HOUR).toISOString().slice(0, 10).replaceAll('-', '');
    const query = new Dysms.QuerySendDetailsRequest({ phoneNumber: '13800001111', sendDate, pageSize: 10, currentPage: 1 });
    const details = await client.querySendDetails(query);
    expect(details.body?.smsSendDetailDTOs?.smsSendDetailDTO).toMatchObject([{ outId: 'mine', templateCode: 'SMS_100000001' }]);
  });

  it('Tencent’s works with the stand-in: sends, is refused, and pulls what it sent', async () => {
    const client = tencent(host());
    expect(await client.SendSms(tencentWish)).toMatchObject({ SendStatusSet: [{ Code: 'Ok', Fee: 1, SerialNo: expect.any(String) }] });
    expect(await client.SendSms({ ...tencentWish, TemplateParamSet: [] })).toMatchObject({
      SendStatusSet: [{ Code: 'FailedOperation.TemplateIncorrectOrUnapproved' }],
    });
    await expect(client.SendSms({ ...tencentWish, SmsSdkAppId: '1' })).rejects.toMatchObject({
      code: 'UnauthorizedOperation.SmsSdkAppIdVerifyFail',
    });
    await reported();
    const asked = { BeginTime: Math.floor(Date.now() / 1_000) - 60, Offset: 0, Limit: 10, PhoneNumber: PHONE };
    const pulled = await client.PullSmsSendStatusByPhoneNumber({ ...asked, SmsSdkAppId: tencentWish.SmsSdkAppId });
    expect(pulled.PullSmsSendStatusSet).toMatchObject([{ ReportStatus: 'SUCCESS', PhoneNumber: PHONE }]);
  });

  describe('sign as we do', () => {
    let ear: Server;
    let taken: { url: string; headers: IncomingHttpHeaders; body: string } | undefined;
    beforeAll(async () => {
      ear = createServer(async (request, response) => {
        let body = '';
        for await (const chunk of request) body += chunk;
        taken = { url: request.url!, headers: request.headers, body };
        response.setHeader('content-type', 'application/json');
        response.end('{"Code":"OK","Response":{"SendStatusSet":[]}}');
      });
      await new Promise<void>((done) => ear.listen(0, '127.0.0.1', done));
    });
    afterAll(() => ear.close());
    const at = () => `127.0.0.1:${(ear.address() as AddressInfo).port}`;

    it('Aliyun’s', async () => {
      await aliyun(at()).sendSms(new Dysms.SendSmsRequest(wish));
      const url = new URL(taken!.url, 'http://ear');
      const { authorization, ...rest } = taken!.headers;
      const signed = /SignedHeaders=([^,]+)/.exec(authorization!)![1]!.split(';');
      const headers = Object.fromEntries(signed.map((name) => [name, String(rest[name])]));
      const key = { id: STAND_IN_ACCOUNT.ALIYUN_ACCESS_KEY_ID, secret: STAND_IN_ACCOUNT.ALIYUN_ACCESS_KEY_SECRET };
      const ours = signAcs({ method: 'POST', path: url.pathname, query: [...url.searchParams], headers }, key);
      expect(ours.replaceAll(' ', '')).toBe(authorization!.replaceAll(' ', ''));
    });

    it('Tencent’s', async () => {
      await tencent(at()).SendSms(tencentWish);
      const { headers, body } = taken!;
      const key = { id: STAND_IN_ACCOUNT.TENCENT_SECRET_ID, secret: STAND_IN_ACCOUNT.TENCENT_SECRET_KEY };
      const timestamp = Number(headers['x-tc-timestamp']);
      // it takes the service out of the host's name, and signs that name without the port
      const ours = signTc3({ service: '127', host: '127.0.0.1', contentType: headers['content-type']!, body, timestamp }, key);
      expect(ours).toBe(headers.authorization);
    });

    it('and ours keeps phone and words out of the address', async () => {
      await send('aliyun_sms', outgoing('aliyun_sms'), { ...own('aliyun_sms'), baseUrl: `http://${at()}` });
      expect(taken!.url).toBe('/');
      expect(new URLSearchParams(taken!.body).get('PhoneNumbers')).toBe('13800001111');
    });
  });
});

const folder = dataFolder();

describe.skipIf(!folder)('what was published and recorded', () => {
  interface Vector {
    scheme: string;
    inputs: unknown;
    expected: string;
  }
  const vectors = folder ? (JSON.parse(readFileSync(`${folder}/vectors/signature-vectors.json`, 'utf8')) as Vector[]) : [];

  it('Tencent’s worked example is signed as Tencent signs it', () => {
    const { inputs, expected } = vectors.find(({ scheme }) => scheme === 'tencent-tc3') as unknown as {
      inputs: { service: string; host: string; timestamp: number; payload: string; secret_id: string; secret_key: string };
      expected: string;
    };
    const { service, host, timestamp, payload: body } = inputs;
    const call = { service, host, timestamp, body, contentType: 'application/json; charset=utf-8' };
    expect(signTc3(call, { id: inputs.secret_id, secret: inputs.secret_key })).toMatch(new RegExp(`Signature=${expected}$`));
  });

  it('a form is put in order and encoded as in Aliyun’s example of SendSms', () => {
    const { inputs, expected } = vectors.find(({ scheme }) => scheme === 'aliyun-rpc') as unknown as {
      inputs: { params: Record<string, string>; access_key_secret: string };
      expected: string;
    };
    const text = `GET&%2F&${percentEncode(encodePairs(Object.entries(inputs.params)))}`;
    expect(createHmac('sha1', `${inputs.access_key_secret}&`).update(text).digest('base64')).toBe(expected);
  });

  it('a recorded answer of Tencent’s is read', () => {
    const [recorded] = readFixtures(folder!, 'channel/tencent_sms').values();
    expect(readSent({ status: 200, ...readAnswer(JSON.stringify(recorded)) }, Date.now())).toMatchObject({ outcome: 'accepted', parts: 1 });
  });

  it('what others send to Aliyun says the same as ours', async () => {
    const [recorded] = readFixtures(folder!, 'channel/aliyun_sms').values();
    const { PhoneNumbers, SignName, TemplateCode, TemplateParam } = recorded as Record<string, string>;
    let body = '';
    const ear = createServer(async (request, response) => {
      for await (const chunk of request) body += chunk;
      response.end('{}');
    });
    await new Promise<void>((done) => ear.listen(0, '127.0.0.1', done));
    const content: Outgoing['content'] = {
      kind: 'approved',
      templateId: TemplateCode!,
      signName: SignName!,
      params: Object.entries(JSON.parse(TemplateParam!) as Record<string, string>),
      body: '',
    };
    const baseUrl = `http://127.0.0.1:${(ear.address() as AddressInfo).port}`;
    const message = { attemptId: randomUUID(), address: `+86${PhoneNumbers}`, content };
    await CHANNELS.aliyun_sms.send({ ...own('aliyun_sms'), baseUrl }, message, Date.now());
    ear.close();
    const { OutId, ...said } = Object.fromEntries(new URLSearchParams(body));
    expect(said).toEqual({ PhoneNumbers, SignName, TemplateCode, TemplateParam });
    expect(OutId).toBe(message.attemptId);
  });
});
