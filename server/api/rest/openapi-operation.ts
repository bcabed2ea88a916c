import { z } from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiResponsesObject } from 'zod-openapi';
import { ERROR_MEANINGS } from '../errors';
import { problemSchema } from './answer-schemas';

type ErrorStatus = 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 503;

/** Content of a body in JSON. */
export const json = (schema: z.ZodType) => ({ content: { 'application/json': { schema } } });
/** Header of every POST. */
export const idempotencyKey = z.object({
  'idempotency-key': z.string().max(255).optional().meta({
    description: 'Makes the call safe to repeat: the same key and body get the first answer again, another body is refused with 422.',
  }),
});

/** Responses of an operation: what it answers when all is well, and the problems it may answer, by status. */
export function answers(
  good: { status: 200 | 201 | 202; description: string; schema: z.ZodType },
  errors: ErrorStatus[],
): ZodOpenApiResponsesObject {
  const problem = (status: ErrorStatus) => {
    const codes = Object.entries(ERROR_MEANINGS).flatMap(([code, meaning]) => (meaning.status === status ? [`\`${code}\``] : []));
    return { description: codes.join(', '), content: { 'application/problem+json': { schema: problemSchema } } };
  };
  return {
    [good.status]: { description: good.description, ...json(good.schema) },
    ...Object.fromEntries(errors.map((status) => [status, problem(status)])),
  };
}

/** An operation that takes a JSON body; safe to repeat by its key. */
export function post(operation: {
  id: string;
  tag: string;
  summary: string;
  description: string;
  path?: z.ZodObject;
  body: z.ZodType;
  good: Parameters<typeof answers>[0];
  errors?: ErrorStatus[];
}): ZodOpenApiOperationObject {
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    description: operation.description,
    requestParams: { header: idempotencyKey, ...(operation.path ? { path: operation.path } : {}) },
    requestBody: { required: true, ...json(operation.body) },
    responses: answers(operation.good, operation.errors ?? [400, 401, 403, 409, 413, 422, 429]),
  };
}
