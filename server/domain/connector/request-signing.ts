import { z } from 'zod';
import { isTimeZone } from '../calendar/is-time-zone';
import { isDateFormat } from '../row/read-date';

/** What a signature can be over: `{sorted}` is `a=1&b=2`, `{pairs}` `a1b2`, both of parameters and form fields sorted by name. */
export const SIGNED_REQUEST_WORD = /\{(method|path|sorted|pairs|body|body_hash|timestamp|nonce|token|secret:[a-z][a-z0-9_]*)\}/g;

const SECRET_WORD = /^\{secret:[a-z][a-z0-9_]*\}$/;

/** How requests prove who asks. Where `{signature}`, `{timestamp}` and `{nonce}` stand in them, the requests say themselves. */
export const requestSigning = z
  .strictObject({
    /** What is signed, such as `{method}\n{path}\n{sorted}\n{body_hash}\n{timestamp}`. */
    signed: z
      .string()
      .min(1)
      .max(1000)
      .refine((text) => !/\{[a-z_]+(:[^{}"]*)?\}/.test(text.replace(SIGNED_REQUEST_WORD, '')), {
        message:
          'names a word that there is not: {method}, {path}, {sorted}, {pairs}, {body}, {body_hash}, {timestamp}, {nonce}, {token} and {secret:…} are filled in',
      }),
    /** `hmac` under `key`, or a plain `digest` over a text that holds the secret. */
    mac: z.enum(['hmac', 'digest']).default('hmac'),
    key: z.string().regex(SECRET_WORD, 'must be a secret, such as {secret:app_secret}').optional(),
    algorithm: z.enum(['md5', 'sha1', 'sha256', 'sha512']).default('sha256'),
    encoding: z.enum(['hex', 'hex_upper', 'base64', 'base64url']).default('hex'),
    timestamp: z
      .string()
      .refine(
        (format) => format === 'iso' || isDateFormat(format),
        'must be iso, epoch_s, epoch_ms or a pattern such as YYYY-MM-DD HH:mm:ss',
      )
      .default('epoch_ms'),
    timeZone: z.string().refine(isTimeZone, 'must be an IANA time zone, such as Asia/Shanghai').default('Asia/Shanghai'),
  })
  .refine(({ mac, key, signed }) => (mac === 'hmac' ? key !== undefined : /\{secret:/.test(signed)), {
    path: ['key'],
    message: 'is missing: hmac needs a key, and a digest a {secret:…} in what is signed',
  });

export type RequestSigning = z.output<typeof requestSigning>;
