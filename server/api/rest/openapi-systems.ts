import { z } from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi';
import { postedConsent } from '@/server/domain/intake/consent-schema';
import { postedEvent } from '@/server/domain/intake/event-schema';
import { postedOrder } from '@/server/domain/intake/order-schema';
import { ADAPTERS } from '@/server/usecases/source/adapters';
import { batchAnswer, noticePage, orderAnswer, orderPage, ticketPage } from './answer-schemas';
import { etaAnswer, etaQuestion } from './eta-schemas';
import { forcedAnswer, forcedStates, newForcedState } from './forced-states';
import { incidentPage, incidentQuery } from './get-incidents';
import { noticeQuery } from './get-notices';
import { orderQuery } from './get-order';
import { qrQuery } from './get-qr';
import { ticketQuery } from './get-tickets';
import { postedImport } from './import-body';
import { importReading, startedImport } from './import-reading';
import { answers, idempotencyKey, post } from './openapi-operation';
import { orderListQuery, orderSearch } from './order-query';
import { MAX_ITEMS } from './read-items';
import { linkReading, newLink } from './share-links';
import { newSource, sourceAddress, sourceHealth } from './sources';

const items = (schema: z.ZodType) => z.array(schema).min(1).max(MAX_ITEMS);
const orderNo = z.string().meta({ description: 'Compared without case, blanks, dashes and a leading #.', example: 'N-2026-1107' });
const webhookPath = z.object({ source: z.enum(ADAPTERS.filter((adapter) => adapter !== 'canonical')), endpoint: z.string() });

function postForced(verb: 'confirm' | 'restore', summary: string): ZodOpenApiOperationObject {
  return {
    operationId: `${verb}ForcedState`,
    tags: ['By hand'],
    summary,
    description: 'Scope `admin`. No body.',
    requestParams: { header: idempotencyKey, path: z.object({ id: z.uuid() }) },
    responses: answers({ status: 200, description: 'In force', schema: forcedAnswer }, [401, 403, 404, 409, 429]),
  };
}

