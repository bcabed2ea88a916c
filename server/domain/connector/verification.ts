import { z } from 'zod';

/** Where a push carries a word: a header, a parameter of its address, or a field of its form. */
export const carriedIn = z.enum(['header', 'query', 'field']);

const carried = { in: carriedIn, name: z.string().min(1).max(100) };

/** `{body}`, `{secret}`, `{sorted}` (form fields and parameters as `a=1&b=2`, by name, without the signature), `{header:x}`, `{query:x}`, `{field:x}`. */
export const SIGNED_WORD = /\{(body|secret|sorted|(?:header|query|field):[^{}]{1,100})\}/g;

const timestamp = z.strictObject({
  ...carried,
  unit: z.enum(['s', 'ms']).default('s'),
  /** How far from our clock it may lie. */
  toleranceS: z.int().min(1).max(86_400).default(300),
});

/**
 * How a push proves that it comes from its system. `secret_address` is for systems that sign nothing: whoever knows the
 * address is believed. All others use the account's secret `signing`.
 */
export const verification = z.discriminatedUnion('scheme', [
  z.strictObject({ scheme: z.literal('secret_address') }),
  z.strictObject({ scheme: z.literal('token'), ...carried, prefix: z.string().max(40).default('') }),
  z
    .strictObject({
      scheme: z.literal('signature'),
      ...carried,
      prefix: z.string().max(40).default(''),
      /** `digest` hashes the text itself, which then has to hold `{secret}`. */
      mac: z.enum(['hmac', 'digest']).default('hmac'),
      algorithm: z.enum(['md5', 'sha1', 'sha256', 'sha512']).default('sha256'),
      encoding: z.enum(['hex', 'base64', 'base64url']).default('hex'),
      signed: z.string().min(1).max(500).default('{body}'),
      timestamp: timestamp.optional(),
    })
    .refine((v) => v.mac === 'hmac' || v.signed.includes('{secret}'), { path: ['signed'], message: 'a digest must cover {secret}' })
    .refine((v) => v.signed.replace(SIGNED_WORD, '').match(/\{[a-z]+[:}]/) === null, {
      path: ['signed'],
      message: 'names a part that there is not: {body}, {secret}, {sorted}, {header:…}, {query:…} and {field:…} can be signed',
    })
    .refine((v) => /\{(body|sorted)\}/.test(v.signed), {
      path: ['signed'],
      message: 'must cover {body} or {sorted}: else anybody can change what is told',
    }),
  /** WeChat's own in its safe mode: `msg_signature` over the enclosed text, which only the secret `aes_key` opens. */
  z.strictObject({ scheme: z.literal('wechat_message') }),
  /** standardwebhooks.com: `webhook-id`, `webhook-timestamp`, `webhook-signature`. */
  z.strictObject({ scheme: z.literal('standard_webhooks') }),
]);

export type VerificationSettings = z.output<typeof verification>;
