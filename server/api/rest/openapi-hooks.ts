import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { messageSchema } from '@/server/domain/hook/hook-payload';
import { HOOK_CHANGES, HOOK_TYPES, type HookType, TEST_TYPE } from '@/server/domain/hook/hook-types';
import {
  hookChange,
  hookDeleted,
  hookList,
  hookMessagePage,
  hookMessageQuery,
  hookReading,
  hookReplay,
  hookReplayed,
  hookTested,
  madeHook,
  newHook,
  rotatedHook,
} from './hook-schemas';
import { answers, idempotencyKey, json, post } from './openapi-operation';

const path = z.object({ id: z.uuid() });
const READ_ERRORS = [401, 403, 404, 429] as const;
const WRITE_ERRORS = [400, 401, 403, 404, 409, 413, 422, 429] as const;

/** How the shop says which of its systems are told what. */
export const HOOK_PATHS: ZodOpenApiPathsObject = {
  '/api/v1/hooks': {
    get: {
      operationId: 'getHooks',
      tags: ['Out'],
      summary: 'Which systems are told',
      description: 'Scope `admin`. Every webhook with how it fares; secrets stand nowhere.',
      responses: answers({ status: 200, description: 'All of them, oldest first', schema: hookList }, [401, 403, 429]),
    },
    post: post({
      id: 'postHook',
      tag: 'Out',
      summary: 'Have a system told of changes',
      description: 'Scope `admin`. Messages are signed by Standard Webhooks 1.0.0 with the secret of this answer.',
      body: newHook,
      good: { status: 201, description: 'The webhook and its secret', schema: madeHook },
    }),
  },
  '/api/v1/hooks/{id}': {
    get: {
      operationId: 'getHook',
      tags: ['Out'],
      summary: 'How one webhook fares',
      description: 'Scope `admin`.',
      requestParams: { path },
      responses: answers({ status: 200, description: 'The webhook', schema: hookReading }, [...READ_ERRORS]),
    },
    patch: {
      operationId: 'patchHook',
      tags: ['Out'],
      summary: 'Change a webhook, or switch it on or off',
      description: 'Scope `admin`. What is absent stays.',
      requestParams: { header: idempotencyKey, path },
      requestBody: { required: true, ...json(hookChange) },
      responses: answers({ status: 200, description: 'As it is now', schema: hookReading }, [...WRITE_ERRORS]),
    },
    delete: {
      operationId: 'deleteHook',
      tags: ['Out'],
      summary: 'Delete a webhook',
      description: 'Scope `admin`. Nothing more is sent to it, and its messages are deleted.',
      requestParams: { path },
      responses: answers({ status: 200, description: 'Deleted', schema: hookDeleted }, [...READ_ERRORS]),
    },
  },
  '/api/v1/hooks/{id}/secret': {
    post: {
      operationId: 'postHookSecret',
      tags: ['Out'],
      summary: 'Change the secret of a webhook',
      description: 'Scope `admin`. No body. For a day messages bear the signatures of both secrets.',
      requestParams: { header: idempotencyKey, path },
      responses: answers({ status: 200, description: 'The new secret', schema: rotatedHook }, [...READ_ERRORS]),
    },
  },
  '/api/v1/hooks/{id}/test': {
    post: {
      operationId: 'postHookTest',
      tags: ['Out'],
      summary: 'Send a test message',
      description: `Scope \`admin\`. No body. A message of type \`${TEST_TYPE}\` about no order, tried once; also to a webhook that is off.`,
      requestParams: { header: idempotencyKey, path },
      responses: answers({ status: 202, description: 'On its way', schema: hookTested }, [...READ_ERRORS]),
    },
  },
  '/api/v1/hooks/{id}/messages': {
    get: {
      operationId: 'getHookMessages',
      tags: ['Out'],
      summary: 'What was sent to a system, and what waits',
      description: 'Scope `admin`. Newest first, each with its last tries. What arrived is kept for 7 days, the rest for 30.',
      requestParams: { path, query: hookMessageQuery },
      responses: answers({ status: 200, description: 'One page', schema: hookMessagePage }, [401, 403, 404, 422, 429]),
    },
  },
  '/api/v1/hooks/{id}/replay': {
    post: post({
      id: 'postHookReplay',
      tag: 'Out',
      summary: 'Send messages again',
      description: 'Scope `admin`. Under the ids that they have, so that a receiver that keeps ids drops what it knows.',
      path,
      body: hookReplay,
      good: { status: 202, description: 'How many are sent again', schema: hookReplayed },
      errors: [...WRITE_ERRORS],
    }),
  },
};

const SUMMARIES: Record<HookType, string> = {
  'order.state_changed': 'An order is new, or its lifecycle, its return or its being set by hand has changed',
  'order.payment_changed': 'The payment of an order has changed',
  'order.stalled': 'An order stalls or runs late, or does so more gravely',
  'order.stall_ended': 'A stall or a lateness is over',
  'order.flag_raised': 'An order needs a look: exception, contradiction, dispute, silence',
  'order.flag_cleared': 'A flag is gone',
  'order.eta_changed': 'The expected arrival has moved by half an hour or more',
  'shipment.milestone_changed': 'A shipment is new, or has reached another milestone',
  'ticket.opened': 'A ticket was opened',
  'ticket.changed': "It is another one's turn on a ticket, or its answer is promised for another time",
  'ticket.closed': 'A ticket was closed',
  'notice.sent': 'A message about an order was handed to a channel for its customer',
};

const HEADERS = z.object({
  'webhook-id': z.string().meta({ description: 'The same in every try: what was seen before may be dropped', example: 'msg_0199…' }),
  'webhook-timestamp': z.string().meta({ description: 'Seconds since 1970 of this try; refuse what is older than five minutes' }),
  'webhook-signature': z
    .string()
    .meta({ description: '`v1,` and the base64 HMAC-SHA256 of `id.timestamp.body`; two with a blank between while the secret changes' }),
});

/** What systems are told: the closed list of messages. */
export const HOOK_MESSAGES: ZodOpenApiPathsObject = Object.fromEntries(
  HOOK_TYPES.map((type) => [
    type,
    {
      post: {
        operationId: `on.${type}`,
        tags: ['Told'],
        summary: SUMMARIES[type],
        security: [],
        requestParams: { header: HEADERS },
        requestBody: { required: true, ...json(messageSchema(type, HOOK_CHANGES[type])) },
        responses: {
          '2XX': { description: 'Taken. Anything else is tried again for three days; 410 switches the webhook off.' },
        },
      },
    },
  ]),
);
