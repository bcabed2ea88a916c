import { z } from 'zod';
import { HOOK_TYPES } from '@/server/domain/hook/hook-types';
import { line, shopCode } from '@/server/domain/intake/schema-parts';

const at = z.iso.datetime();
const types = z.array(z.enum(HOOK_TYPES)).min(1).max(HOOK_TYPES.length);
const shops = z.array(shopCode).max(100);

/** Body of `POST /api/v1/hooks`. */
export const newHook = z
  .object({
    url: z
      .string()
      .max(2_000)
      .meta({ description: 'Where messages go. https, port 443 or one above 1023; private addresses are refused.' }),
    types: types.meta({ description: 'What it is told of; see `webhooks` in this document.' }),
    shops: shops.default([]).meta({ description: 'Of all shops when empty.' }),
    description: line(200).or(z.literal('')).default(''),
  })
  .meta({ id: 'NewWebhook' });

/** Body of `PATCH /api/v1/hooks/{id}`: what is absent stays. */
export const hookChange = z
  .object({
    url: z.string().max(2_000).optional(),
    types: types.optional(),
    shops: shops.optional(),
    description: line(200).or(z.literal('')).optional(),
    enabled: z.boolean().optional().meta({ description: 'What happens while it is off is not kept for it.' }),
  })
  .meta({ id: 'WebhookChange' });

export const hookReading = z
  .object({
    id: z.uuid(),
    url: z.string(),
    description: z.string(),
    shops: z.array(z.string()),
    types: z.array(z.enum(HOOK_TYPES)),
    enabled: z.boolean(),
    offReason: z
      .enum(['by_person', 'gone', 'failing'])
      .nullable()
      .meta({ description: '`gone`: it answered 410. `failing`: it took nothing for five days.' }),
    state: z
      .enum(['off', 'away', 'failing', 'well', 'new'])
      .meta({ description: '`away`: asked with one message at a time until it answers well.' }),
    failingSince: at.nullable(),
    lastOkAt: at.nullable(),
    oldSecretUntil: at.nullable().meta({ description: 'Until when the secret before the last change signs as well.' }),
    pending: z.int().meta({ description: 'Messages that wait, up to 10,000.' }),
    failed: z.int(),
    createdAt: at,
  })
  .meta({ id: 'Webhook' });

export const hookList = z.object({ hooks: z.array(hookReading) }).meta({ id: 'Webhooks' });
export const madeHook = z
  .object({ hook: hookReading, secret: z.string().meta({ description: 'Stands in this answer only.', example: 'whsec_…' }) })
  .meta({ id: 'MadeWebhook' });
export const rotatedHook = z
  .object({ secret: z.string().meta({ description: 'Stands in this answer only.' }), oldSecretUntil: at })
  .meta({ id: 'RotatedWebhook' });

/** Query of `GET /api/v1/hooks/{id}/messages`. */
export const hookMessageQuery = z
  .object({
    state: z.enum(['pending', 'delivered', 'failed']).optional(),
    type: z.string().max(60).optional(),
    cursor: z.string().max(200).optional().meta({ description: '`nextCursor` of the page before.' }),
  })
  .meta({ id: 'WebhookMessageQuery' });

export const hookMessagePage = z
  .object({
    messages: z.array(
      z.object({
        id: z.uuid(),
        webhookId: z.string().meta({ description: 'As in the header `webhook-id`.' }),
        type: z.string(),
        shop: z.string().nullable(),
        orderNo: z.string().nullable(),
        sequence: z.int().nullable(),
        happenedAt: at,
        state: z.enum(['pending', 'delivered', 'failed']),
        dueAt: at.nullable().meta({ description: 'When it is tried next; null when it is settled.' }),
        tries: z.int(),
        attempts: z.array(
          z.object({
            at,
            status: z.int().nullable().meta({ description: 'Null where no answer came.' }),
            fault: z.string().nullable(),
            answer: z.string().meta({ description: 'The beginning of what it answered, without personal data.' }),
            tookMs: z.number(),
          }),
        ),
      }),
    ),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'WebhookMessages' });

/** Body of `POST /api/v1/hooks/{id}/replay`: one message, or the failed ones since a moment. */
export const hookReplay = z
  .union([z.object({ messageId: z.uuid() }), z.object({ since: z.iso.datetime({ offset: true }) })])
  .meta({ id: 'WebhookReplay', description: 'One message whatever became of it, or up to 10,000 failed ones since a moment' });
export const hookReplayed = z
  .object({ messages: z.int().meta({ description: 'How many are sent again.' }) })
  .meta({ id: 'WebhookReplayed' });
export const hookTested = z.object({ sent: z.literal(true) }).meta({ id: 'WebhookTested' });
export const hookDeleted = z.object({ deleted: z.literal(true) }).meta({ id: 'WebhookDeleted' });
