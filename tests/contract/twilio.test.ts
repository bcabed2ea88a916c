import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import Ajv, { type ValidateFunction } from 'ajv';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account, AskedAbout } from '@/server/channels/channel';
import { GOOD_DAY } from '@/server/channels/stand-in';
import { STAND_IN_ACCOUNT } from '@/server/channels/stand-in-account';
import { twilioSms } from '@/server/channels/twilio_sms/twilio-sms';
import { newId } from '@/server/platform/ids';
import { dataFolder, readFixtures } from '../support/data-folder';
import { type Listening, listenForReceipts } from './stand-in-portal';

const PHONE = '+14155550123';
const own = (baseUrl: string): Account => ({
  sid: STAND_IN_ACCOUNT.TWILIO_ACCOUNT_SID,
  token: STAND_IN_ACCOUNT.TWILIO_AUTH_TOKEN,
  from: STAND_IN_ACCOUNT.TWILIO_FROM,
  baseUrl,
});

let world: Listening;
beforeAll(async () => {
  world = await listenForReceipts();
});
afterAll(() => world.close());
beforeEach(() => {
  world.standIns.world.switches = { ...GOOD_DAY, receipts: 'none' };
  world.standIns.world.messages.length = 0;
});

const send = (body: string, attemptId = newId()) =>
  twilioSms.send(own(world.standIns.url), { attemptId, address: PHONE, content: { kind: 'text', body } }, Date.now());

describe('a message whose answer was lost', () => {
  const named = new Set<string>();
  const about = (startedAt: number): AskedAbout => ({
    attemptId: newId(),
    address: PHONE,
    startedAt,
    taken: async (ids) => new Set(ids.filter((id) => named.has(id))),
  });
  const find = (startedAt: number, now = Date.now()) => twilioSms.find!(own(world.standIns.url), about(startedAt), now);
  const lose = async (body: string) => {
    world.standIns.world.switches.loseAnswer = true;
    const startedAt = Date.now();
    expect(await send(body)).toMatchObject({ outcome: 'unknown' });
    return startedAt;
  };
  beforeEach(() => named.clear());

  it('is found among those of other tries', async () => {
    const other = await send('another');
    named.add((other as { providerId: string }).providerId);
    const startedAt = await lose('this one');
    const id = world.standIns.world.messages.at(-1)!.id;
    expect(await find(startedAt)).toEqual({ kind: 'came', news: { providerId: id, status: 'sent', state: 'sent' } });
    world.standIns.world.messages.at(-1)!.status = 'delivered';
    expect(await find(startedAt)).toMatchObject({ kind: 'came', news: { providerId: id, state: 'delivered' } });
  });

  it('is sure never to have come only after a minute, and never while the clocks differ', async () => {
    const startedAt = Date.now();
    expect(await find(startedAt, startedAt + 30_000)).toEqual({ kind: 'not_known' });
    expect(await find(startedAt, startedAt + 60_000)).toEqual({ kind: 'never_came' });
    await lose('on its way');
    // our clock is a minute ahead, then an hour behind
    expect(await find(startedAt + 60_000, startedAt + 180_000)).toEqual({ kind: 'not_known' });
    expect(await find(startedAt - 3_600_000, startedAt - 3_000_000)).toEqual({ kind: 'not_known' });
  });

  it('is not taken for another with other words, and one with the same words is as good', async () => {
    const startedAt = await lose('one');
    await lose('two');
    expect(await find(startedAt, startedAt + 120_000)).toEqual({ kind: 'not_known' });
    world.standIns.world.messages.at(-1)!.text = 'one';
    expect(await find(startedAt, startedAt + 120_000)).toMatchObject({ kind: 'came' });
  });

  it('is known by its words among those of the same second, whoever else lost an answer', async () => {
    const startedAt = await lose('two orders');
    await lose('one order');
    const [own0, rival] = world.standIns.world.messages.map(({ id }) => id);
    const asked = (words: string, hasRival = true): AskedAbout => ({
      ...about(startedAt),
      says: (body) => body === words,
      hasRival: async () => hasRival,
    });
    const ask = (words: string, hasRival?: boolean) =>
      twilioSms.find!(own(world.standIns.url), asked(words, hasRival), startedAt + 120_000);
    expect(await ask('two orders')).toMatchObject({ kind: 'came', news: { providerId: own0 } });
    expect(await ask('one order')).toMatchObject({ kind: 'came', news: { providerId: rival } });
    // ours never came, and what came is the other try's
    world.standIns.world.messages.shift();
    world.standIns.world.messages[0]!.at += 2_000;
    expect(await ask('two orders')).toEqual({ kind: 'never_came' });
    // words that the provider has changed are ours where nobody else wrote
    expect(await ask('two orders', false)).toMatchObject({ kind: 'came', news: { providerId: rival } });
  });

  it('stays unknown while Twilio cannot be asked', async () => {
    expect(await twilioSms.find!(own('http://127.0.0.1:9'), about(0), Date.now())).toEqual({ kind: 'not_known' });
  });
});

interface Contract {
  paths: Record<string, Record<string, { responses: Record<string, unknown>; requestBody?: unknown }>>;
  components: { schemas: Record<string, { properties: Record<string, unknown> }> };
}

