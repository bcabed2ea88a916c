import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SOURCES } from '@/server/sources/registry';
import { dataFolder } from '../support/data-folder';

interface Vector {
  scheme: string;
  id: string;
  inputs: { secret?: string; api_key?: string; body: string };
  expected: string;
  valid: boolean;
}

const folder = dataFolder();
const HEADERS: Record<string, string> = { shopify: 'x-shopify-hmac-sha256', aftership: 'aftership-hmac-sha256', '17track': 'sign' };

describe.skipIf(!folder)('published signature vectors', () => {
  const all = folder
    ? (JSON.parse(readFileSync(`${folder}/vectors/signature-vectors.json`, 'utf8')) as Vector[] | { vectors: Vector[] })
    : [];
  const vectors = (Array.isArray(all) ? all : all.vectors).filter((v) => v.scheme in HEADERS);

  test.each(vectors)('$scheme $id', ({ scheme, inputs, expected, valid }) => {
    const account = { name: scheme, shop: null, timeZone: 'UTC', secrets: { secret: inputs.secret ?? '', key: inputs.api_key ?? '' } };
    const verdict = (signature: string, body: string) =>
      SOURCES[scheme]!.verify({ body: Buffer.from(body), headers: new Headers({ [HEADERS[scheme]!]: signature }), receivedAt: 0 }, account)
        .kind;
    expect(verdict(expected, inputs.body)).toBe(valid ? 'ok' : 'refused');
    expect(verdict(expected, `${inputs.body} `)).toBe('refused');
  });
});
