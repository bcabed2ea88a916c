import { createHash, createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { hostRequest } from '@/server/domain/connector/host-plan';
import { requestSigning } from '@/server/domain/connector/request-signing';
import { signRequest } from './sign-request';

const NOW = Date.UTC(2026, 10, 21, 2, 30);
const ONCE = { now: NOW, nonce: 'n-1' };

describe('a request that a system wants signed', () => {
  test('by its method, path, sorted parameters, body and moment, in a header', () => {
    const signing = requestSigning.parse({
      signed: '{method}\n{path}\n{sorted}\n{body_hash}\n{timestamp}\n{nonce}',
      key: '{secret:app}',
      timestamp: 'epoch_s',
    });
    const request = hostRequest.parse({
      method: 'POST',
      url: 'https://erp.example/api/list?page={page}&b=x y&a=1&empty=',
      headers: { 'X-Sign': 'v1={signature}', 'X-Time': '{timestamp}', 'X-Nonce': '{nonce}' },
      body: '{"since":"{since}"}',
    });
    const call = signRequest(request, { page: '2', since: '"now"', 'secret:app': 's3cret' }, signing, ONCE);
    const hash = createHash('sha256').update('{"since":"\\"now\\""}').digest('hex');
    const text = `POST\n/api/list\na=1&b=x y&page=2\n${hash}\n${NOW / 1000}\nn-1`;
    const sign = createHmac('sha256', 's3cret').update(text).digest('hex');
    expect(call.headers).toMatchObject({ 'x-sign': `v1=${sign}`, 'x-time': String(NOW / 1000), 'x-nonce': 'n-1' });
    expect(JSON.stringify(call)).not.toMatch(/s3cret|not-known/);
  });

  test('as 用友 wants its token asked for: names and values in a row under the app secret, base64 in the address', () => {
    const signing = requestSigning.parse({ signed: '{pairs}', key: '{secret:app_secret}', encoding: 'base64' });
    const url =
      'https://c2.yonyoucloud.example/iuap-api-auth/open-auth/selfAppAuth/getAccessToken?appKey={secret:app_key}&timestamp={timestamp}&signature={signature}';
    const call = signRequest(hostRequest.parse({ url }), { 'secret:app_key': 'k1', 'secret:app_secret': 's1' }, signing, ONCE);
    const sign = createHmac('sha256', 's1').update(`appKeyk1timestamp${NOW}`).digest('base64');
    expect(call.url).toBe(
      url.replace('{secret:app_key}', 'k1').replace('{timestamp}', String(NOW)).replace('{signature}', encodeURIComponent(sign)),
    );
  });

  test('as 淘宝 wants a form: MD5 with the secret at both ends, in capitals, its clock in Shanghai', () => {
    const signing = requestSigning.parse({
      signed: '{secret:s}{pairs}{secret:s}',
      mac: 'digest',
      algorithm: 'md5',
      encoding: 'hex_upper',
      timestamp: 'YYYY-MM-DD HH:mm:ss',
    });
    const request = hostRequest.parse({
      method: 'POST',
      url: 'https://eco.example/router/rest',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'method=trades.get&timestamp={timestamp}&sign={signature}&app_key=1',
    });
    const { body } = signRequest(request, { 'secret:s': 'z' }, signing, ONCE);
    const text = 'zapp_key1methodtrades.gettimestamp2026-11-21 10:30:00z';
    expect(new URLSearchParams(body).get('sign')).toBe(createHash('md5').update(text).digest('hex').toUpperCase());
  });

  test('cannot be set up without a secret, nor over words that there are not', () => {
    for (const wrong of [
      { signed: '{body}' },
      { signed: '{body}', mac: 'digest' },
      { signed: '{host}', key: '{secret:a}' },
      { signed: 'x', key: 'plain' },
    ])
      expect(requestSigning.safeParse(wrong).success).toBe(false);
  });
});
