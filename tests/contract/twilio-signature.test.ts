import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import twilio from 'twilio';
import { describe, expect, it } from 'vitest';

interface Vector {
  scheme: string;
  id: string;
  inputs: { auth_token: string; url: string; params?: Record<string, string>; body?: string };
  expected: string;
  valid: boolean;
}

const file = join(process.env.DAONA_DATA ?? join(process.cwd(), '..', 'shared', 'data'), 'vectors', 'signature-vectors.json');
const vectors = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Vector[]).filter((v) => v.scheme === 'twilio') : [];
if (vectors.length === 0) process.stderr.write(`SKIPPED: the signature vectors are not at ${file} (set DAONA_DATA)\n`);

describe.skipIf(vectors.length === 0)('Twilio’s signature, by the vectors of its own libraries', () => {
  it.each(vectors.filter((v) => v.inputs.params).map((v): [string, Vector] => [v.id, v]))('%s (form)', (_, { inputs, expected, valid }) => {
    const isBodyAsked = inputs.body !== undefined;
    const isGood = isBodyAsked
      ? twilio.validateRequestWithBody(inputs.auth_token, expected, inputs.url, inputs.body!)
      : twilio.validateRequest(inputs.auth_token, expected, inputs.url, inputs.params!);
    expect(isGood).toBe(valid);
    if (valid) expect(twilio.validateRequest(inputs.auth_token, expected, `${inputs.url}x`, inputs.params!)).toBe(false);
  });

  it.each(vectors.filter((v) => !v.inputs.params).map((v): [string, Vector] => [v.id, v]))(
    '%s (body)',
    (_, { inputs, expected, valid }) => {
      expect(twilio.validateRequestWithBody(inputs.auth_token, expected, inputs.url, inputs.body!)).toBe(valid);
      expect(twilio.validateRequestWithBody(inputs.auth_token, expected, inputs.url, `${inputs.body} `)).toBe(false);
    },
  );
});
