import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodePairs, percentEncode, signAcs } from './sign';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const KEY = { id: 'YourAccessKeyId', secret: 'YourAccessKeySecret' };

/** The worked example of help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature. */
const EXAMPLE = {
  method: 'POST',
  path: '/',
  query: [
    ['RegionId', 'cn-shanghai'],
    ['ImageId', 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd'],
  ] as [string, string][],
  headers: {
    host: 'ecs.cn-shanghai.aliyuncs.com',
    'x-acs-action': 'RunInstances',
    'x-acs-content-sha256': sha256(''),
    'x-acs-date': '2023-10-26T10:22:32Z',
    'x-acs-signature-nonce': '3156853299f313e23d1673dc12e1703d',
    'x-acs-version': '2014-05-26',
  },
};

test('a request is signed as in the provider’s own worked example', () => {
  expect(signAcs(EXAMPLE, KEY)).toBe(
    'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;' +
      'x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
  );
});

test('what is not of the signature does not change it, what is does', () => {
  const plain = signAcs(EXAMPLE, KEY);
  expect(signAcs({ ...EXAMPLE, headers: { ...EXAMPLE.headers, accept: 'application/json' } }, KEY)).toBe(plain);
  expect(signAcs({ ...EXAMPLE, query: [...EXAMPLE.query].reverse() }, KEY)).toBe(plain);
  for (const name of Object.keys(EXAMPLE.headers)) {
    expect(signAcs({ ...EXAMPLE, headers: { ...EXAMPLE.headers, [name]: 'other' } }, KEY)).not.toBe(plain);
  }
});

test('a form reads back as what was written, whatever letters it holds, and holds none that a gateway reads otherwise', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'binary', minLength: 1 }), fc.string({ unit: 'binary' })), (params) => {
      const form = encodePairs(Object.entries(params));
      expect(Object.fromEntries(new URLSearchParams(form))).toEqual({ ...params });
      expect(form).toMatch(/^[A-Za-z0-9\-_.~%=&]*$/);
      expect(encodePairs(Object.entries(params).reverse())).toBe(form);
    }),
  );
  expect(percentEncode("a b*c~d'(!)+/")).toBe('a%20b%2Ac~d%27%28%21%29%2B%2F');
});
