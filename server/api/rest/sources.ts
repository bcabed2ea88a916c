import { z } from 'zod';
import { isTimeZone } from '@/server/domain/calendar/is-time-zone';
import { connectorSettings } from '@/server/domain/connector/connector-settings';
import { line, shopCode } from '@/server/domain/intake/schema-parts';
import { AppError } from '@/server/domain/shared/errors';
import { toIso } from '@/server/domain/shared/instant';
import { ALARM_KINDS } from '@/server/domain/source/judge-traffic';
import { SOURCE_STATES } from '@/server/domain/source/source-state';
import { SOURCE_KINDS } from '@/server/domain/tracking/fact';
import type { Context } from '@/server/store/context';
import { ADAPTERS, SECRETS_BY_ADAPTER } from '@/server/usecases/source/adapters';
import { readSourceHealth, type SourceHealth } from '@/server/usecases/source/read-source-health';
import { registerSource } from '@/server/usecases/source/register-source';
import { saveConnector } from '@/server/usecases/source/save-connector';
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
    settings: z.record(z.string(), z.unknown()).optional().meta({
      description:
        'What a `connector` is told: see docs/connectors.md and the examples in docs/connectors. Without it there is no connector.',
    }),
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

const share = z.number().min(0).max(1).nullable();
const milliseconds = z.number().min(0).nullable();

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
        state: z.enum(SOURCE_STATES).meta({ description: 'The gravest thing that is so now.' }),
        lastOkAt: z.iso.datetime().nullable().meta({ description: 'Last good call.' }),
        rejected: z.int().meta({ description: 'Calls that were not good, ever.' }),
        promiseMinutes: z.int().nullable().meta({ description: 'News should reach the portal within so many minutes.' }),
        alarms: z.array(z.object({ kind: z.enum(ALARM_KINDS), since: z.iso.datetime(), incidentId: z.uuid().nullable() })),
        usual: z
          .object({ heardMinutesPerHour: z.number(), longestPauseMinutes: z.int() })
          .nullable()
          .meta({ description: 'What is usual at this hour; null while too little is known.' }),
        last24h: z.object({
          calls: z.int(),
          good: z.int(),
          refused: z.int(),
          unreadable: z.int(),
          failed: z.int(),
          facts: z.int().meta({ description: 'New facts.' }),
          successShare: share,
          latencyP50Ms: milliseconds,
          latencyP95Ms: milliseconds,
          lagP50Ms: milliseconds.meta({ description: 'How old news were when they came.' }),
          lagP95Ms: milliseconds,
          withinPromiseShare: share,
          orders: z.int(),
          regionKnownShare: share.meta({ description: 'Orders whose region is known.' }),
          understoodShare: share.meta({ description: 'New facts whose word has a meaning.' }),
        }),
      }),
    ),
  })
  .meta({ id: 'SourceHealth' });

/** `POST /api/v1/sources`: sets up an account of a reporting system; the same name again replaces it. */
export function postSource(request: Request): Promise<Response> {
  return answerPost(request, 'admin', async ({ ctx, key, body }) => {
    const input = readQuestion(parseJson(body), newSource);
    if (input.adapter === 'connector') return { status: 201, body: await postConnector(ctx, input, `key:${key.id}`) };
    const made = await registerSource(ctx, { ...input, by: `key:${key.id}` });
    return { status: 201, body: { name: input.name, path: made.path } };
  });
}

async function postConnector(ctx: Context, input: z.output<typeof newSource>, by: string): Promise<z.output<typeof sourceAddress>> {
  const settings = readQuestion({ settings: input.settings }, z.object({ settings: connectorSettings })).settings;
  const { name, kind = 'other', shop = null, timeZone, secrets, endpoint } = input;
  const saved = await saveConnector(ctx, { name, kind, shop, timeZone, secrets, endpoint, settings, by });
  if (saved.kind === 'saved') return { name, path: saved.path };
  if (saved.kind === 'name_taken') throw new AppError('conflict', `A source named ${name} exists and is no connector.`);
  const fields = saved.faults.map(({ field, message }) => ({
    field: field.startsWith('secrets.') ? field : `settings.${field}`,
    message: message.en,
  }));
  throw new AppError('invalid_request', fields.map((f) => `${f.field} ${f.message}`).join('; '), { fields });
}

/** `GET /api/v1/sources/health`: how each source is, its last good call and the figures of the last 24 hours. */
export function getSourceHealth(request: Request): Promise<Response> {
  return answerGet(request, 'read', async ({ ctx }) => ({ status: 200, body: { sources: (await readSourceHealth(ctx)).map(present) } }));
}

function present(source: SourceHealth): z.input<typeof sourceHealth>['sources'][number] {
  const { figures, promiseMin, usual, alarms, lastOkAt, ...rest } = source;
  const { success, fresh, placed, understood, latencyP50, latencyP95, lagP50, lagP95, ...counts } = figures;
  return {
    ...rest,
    lastOkAt: lastOkAt === null ? null : toIso(lastOkAt),
    promiseMinutes: promiseMin,
    alarms: alarms.map(({ kind, since, incidentId }) => ({ kind, since: toIso(since), incidentId })),
    usual: usual && { heardMinutesPerHour: usual.heardPerHour, longestPauseMinutes: usual.gapMin },
    last24h: {
      ...counts,
      successShare: success,
      latencyP50Ms: latencyP50,
      latencyP95Ms: latencyP95,
      lagP50Ms: lagP50,
      lagP95Ms: lagP95,
      withinPromiseShare: fresh,
      regionKnownShare: placed,
      understoodShare: understood,
    },
  };
}
