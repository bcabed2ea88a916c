import { z } from 'zod';
import { columnName } from '../row/row-mapping';
import { requestSigning } from './request-signing';

/** Of a schedule `{since}`, `{until}`, `{page}`, `{offset}`, `{size}`, `{cursor}`; of a number `{number}`, `{phone}`; of both `{token}`, `{secret:name}`; of signed ones `{timestamp}`, `{nonce}`, `{signature}`. */
export const REQUEST_WORD =
  /\{(since|until|page|offset|size|cursor|number|phone|token|timestamp|nonce|signature|secret:[a-z][a-z0-9_]*)\}/g;

const text = (longest: number) =>
  z
    .string()
    .max(longest)
    .refine((t) => !/\{[a-z_]+(:[^{}"]*)?\}/.test(t.replace(REQUEST_WORD, '')), {
      message:
        'names a word that there is not: {since}, {until}, {page}, {offset}, {size}, {cursor}, {number}, {phone}, {token}, {secret:…} and, with `signing`, {timestamp}, {nonce}, {signature} are filled in',
    });

export const hostRequest = z.strictObject({
  method: z.enum(['GET', 'POST']).default('GET'),
  url: text(2000).refine((url) => /^https?:\/\/[^{}/]+(\/|$|\?)/.test(url), 'must begin with http:// or https:// and name its host'),
  headers: z.record(z.string().regex(/^[\w-]+$/), text(4000)).default({}),
  /** Words in a JSON body are escaped as JSON text, in a form as form fields. */
  body: text(20_000).optional(),
});

/** What every way of calling a system has: signing in, how fast, how long, and where to. */
export const hostPlan = {
  /** Asked once before the others; cookies it sets go along, and `token` is where its answer holds the `{token}`. */
  login: z
    .strictObject({
      request: hostRequest,
      token: columnName.optional(),
      /** It failed unless the text there is among these. */
      good: z.strictObject({ path: columnName, is: z.array(z.string()).min(1) }).optional(),
    })
    .optional(),
  /** Every request of the plan is signed, signing in included. */
  signing: requestSigning.optional(),
  perMinute: z.int().min(1).max(6000).default(60),
  timeoutS: z.int().min(1).max(120).default(30),
  /** Hosts inside our own network that may be called all the same. */
  privateHosts: z.array(z.string().min(1).max(253)).max(10).default([]),
};

const plan = z.object(hostPlan);
export type HostPlan = z.output<typeof plan>;
export type HostRequest = z.output<typeof hostRequest>;