const DATA = dataFolder();
const LIST = '/2010-04-01/Accounts/{AccountSid}/Messages.json';
const ONE = '/2010-04-01/Accounts/{AccountSid}/Messages/{Sid}.json';

describe.skipIf(!DATA)('the stand-in speaks as Twilio’s own document says', () => {
  let contract: Contract;
  let schemaOf: (path: string, method: string, status: string) => ValidateFunction;
  const pointer = (text: string) => text.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D');
  beforeAll(() => {
    contract = JSON.parse(gunzipSync(readFileSync(`${DATA}/contracts/twilio_api_v2010.json.gz`)).toString('utf8')) as Contract;
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true }).addSchema(contract, 'twilio');
    schemaOf = (path, method, status) =>
      ajv.compile({ $ref: `twilio#/paths/${pointer(path)}/${method}/responses/${status}/content/${pointer('application/json')}/schema` });
  });

  const auth = `Basic ${Buffer.from(`${STAND_IN_ACCOUNT.TWILIO_ACCOUNT_SID}:${STAND_IN_ACCOUNT.TWILIO_AUTH_TOKEN}`).toString('base64')}`;
  const at = (path: string, sid = '') =>
    world.standIns.url + path.replace('{AccountSid}', STAND_IN_ACCOUNT.TWILIO_ACCOUNT_SID).replace('{Sid}', sid);
  const call = async (url: string, body?: URLSearchParams) => {
    const answer = await fetch(url, { headers: { authorization: auth }, ...(body ? { method: 'POST', body } : {}) });
    return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
  };
  const holds = (validate: ValidateFunction, json: unknown) => {
    expect(validate(json), JSON.stringify(validate.errors)).toBe(true);
  };

  it('when a message is made, read and listed', async () => {
    const form = new URLSearchParams({ To: PHONE, From: STAND_IN_ACCOUNT.TWILIO_FROM, Body: '您的包裹已发出' });
    const made = await call(at(LIST), form);
    expect(made.status).toBe(201);
    holds(schemaOf(LIST, 'post', '201'), made.json);
    const read = await call(at(ONE, String(made.json.sid)));
    holds(schemaOf(ONE, 'get', '200'), read.json);
    const list = await call(`${at(LIST)}?To=${encodeURIComponent(PHONE)}`);
    holds(schemaOf(LIST, 'get', '200'), list.json);
    expect(list.json.messages).toEqual([read.json]);
  });

  it('with no field that Twilio does not have', async () => {
    const { json } = await call(at(LIST), new URLSearchParams({ To: PHONE, From: STAND_IN_ACCOUNT.TWILIO_FROM, Body: '-' }));
    const known = Object.keys(contract.components.schemas['api.v2010.account.message']!.properties);
    expect(Object.keys(json).filter((key) => !known.includes(key))).toEqual([]);
  });

  it('and a message of another shape would be caught', () => {
    const validate = schemaOf(ONE, 'get', '200');
    for (const wrong of [{ sid: 'SM1' }, { status: 'on its way' }, { error_code: '30003' }, { num_segments: 1 }])
      expect(validate(wrong)).toBe(false);
  });

  it('what Twilio’s own SDK sends for us is a request of the document', async () => {
    const seen: Record<string, string>[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
      request.on('end', () => {
        seen.push(Object.fromEntries(new URLSearchParams(body)));
        response
          .writeHead(201, { 'content-type': 'application/json' })
          .end(JSON.stringify({ sid: `SM${'0'.repeat(32)}`, status: 'queued' }));
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const message = { attemptId: newId(), address: PHONE, content: { kind: 'text' as const, body: '您的包裹已发出' } };
    expect(await twilioSms.send(own(base), message, Date.now())).toMatchObject({ outcome: 'accepted' });
    server.closeAllConnections();
    server.close();
    const validate = new Ajv({ strict: false, validateFormats: false })
      .addSchema(contract, 'twilio')
      .compile({ $ref: `twilio#/paths/${pointer(LIST)}/post/requestBody/content/${pointer('application/x-www-form-urlencoded')}/schema` });
    expect(seen).toHaveLength(1);
    holds(validate, seen[0]);
    expect(seen[0]).toMatchObject({ To: PHONE, StatusCallback: expect.stringContaining(message.attemptId) });
  });
});

const SHOWN = DATA ? [...readFixtures(DATA, 'channel/twilio')].filter(([name]) => /^(create|fetch|update)message-/.test(name)) : [];

describe.skipIf(!DATA)('messages as Twilio’s documents show them', () => {
  it.each(SHOWN)('%s is read', async (_, shown) => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(shown));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const news = await twilioSms.ask!(own(base), String(shown.sid), { attemptId: newId(), address: PHONE, startedAt: 0 });
    server.closeAllConnections();
    server.close();
    const isNews = ['sent', 'delivered', 'undelivered', 'failed', 'canceled', 'read'].includes(String(shown.status));
    if (!isNews) expect(news).toBeNull();
    else expect(news).toMatchObject({ status: shown.status, ...(shown.error_code ? { code: String(shown.error_code) } : {}) });
  });
});
