import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { orderReading } from '@/server/domain/access/order-reading';
import { actionPathParams, actionReading, actionsReading, trackActionRequest, trackActionsRequest } from '../public/track-action-schema';
import { codeAnswer, codeRequest, trackChallenge, trackRequest, verifyAnswer, verifyRequest } from '../public/track-schema';
import { answers, json } from './openapi-operation';

/** The customers' own way in. */
export const PUBLIC_PATHS: ZodOpenApiPathsObject = {
  '/api/v1/track': {
    post: {
      operationId: 'track',
      tags: ['Public'],
      security: [],
      summary: 'Look up an order as its buyer',
      description:
        'No key. An unknown order, a wrong phone and a hidden order get one and the same answer, 404. After failures 403 asks for a challenge.',
      requestBody: { required: true, ...json(trackRequest) },
      responses: answers(
        { status: 200, description: 'The order as a verified buyer sees it', schema: orderReading },
        [400, 403, 404, 422, 429],
      ),
    },
  },
  '/api/v1/track/code': {
    post: {
      operationId: 'trackCode',
      tags: ['Public'],
      security: [],
      summary: 'Ask for a one-time code',
      description:
        'No key. Sends six digits by SMS to a phone that has orders; the answer for one that has none is the same. 403 carries a challenge once codes are asked for often.',
      requestBody: { required: true, ...json(codeRequest) },
      responses: answers(
        { status: 202, description: 'The ticket under which the code is good', schema: codeAnswer },
        [400, 403, 422, 429, 503],
      ),
    },
  },
  '/api/v1/track/verify': {
    post: {
      operationId: 'trackVerify',
      tags: ['Public'],
      security: [],
      summary: 'Prove a phone by its one-time code',
      description:
        'Five tries, ten minutes, good once. The cookie that comes with the answer shows the orders of the phone whole, at /q/{code} and /track/orders.',
      requestBody: { required: true, ...json(verifyRequest) },
      responses: answers({ status: 200, description: 'Orders of the phone', schema: verifyAnswer }, [400, 410, 422, 429]),
    },
  },
  '/api/v1/track/actions': {
    post: {
      operationId: 'trackActions',
      tags: ['Public'],
      security: [],
      summary: 'What the buyer can do with an order',
      description:
        'No key. Confirm receipt, say where it may be left, change address or delivery time, cancel, ask for an invoice: what is open now, what waits for an answer, and why the rest is closed.',
      requestBody: { required: true, ...json(trackActionsRequest) },
      responses: answers(
        { status: 200, description: 'Every action that the shop offers', schema: actionsReading },
        [400, 403, 404, 410, 422, 429],
      ),
    },
  },
  '/api/v1/track/actions/{action}': {
    post: {
      operationId: 'trackAction',
      tags: ['Public'],
      security: [],
      summary: 'Do something as the buyer, or take it back',
      description:
        'No key. 409 where it is closed or was asked before; 403 where it takes another tier: an address is changed by the owner only. The same `Idempotency-Key` does it once.',
      requestParams: { path: actionPathParams },
      requestBody: { required: true, ...json(trackActionRequest) },
      responses: answers(
        { status: 200, description: 'The action as it stands now', schema: actionReading },
        [400, 403, 404, 409, 410, 422, 429],
      ),
    },
  },
  '/api/v1/track/challenge': {
    get: {
      operationId: 'getChallenge',
      tags: ['Public'],
      security: [],
      summary: 'Get a proof-of-work challenge',
      description: 'An answer 403 carries one of the strength that is needed in its member `challenge`; here it is asked for by `bits`.',
      requestParams: { query: z.object({ bits: z.coerce.number().int().min(17).max(20).optional() }) },
      responses: answers({ status: 200, description: 'The challenge', schema: trackChallenge }, [429]),
    },
  },
};
