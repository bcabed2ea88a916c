import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCall as readAliyun } from './aliyun_sms/receipts';
import type { ProviderCall } from './channel';
import { readCall as readTencent } from './tencent_sms/receipts';

const TOKEN = 'a-secret-that-nobody-guesses';
const ATTEMPT = '01932a3e-0000-7000-8000-000000000001';
const own = { receiptToken: TOKEN };
const call = (body: unknown, endpoint = TOKEN): ProviderCall => ({
  method: 'POST',
  url: 'https://portal.example/api/receipts/x/y',
  endpoint,
  headers: new Headers(),
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

describe.each([
  ['Aliyun', readAliyun],
  ['Tencent', readTencent],
])('%s', (_, read) => {
  test('without the secret nothing is read, and neither where none was set', () => {
    expect(read(own, call([], 'main'))).toMatchObject({ kind: 'refused' });
    expect(read({}, call([], ''))).toMatchObject({ kind: 'refused' });
    expect(read({ receiptToken: '' }, call([], ''))).toMatchObject({ kind: 'refused' });
  });

  test('whatever is pushed is read or passed over, never a fault', () => {
    const key = fc.constantFrom(
      'biz_id',
      'success',
      'out_id',
      'err_code',
      'sid',
      'report_status',
      'errmsg',
      'mobile',
      'content',
      'text',
      'phone_number',
    );
    const row = fc.dictionary(key, fc.jsonValue());
    fc.assert(
      fc.property(fc.oneof(fc.array(row), row, fc.jsonValue()), (body) => {
        const news = read(own, call(body));
        expect(['news', 'refused']).toContain(news.kind);
        if (news.kind === 'news') for (const { attemptId } of news.receipts) expect(attemptId ?? ATTEMPT).toMatch(/^[0-9a-f-]{36}$/);
      }),
    );
    expect(read(own, call('{broken'))).toMatchObject({ kind: 'refused' });
  });
});

test('Aliyun reports several messages at once, each with our id', () => {
  const rows = [
    { phone_number: '13800001111', success: true, err_code: 'DELIVERED', biz_id: '1^0', out_id: ATTEMPT, sms_size: '1' },
    { phone_number: '13800001112', success: false, err_code: 'MOBILE_NOT_ON_SERVICE', biz_id: '2^0', out_id: 'not of ours' },
    { phone_number: '13800001113', biz_id: '3^0' },
  ];
  expect(readAliyun(own, call(rows))).toMatchObject({
    kind: 'news',
    receipts: [
      { providerId: '1^0', attemptId: ATTEMPT, state: 'delivered' },
      { providerId: '2^0', state: 'failed', code: 'MOBILE_NOT_ON_SERVICE' },
    ],
    answer: { body: '{"code":0,"msg":"ok"}' },
  });
});

test('Tencent names a message by its serial number, and what people answer by either word', () => {
  const rows = [
    {
      user_receive_time: '2026-11-21 10:00:05',
      nationcode: '86',
      mobile: '13800001111',
      report_status: 'FAIL',
      errmsg: 'UNDELIV',
      sid: '2640:1',
    },
    { report_status: 'SUCCESS', sid: '2640:2', errmsg: 'DELIVRD' },
  ];
  expect(readTencent(own, call(rows))).toMatchObject({
    receipts: [
      { providerId: '2640:1', state: 'failed', code: 'UNDELIV' },
      { providerId: '2640:2', state: 'delivered' },
    ],
    answer: { body: '{"result":0,"errmsg":"OK"}' },
  });
  for (const words of [{ text: 'TD' }, { content: 'TD' }]) {
    expect(readTencent(own, call({ nationcode: '86', mobile: '13800001111', sign: '到哪了', time: 1, ...words }))).toMatchObject({
      receipts: [],
      inbound: [{ address: '+8613800001111', kind: 'stop', words: 'TD' }],
    });
  }
});