/** The shop's systems' way in, and what they read. */
export const SYSTEM_PATHS: ZodOpenApiPathsObject = {
  '/api/v1/orders': {
    post: post({
      id: 'postOrders',
      tag: 'In',
      summary: 'Make or replace orders',
      description: `Scope \`ingest\`. Up to ${MAX_ITEMS} orders, each answered by itself: a bad one never spoils the others.`,
      body: z.object({ orders: items(postedOrder) }),
      good: { status: 200, description: 'What became of each order', schema: batchAnswer },
    }),
    get: {
      operationId: 'listOrders',
      tags: ['Read'],
      summary: 'List orders',
      description: 'Scope `read`. Newest placed first. Search by phone or name goes through `POST /api/v1/orders/search`.',
      requestParams: { query: orderListQuery },
      responses: answers({ status: 200, description: 'One page', schema: orderPage }, [401, 403, 422, 429]),
    },
  },
  '/api/v1/events': {
    post: post({
      id: 'postEvents',
      tag: 'In',
      summary: 'Record events',
      description: `Scope \`ingest\`. Up to ${MAX_ITEMS} events of any sources and orders, in any sequence, as often as you like: the same event is recorded once.`,
      body: z.object({ events: items(postedEvent) }),
      good: { status: 200, description: 'What became of each event', schema: batchAnswer },
    }),
  },
  '/api/v1/consents': {
    post: post({
      id: 'postConsents',
      tag: 'In',
      summary: 'Tell what customers agreed to or declined',
      description: `Scope \`ingest\`. Up to ${MAX_ITEMS} choices that customers made at the shop, with the moment and the words that were shown. Each becomes a proof that is never changed; the newest choice holds.`,
      body: z.object({ consents: items(postedConsent) }),
      good: { status: 200, description: 'What became of each choice', schema: batchAnswer },
    }),
  },
  '/api/v1/orders/{orderNo}': {
    get: {
      operationId: 'getOrder',
      tags: ['Read'],
      summary: 'Everything about one order',
      description: 'Scope `read`. 409 `ambiguous_order` when several shops have the number: add `shop`.',
      requestParams: { path: z.object({ orderNo }), query: orderQuery },
      responses: answers({ status: 200, description: 'The order', schema: orderAnswer }, [401, 403, 404, 409, 422, 429]),
    },
  },
  '/api/v1/orders/search': {
    post: post({
      id: 'searchOrders',
      tag: 'Read',
      summary: 'Find orders',
      description: 'Scope `read`. Orders that fit everything given. A POST, so that no phone stands in an address.',
      body: orderSearch,
      good: { status: 200, description: 'One page', schema: orderPage },
    }),
  },
  '/api/v1/eta': {
    post: post({
      id: 'postEta',
      tag: 'Read',
      summary: 'When an order not yet placed would come',
      description:
        'Scope `read`. For a checkout: the window that customers would be told, and a promise that as many orders keep as you wish. Learned from the shop’s own deliveries; `basis` says from how many and from which. Nothing is recorded.',
      body: etaQuestion,
      good: { status: 200, description: 'The window and the promise, or that nothing is known', schema: etaAnswer },
    }),
  },
  '/api/v1/notices': {
    get: {
      operationId: 'getNotices',
      tags: ['Read'],
      summary: 'What was told to whom',
      description: 'Scope `read`. Newest first, each with its attempts.',
      requestParams: { query: noticeQuery },
      responses: answers({ status: 200, description: 'One page', schema: noticePage }, [401, 403, 422, 429]),
    },
  },
  '/api/v1/incidents': {
    get: {
      operationId: 'getIncidents',
      tags: ['Read'],
      summary: 'Troubles that many orders share',
      description: 'Scope `read`. Newest first, each with its probable cause and figures.',
      requestParams: { query: incidentQuery },
      responses: answers({ status: 200, description: 'One page', schema: incidentPage }, [401, 403, 422, 429]),
    },
  },
  '/api/v1/tickets': {
    get: {
      operationId: 'getTickets',
      tags: ['Read'],
      summary: 'What customers reported and how it stands',
      description: 'Scope `read`. Newest first. What was written and photographed stays in the console.',
      requestParams: { query: ticketQuery },
      responses: answers({ status: 200, description: 'One page', schema: ticketPage }, [401, 403, 422, 429]),
    },
  },
  '/api/v1/orders/{orderNo}/links': {
    post: post({
      id: 'postShareLink',
      tag: 'Share',
      summary: 'Make a share link',
      description: 'Scope `admin`. The address stands in this answer only.',
      path: z.object({ orderNo }),
      body: newLink,
      good: { status: 201, description: 'The link', schema: linkReading },
      errors: [400, 401, 403, 404, 409, 413, 422, 429],
    }),
  },
  '/api/v1/orders/{orderNo}/forced-states': {
    post: post({
      id: 'postForcedState',
      tag: 'By hand',
      summary: 'Set a state by hand',
      description:
        'Scope `admin`. Shown as set by hand until a system bears it out; else it lapses into a conflict. Cancelled, returned and what undoes them wait for a second person.',
      path: z.object({ orderNo }),
      body: newForcedState,
      good: { status: 201, description: 'In force, or proposed', schema: forcedAnswer },
      errors: [400, 401, 403, 404, 409, 413, 422, 429],
    }),
    get: {
      operationId: 'getForcedStates',
      tags: ['By hand'],
      summary: 'What was set by hand, and what could be',
      description: 'Scope `read`. Newest first.',
      requestParams: { path: z.object({ orderNo }) },
      responses: answers({ status: 200, description: 'All of them', schema: forcedStates }, [401, 403, 404, 409, 422, 429]),
    },
  },
  '/api/v1/forced-states/{id}': {
    delete: {
      operationId: 'deleteForcedState',
      tags: ['By hand'],
      summary: 'Take a state back',
      description: 'Scope `admin`. Also refuses a proposal, and settles the conflict of one that lapsed.',
      requestParams: { path: z.object({ id: z.uuid() }) },
      responses: answers({ status: 200, description: 'Taken back', schema: forcedAnswer }, [401, 403, 404, 409, 429]),
    },
  },
  '/api/v1/forced-states/{id}/confirm': { post: postForced('confirm', 'Confirm as the second person') },
  '/api/v1/forced-states/{id}/restore': { post: postForced('restore', 'Undo taking a state back') },
  '/api/v1/orders/{orderNo}/qr': {
    get: {
      operationId: 'getQr',
      tags: ['Share'],
      summary: 'The code on the parcel, or labels to print',
      description: 'Scope `read`. Leads to the parcel page, which shows nothing personal.',
      requestParams: { path: z.object({ orderNo }), query: qrQuery },
      responses: {
        ...answers({ status: 200, description: 'Picture or pages', schema: z.string() }, [401, 403, 404, 409, 422, 429]),
        200: {
          description: 'Picture or pages to print',
          content: {
            'image/svg+xml': { schema: z.string() },
            'image/png': { schema: z.string() },
            'application/pdf': { schema: z.string() },
          },
        },
      },
    },
  },
  '/api/v1/links/{id}': {
    delete: {
      operationId: 'deleteShareLink',
      tags: ['Share'],
      summary: 'End a share link',
      description: 'Scope `admin`. Doing it again changes nothing.',
      requestParams: { path: z.object({ id: z.uuid() }) },
      responses: answers({ status: 200, description: 'The link', schema: linkReading }, [401, 403, 404, 429]),
    },
  },
  '/api/v1/imports': {
    post: post({
      id: 'postImport',
      tag: 'In',
      summary: 'Import CSV files',
      description: 'Scope `ingest`. Also as `multipart/form-data` with the same fields and file parts.',
      body: postedImport,
      good: { status: 201, description: 'The run; follow it at `/api/v1/imports/{id}`', schema: startedImport },
    }),
  },
  '/api/v1/imports/{id}': {
    get: {
      operationId: 'getImport',
      tags: ['In'],
      summary: 'How far an import is',
      description: 'Scope `ingest`. Rows, orders and facts so far, and why rows were refused.',
      requestParams: { path: z.object({ id: z.uuid() }) },
      responses: answers({ status: 200, description: 'The run', schema: importReading }, [401, 403, 404, 429]),
    },
  },
  '/api/v1/sources': {
    post: post({
      id: 'postSource',
      tag: 'In',
      summary: 'Set up a source',
      description: 'Scope `admin`. The same name again replaces the account; its address stays.',
      body: newSource,
      good: { status: 201, description: 'Where the vendor sends its pushes', schema: sourceAddress },
    }),
  },
  '/api/v1/sources/health': {
    get: {
      operationId: 'getSourceHealth',
      tags: ['Read'],
      summary: 'How the sources are',
      description:
        'Scope `read`. State, last good call, alarms, what is usual at this hour and the figures of the last 24 hours: success, latency of our answers, age of news against the promise.',
      responses: answers({ status: 200, description: 'Every source, by name', schema: sourceHealth }, [401, 403, 429]),
    },
  },
  '/api/webhooks/{source}/{endpoint}': {
    get: {
      operationId: 'confirmWebhook',
      tags: ['In'],
      security: [],
      summary: 'Whether an address takes pushes',
      description:
        'For vendors that ask before they push, such as WeChat: answered where the account expects it and the question is signed.',
      requestParams: { path: webhookPath },
      responses: {
        ...answers({ status: 200, description: '', schema: z.string() }, [404, 429]),
        200: { description: 'What the vendor wants to read', content: { 'text/plain': { schema: z.string() } } },
      },
    },
    post: {
      operationId: 'postWebhook',
      tags: ['In'],
      security: [],
      summary: "A vendor's push",
      description:
        "In the vendor's own form, proved by the vendor's own signature and answered as the vendor expects. `endpoint` is the configured account and is secret.",
      requestParams: { path: webhookPath },
      responses: answers({ status: 200, description: 'Taken, or known already', schema: z.looseObject({}) }, [401, 404, 413, 422, 429]),
    },
  },
};
