import { z } from 'zod';
import { isDateFormat } from '../row/read-date';
import { columnName } from '../row/row-mapping';

/** `{since}`, `{until}`, `{page}`, `{offset}`, `{size}`, `{cursor}`, `{token}`, `{secret:name}`. */
export const REQUEST_WORD = /\{(since|until|page|offset|size|cursor|token|secret:[a-z][a-z0-9_]*)\}/g;

const text = (longest: number) =>
  z
    .string()
    .max(longest)
    .refine((t) => !/\{[a-z_]+(:[^{}"]*)?\}/.test(t.replace(REQUEST_WORD, '')), {
      message: 'names a word that there is not: {since}, {until}, {page}, {offset}, {size}, {cursor}, {token} and {secret:…} are filled in',
    });

const request = z.strictObject({
  method: z.enum(['GET', 'POST']).default('GET'),
  url: text(2000).refine((url) => /^https?:\/\/[^{}/]+(\/|$|\?)/.test(url), 'must begin with http:// or https:// and name its host'),
  headers: z.record(z.string().regex(/^[\w-]+$/), text(4000)).default({}),
  /** Words in a JSON body are escaped as JSON text, in a form as form fields. */
  body: text(20_000).optional(),
});

const size = z.int().min(1).max(10_000);

/** How the next page is asked for. A page with fewer rows than `size`, or none, is the last. */
const paging = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('page'), first: z.int().min(0).max(1).default(1), size }),
  z.strictObject({ kind: z.literal('offset'), size }),
  /** The answer names the `{cursor}` of the next page. */
  z.strictObject({ kind: z.literal('cursor'), path: columnName }),
  /** The answer names the address of the next page, on the same host. */
  z.strictObject({ kind: z.literal('next_address'), path: columnName }),
  /** `Link: <…>; rel="next"` (RFC 8288), on the same host. */
  z.strictObject({ kind: z.literal('link') }),
]);

/** How a system is asked on a schedule. */
export const pullSettings = z.strictObject({
  everyMin: z.int().min(1).max(1440).default(10),
  /** How far back the first time asks. */
  firstDays: z.int().min(0).max(3650).default(7),
  /** How far each time asks back before the last: what was changed while we asked, and clocks that differ. */
  overlapMin: z.int().min(0).max(10_080).default(10),
  /** How `{since}` and `{until}` are written: `iso`, `epoch_s`, `epoch_ms`, or such as `YYYY-MM-DD HH:mm:ss` in the account's zone. */
  sinceFormat: z
    .string()
    .refine(
      (f) => f === 'iso' || isDateFormat(f),
      'must be iso, epoch_s, epoch_ms or name year, month and day, such as YYYY-MM-DD HH:mm:ss',
    )
    .default('iso'),
  /** Asked once before the pages; cookies it sets go along, and `token` is where its answer holds the `{token}`. */
  login: z
    .strictObject({
      request,
      token: columnName.optional(),
      /** It failed unless the text there is among these. */
      good: z.strictObject({ path: columnName, is: z.array(z.string()).min(1) }).optional(),
    })
    .optional(),
  request,
  paging: paging.default({ kind: 'none' }),
  mostPages: z.int().min(1).max(10_000).default(500),
  perMinute: z.int().min(1).max(6000).default(60),
  timeoutS: z.int().min(1).max(120).default(30),
  /** Hosts inside our own network that may be called all the same. */
  privateHosts: z.array(z.string().min(1).max(253)).max(10).default([]),
});

export type PullSettings = z.output<typeof pullSettings>;
export type PullRequest = z.output<typeof request>;
