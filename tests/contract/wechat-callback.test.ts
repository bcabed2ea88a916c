import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '@/server/channels/channel';
import { GOOD_DAY } from '@/server/channels/stand-in';
import { STAND_IN_ACCOUNT } from '@/server/channels/stand-in-account';
import { type StandInServer, startStandIns } from '@/server/channels/stand-in-server';
import { readCallback } from '@/server/channels/wechat/read-callback';
import { wechatSubscribe } from '@/server/channels/wechat_subscribe/wechat-subscribe';
import { newId } from '@/server/platform/ids';
import { openEnclosed, wechatSignature } from '@/server/platform/wechat-message';
import { dataFolder } from '../support/data-folder';
import { type Heard, type Listening, listenForReceipts } from './stand-in-portal';

const AES_KEY = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C';
const TOKEN = STAND_IN_ACCOUNT.WECHAT_TOKEN;
const FIELDS = { thing2: '包裹已发出', time5: '2026-11-21 10:00' };

let plain: Listening;
let secret: StandInServer;
beforeAll(async () => {
  plain = await listenForReceipts();
  secret = await startStandIns({
    port: 0,
    smtpPort: 0,
    portalUrl: plain.portalUrl,
    account: { ...STAND_IN_ACCOUNT, WECHAT_AES_KEY: AES_KEY },
  });
});
afterAll(async () => {
  await secret.close();
  await plain.close();
});
beforeEach(() => {
  for (const { world } of [plain.standIns, secret]) world.switches = { ...GOOD_DAY, receipts: 'none' };
  plain.heard.length = 0;
});

const account = (baseUrl: string, aesKey?: string): Account => ({
  appId: STAND_IN_ACCOUNT.WECHAT_APP_ID,
  secret: STAND_IN_ACCOUNT.WECHAT_APP_SECRET,
  token: TOKEN,
  templateId: STAND_IN_ACCOUNT.WECHAT_SUBSCRIBE_TEMPLATE_ID,
  baseUrl,
  ...(aesKey ? { aesKey } : {}),
});
const read = (own: Account, heard: Heard) => readCallback(own, { ...heard, url: plain.portalUrl + heard.path, endpoint: 'main' });
const signed = (body: string, more = '') => ({
  method: 'POST',
  path: `/r?signature=${wechatSignature([TOKEN, '1', 'n'])}&timestamp=1&nonce=n${more}`,
  headers: new Headers(),
  body,
});

describe('a subscription message', () => {
  const send = (address: string, own = account(plain.standIns.url)) =>
    wechatSubscribe.send(
      own,
      { attemptId: newId(), address, content: { kind: 'fields', fields: FIELDS, link: 'https://shop.example/q/x' } },
      Date.now(),
    );

  it('takes one consent: without one, and for a second message, it is refused for this template alone', async () => {
    const openid = 'oONCE0001';
    expect(await send(openid)).toEqual({ outcome: 'suppressed', code: '43101', detail: expect.any(String), isLocal: true });
    await plain.standIns.agree(openid, true);
    expect(await send(openid)).toMatchObject({ outcome: 'accepted' });
    expect(await send(openid)).toMatchObject({ outcome: 'suppressed', isLocal: true });
  });

  it('tells of each consent and refusal, with its template', async () => {
    await plain.standIns.agree('oASKED', true);
    await plain.standIns.agree('oASKED', false);
    const told = (await plain.hear(2)).map((heard) => read(account(plain.standIns.url), heard));
    const templateId = STAND_IN_ACCOUNT.WECHAT_SUBSCRIBE_TEMPLATE_ID;
    expect(told).toMatchObject([
      { inbound: [{ address: 'oASKED', kind: 'subscribed', templateId }] },
      { inbound: [{ address: 'oASKED', kind: 'unsubscribed', templateId }] },
    ]);
  });

  it('is reported on under its own channel, whichever address of the account the report came to', async () => {
    plain.standIns.world.switches = { ...GOOD_DAY, receiptDelayMs: 5 };
    const sent = await send('oAGREES0001');
    const [heard] = await plain.hear(1);
    expect(read(account(plain.standIns.url), heard!)).toMatchObject({
      receipts: [{ channel: 'wechat_subscribe', providerId: (sent as { providerId: string }).providerId, state: 'delivered' }],
    });
  });
});

