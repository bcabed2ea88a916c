import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { alipay } from '@/server/sources/alipay/alipay';
import { easypost } from '@/server/sources/easypost/easypost';
import type { Delivery, SourceAccount } from '@/server/sources/source';
import { standardWebhooks } from '@/server/sources/standard_webhooks/standard-webhooks';
import { decryptResource, type EncryptedResource } from '@/server/sources/wechat_pay/decrypt-resource';
import { wechatPay } from '@/server/sources/wechat_pay/wechat-pay';
import { signFields } from '@/server/sources/wechat_pay_v2/sign-fields';
import { dataFolder } from '../support/data-folder';

interface Vector {
  scheme: string;
  id: string;
  inputs: Record<string, unknown>;
  expected: unknown;
  valid: boolean;
}

const folder = dataFolder();
const vectors: Vector[] = folder ? JSON.parse(readFileSync(`${folder}/vectors/signature-vectors.json`, 'utf8')) : [];
const of = (scheme: string) => vectors.filter((vector) => vector.scheme === scheme);

const account = (secrets: Record<string, string>): SourceAccount => ({ name: 'one', shop: 'north', timeZone: 'UTC', secrets });
const delivery = (body: string, headers: Record<string, string> = {}, receivedAt = 0): Delivery => ({
  body: Buffer.from(body),
  headers: new Headers(headers),
  receivedAt,
});

describe.skipIf(!folder)('published signature vectors', () => {
  test('there are some of each vendor', () => {
    for (const scheme of ['easypost', 'alipay', 'standard-webhooks', 'wechatpay-v3']) expect(of(scheme).length, scheme).toBeGreaterThan(1);
  });

  test.each(of('easypost'))('EasyPost: $id', ({ inputs, expected, valid }) => {
    const verdict = (body: string) =>
      easypost.verify(delivery(body, { 'x-hmac-signature': expected as string }), account({ secret: inputs.secret as string })).kind;
    expect(verdict(inputs.body as string)).toBe(valid ? 'ok' : 'refused');
    expect(verdict(`${inputs.body} `)).toBe('refused');
  });

  test.each(of('alipay'))('Alipay: $id', ({ inputs, valid }) => {
    const params = Object.entries(inputs.params as Record<string, unknown>);
    const sent = params.map(([name, value]): [string, string] => [name, typeof value === 'string' ? value : JSON.stringify(value)]);
    const verdict = (fields: [string, string][]) =>
      alipay.verify(delivery(new URLSearchParams(fields).toString()), account({ publicKey: inputs.public_key as string })).kind;
    expect(verdict(sent)).toBe(valid ? 'ok' : 'refused');
    expect(verdict([...sent, ['body', 'more']])).toBe('refused');
    expect(verdict(sent.filter(([name]) => name !== 'sign'))).toBe('refused');
  });

  test.each(of('standard-webhooks'))('Standard Webhooks: $id', ({ inputs, valid }) => {
    const secrets = account({ secret: inputs.secret as string });
    const verdict = (body: string, seconds: number) =>
      standardWebhooks.verify(delivery(body, inputs.headers as Record<string, string>, seconds * 1_000), secrets).kind;
    expect(verdict(inputs.body as string, Number(inputs.now))).toBe(valid ? 'ok' : 'refused');
    expect(verdict(`${inputs.body} `, Number(inputs.now))).toBe('refused');
    const signedAt = Number((inputs.headers as Record<string, string>)['webhook-timestamp']);
    expect(verdict(inputs.body as string, signedAt - 301)).toBe('refused');
  });

  test.each(of('wechatpay-v3').filter(({ inputs }) => inputs.headers))('WeChat Pay: $id', ({ inputs, valid }) => {
    const secrets = account({ platformKey: inputs.certificate as string, apiV3Key: inputs.apiv3_key as string });
    const at = Number(inputs.now) * 1_000;
    expect(wechatPay.verify(delivery(inputs.body as string, inputs.headers as Record<string, string>, at), secrets).kind).toBe(
      valid ? 'ok' : 'refused',
    );
  });

  test.each(of('wechatpay-v2'))('WeChat Pay, second version: $id', ({ inputs, expected }) => {
    const fields = Object.entries({ ...(inputs.params as Record<string, string>), sign_type: inputs.sign_type as string });
    // The published example leaves the type itself out of what is signed.
    expect(signFields(new Map(fields.filter(([name]) => name !== 'sign_type')), inputs.key as string, inputs.sign_type as string)).toBe(
      expected,
    );
  });

  test.each(of('wechatpay-v3').filter(({ inputs }) => inputs.ciphertext))('WeChat Pay: $id', ({ inputs, expected }) => {
    const resource = inputs as unknown as EncryptedResource;
    expect(decryptResource(resource, inputs.apiv3_key as string)).toBe((expected as { plaintext: string }).plaintext);
    expect(() => decryptResource({ ...resource, associated_data: 'other' }, inputs.apiv3_key as string)).toThrow();
  });
});
