import { z } from 'zod';
import { isTimeZone } from '@/server/domain/calendar/is-time-zone';
import { line, shopCode } from '@/server/domain/intake/schema-parts';
import { toIso } from '@/server/domain/shared/instant';
import { SOURCE_KINDS } from '@/server/domain/tracking/fact';
import { ADAPTERS, SECRETS_BY_ADAPTER } from '@/server/usecases/source/adapters';
import { readSourceHealth } from '@/server/usecases/source/read-source-health';
import { registerSource } from '@/server/usecases/source/register-source';
import { answerGet, answerPost } from './answer-call';
import { parseJson } from './parse-json';
import { readQuestion } from './read-question';

const zone = z.string().refine(isTimeZone, 'must be an IANA time zone, such as Asia/Shanghai');

/** Body of `POST /api/v1/sources`. */
export const newSource = z
  .object({
    name: line(64).meta({ description: 'Stands on the timeline; unique.', example: 'kuaidi100' }),
    adapter: z.enum(ADAPTERS).meta({ description: '`canonical` posts to `/api/v1/events`.' }),
    kind: z.enum(SOURCE_KINDS).optional().meta({ description: 'What it is believed about; a vendor knows its own.' }),
    shop: shopCode.optional().meta({ description: 'Shop that order numbers in its pushes belong to; Shopify needs it.' }),
    timeZone: zone.default('Asia/Shanghai').meta({ description: 'Zone of its times that carry none.', example: 'Asia/Shanghai' }),
    secrets: z
      .record(z.string(), z.string().min(1).max(20_000))
      .optional()
      .meta({ description: `What the vendor's signature needs; keys in PEM. ${SECRETS_BY_ADAPTER}`, example: { secret: '…' } }),
    endpoint: z
      .string()
      .regex(/^[\w-]{8,64}$/)
      .optional()
      .meta({ description: 'Last segment of the address; made at random when absent.' }),
  })
  .meta({ id: 'NewSource' });

export const sourceAddress = z
  .object({ name: z.string(), path: z.string().meta({ description: 'Where the vendor sends its pushes. Secret.' }) })
  .meta({ id: 'SourceAddress' });

export const sourceHealth = z
  .object({
    sources: z.array(
      z.object({
        name: z.string(),
        adapter: z.string(),
        kind: z.enum(SOURCE_KINDS),
        shop: z.string().nullable(),
        timeZone: z.string(),
        enabled: z.boolean(),
        lastOkAt: z.iso.datetime().nullable(),
        rejected: z.int(),
      }),
    ),
  })
  .meta({ id: 'SourceHealth' });

/** `POST /api/v1/sources`: sets up an account of a reporting system; the same name again replaces it. */
export function postSource(request: Request): Promise<Response> {
  return answerPost(request, 'admin', async ({ ctx, key, body }) => {
    const input = readQuestion(parseJson(body), newSource);
    const made = await registerSource(ctx, { ...input, by: `key:${key.id}` });
    return { status: 201, body: { name: input.name, path: made.path } };
  });
}

/** `GET /api/v1/sources/health`: when each source was last heard and how much of it was refused. */
export function getSourceHealth(request: Request): Promise<Response> {
  return answerGet(request, 'read', async ({ ctx }) => {
    const sources = await readSourceHealth(ctx);
    return { status: 200, body: { sources: sources.map((s) => ({ ...s, lastOkAt: s.lastOkAt === null ? null : toIso(s.lastOkAt) })) } };
  });
}
