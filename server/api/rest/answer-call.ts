import { type ApiScope, coversScope } from '@/server/domain/access/api-scope';
import { AppError } from '@/server/domain/shared/errors';
import { sha256Hex } from '@/server/platform/crypto';
import { type Context, newContext } from '@/server/store/context';
import { answerOnce, type KeptAnswer } from '@/server/usecases/access/answer-once';
import { type ApiKey, authenticateApiKey } from '@/server/usecases/access/authenticate-api-key';
import { countRefusedKey } from '@/server/usecases/source/note-refused-call';
import { clientAddress } from '../client-address';
import { answerError, ERROR_MEANINGS, toAppError } from '../errors';
import { takeFromLimit } from '../rate-limits';
import { MEBIBYTE, readBody } from '../read-body';
import { keepRefusedBody } from './keep-refused-body';

/** Bodies of batches. */
export const BATCH_CAP_BYTES = 8 * MEBIBYTE;

export interface ApiCall {
  ctx: Context;
  key: ApiKey;
  url: URL;
  request: Request;
}

interface Result {
  status: number;
  /** Sent as JSON. */
  body: unknown;
}

/** Answers one GET of the API: key, scope and limits first, then `work`; whatever goes wrong is a problem document. */
export async function answerGet(request: Request, scope: ApiScope, work: (call: ApiCall) => Promise<Result>): Promise<Response> {
  try {
    const { status, body } = await work(await admit(request, scope));
    return json(status, JSON.stringify(body));
  } catch (error) {
    return answerError(error);
  }
}

/** Answers one GET of the API like `answerGet` with what is no JSON, such as a picture. */
export async function answerFile(request: Request, scope: ApiScope, work: (call: ApiCall) => Promise<Response>): Promise<Response> {
  try {
    return await work(await admit(request, scope));
  } catch (error) {
    return answerError(error);
  }
}

/** Answers one POST of the API like `answerGet`, with its body read and its Idempotency-Key honoured. */
export async function answerPost(
  request: Request,
  scope: ApiScope,
  work: (call: ApiCall & { body: Buffer }) => Promise<Result>,
  capBytes = BATCH_CAP_BYTES,
): Promise<Response> {
  try {
    const call = await admit(request, scope);
    const body = await readBody(request, capBytes);
    const run = () => keptAnswer(() => work({ ...call, body }));
    const key = request.headers.get('idempotency-key');
    if (key === null) return answered(await run());
    if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
      throw new AppError('invalid_request', 'Idempotency-Key must be 1 to 255 visible ASCII characters, such as a UUID.');
    }
    const requestHash = sha256Hex(`${request.method} ${call.url.pathname}${call.url.search}\n${sha256Hex(body)}`);
    const kept = await answerOnce(call.ctx, { apiKeyId: call.key.id, key, requestHash }, run);
    return answered(kept, kept.replayed);
  } catch (error) {
    return answerError(error);
  }
}

/** Key, limits and scope of a call, in this order; throws what the caller is to be answered. */
export async function admit(request: Request, scope: ApiScope): Promise<ApiCall> {
  const ctx = newContext();
  const token = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  const key = token ? await authenticateApiKey(ctx, token) : null;
  if (key?.revokedAt !== null) {
    const reason = key ? 'revoked_key' : token ? 'unknown_key' : 'no_key';
    if (scope === 'ingest') countRefusedKey(ctx, { key, reason, address: clientAddress(request) });
    await takeFromLimit('api_refused', clientAddress(request));
    if (scope === 'ingest' && key) await keepRefusedBody(ctx, request, { key, reason });
    throw new AppError('unauthenticated', 'Send a valid API key: Authorization: Bearer <api key>.');
  }
  await takeFromLimit('api', key.id);
  if (!coversScope(key.scopes, scope)) {
    if (scope === 'ingest') {
      countRefusedKey(ctx, { key, reason: 'no_scope', address: clientAddress(request) });
      await takeFromLimit('api_refused', clientAddress(request));
      await keepRefusedBody(ctx, request, { key, reason: 'no_scope' });
    }
    throw new AppError('forbidden', `This call needs the scope "${scope}"; the key has: ${key.scopes.join(', ') || 'none'}.`);
  }
  return { ctx, key, url: new URL(request.url), request };
}

/** The result as it can be kept. A refusal that the same body would meet again is an answer like any other; the rest is thrown. */
async function keptAnswer(work: () => Promise<Result>): Promise<KeptAnswer> {
  try {
    const { status, body } = await work();
    return { status, body: JSON.stringify(body) };
  } catch (thrown) {
    const error = toAppError(thrown);
    if (ERROR_MEANINGS[error.code].retryable) throw error;
    const refusal = answerError(error);
    return { status: refusal.status, body: await refusal.text() };
  }
}

function answered(kept: KeptAnswer, replayed = false): Response {
  const response = json(kept.status, kept.body);
  if (replayed) response.headers.set('idempotency-replayed', 'true');
  return response;
}

function json(status: number, body: string): Response {
  const type = status >= 400 ? 'application/problem+json' : 'application/json; charset=utf-8';
  return new Response(body, { status, headers: { 'content-type': type, 'cache-control': 'no-store' } });
}