describe('events of an account that encrypts', () => {
  it('are opened with its key, and believed by the signature over what they enclose', async () => {
    await secret.follow('oFOLLOWER', null);
    const [heard] = await plain.hear(1);
    const own = account(secret.url, AES_KEY);
    expect(heard!.body).not.toContain('oFOLLOWER');
    expect(read(own, heard!)).toMatchObject({ kind: 'news', inbound: [{ address: 'oFOLLOWER', kind: 'stop' }] });
    const changed = { ...heard!, body: heard!.body.replace(/(Encrypt><!\[CDATA\[.{40})./, '$1A') };
    expect(read(own, changed)).toMatchObject({ kind: 'refused' });
    expect(read({ ...own, aesKey: 'a'.repeat(43) }, heard!)).toMatchObject({ kind: 'refused' });
  });

  it('are refused when they come in the clear, signed as they may be', () => {
    const clear = signed('<xml><FromUserName>o1</FromUserName><Event>unsubscribe</Event></xml>');
    expect(read(account('x'), clear)).toMatchObject({ kind: 'news' });
    expect(read(account('x', AES_KEY), clear)).toMatchObject({ kind: 'refused' });
  });
});

const DATA = dataFolder();

interface Vector {
  scheme: string;
  inputs: Record<'token' | 'aes_key' | 'timestamp' | 'nonce' | 'echostr' | 'msg_signature', string>;
  expected: { plaintext: string };
}

describe.skipIf(!DATA)('what WeChat and its libraries publish', () => {
  const vectors = DATA ? (JSON.parse(readFileSync(`${DATA}/vectors/signature-vectors.json`, 'utf8')) as Vector[]) : [];

  it('the encrypted handshake is answered with what it encloses', () => {
    const [vector] = vectors.filter(({ scheme }) => scheme === 'wecom-callback');
    const { token, aes_key, timestamp, nonce, echostr, msg_signature } = vector!.inputs;
    const query = new URLSearchParams({ msg_signature, timestamp, nonce, echostr });
    const call = { method: 'GET', path: `/r?${query}`, headers: new Headers(), body: '' };
    expect(read({ token, aesKey: aes_key }, call)).toEqual({ kind: 'handshake', answer: vector!.expected.plaintext });
    expect(read({ token: `${token}x`, aesKey: aes_key }, call)).toMatchObject({ kind: 'refused' });
    expect(openEnclosed(echostr, aes_key)?.toString('utf8')).toBe(vector!.expected.plaintext);
  });

  const folder = `${DATA}/fixtures/channel/wechat_message`;
  const events = DATA ? readdirSync(folder).filter((name) => name.endsWith('.xml')) : [];
  it.each(events)('%s is read for what it is', (name) => {
    const news = read(account('x'), signed(readFileSync(`${folder}/${name}`, 'utf8')));
    const inbound = {
      'subscribe-message-change-event-xml.xml': [
        { address: 'otFpruAK8D-E6EfStSYonYSBZ8_4', kind: 'unsubscribed', templateId: expect.stringMatching(/^VRR0/) },
      ],
      'unsubscribe-push-event-xml.xml': [{ address: 'FromUser', kind: 'stop' }],
      'scan-push-event-xml.xml': [{ address: 'FromUser', kind: 'scene', scene: 'SCENE_VALUE' }],
    }[name];
    expect(news).toMatchObject({ kind: 'news', receipts: [], inbound: inbound ?? [] });
  });
});

it('nothing that is signed makes it fail', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom(
      '<xml>',
      '</xml>',
      '<List>',
      '</List>',
      '<SubscribeMsgPopupEvent>',
      '<Event>subscribe_msg_popup_event</Event>',
      '<![CDATA[',
      ']]>',
      '<!ENTITY',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      expect(['news', 'refused']).toContain(read(account('x'), signed(`<xml>${pieces.join('')}</xml>`)).kind);
    }),
  );
});
