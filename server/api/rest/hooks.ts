import { z } from 'zod';
import { messageId } from '@/server/domain/hook/hook-payload';
import { AppError } from '@/server/domain/shared/errors';
import { type Instant, toIso } from '@/server/domain/shared/instant';
import type { Text } from '@/server/domain/shared/language';
import { changeHook, deleteHook, MOST_HOOKS, makeHook, rotateHook, testHook } from '@/server/usecases/hook/change-hook';
import { findHook, type HookReading, listHookMessages, listHooks } from '@/server/usecases/hook/read-hooks';
import { replayHook } from '@/server/usecases/hook/replay-hook';
import { type ApiCall, answerGet, answerPost } from './answer-call';
import { hookChange, type hookMessagePage, hookMessageQuery, type hookReading, hookReplay, newHook } from './hook-schemas';
import { parseJson } from './parse-json';
import { readQuestion } from './read-question';

/** `GET /api/v1/hooks`: every webhook, oldest first, without secrets. */
export function getHooks(request: Request): Promise<Response> {
  return answerGet(request, 'admin', async ({ ctx }) => ({ status: 200, body: { hooks: (await listHooks(ctx)).map(present) } }));
}

/** `POST /api/v1/hooks`: the secret stands in this answer only. */
export function postHook(request: Request): Promise<Response> {
  return answerPost(request, 'admin', async (call) => {
    const made = await makeHook(call.ctx, { ...readQuestion(parseJson(call.body), newHook), by: actorOf(call) });
    if (made.kind === 'bad_address') throw badAddress(made.why);
    if (made.kind === 'too_many')
      throw new AppError('conflict', `There are ${MOST_HOOKS} webhooks, which is all there can be. Delete one first.`);
    return { status: 201, body: { hook: await presentById(call, made.id), secret: made.secret } };
  });
}

/** `GET /api/v1/hooks/{id}`. */
export function getHook(request: Request, id: string): Promise<Response> {
  return answerGet(request, 'admin', async (call) => ({ status: 200, body: await presentById(call, checked(id)) }));
}

/** `PATCH /api/v1/hooks/{id}`: changes what is given. */
export function patchHook(request: Request, id: string): Promise<Response> {
  return answerPost(request, 'admin', async (call) => {
    const change = readQuestion(parseJson(call.body), hookChange);
    const changed = await changeHook(call.ctx, { id: checked(id), change, by: actorOf(call) });
    if (changed.kind === 'missing') throw missing();
    if (changed.kind === 'bad_address') throw badAddress(changed.why);
    return { status: 200, body: await presentById(call, id) };
  });
}

/** `DELETE /api/v1/hooks/{id}`: with it go its messages. */
export function deleteHookCall(request: Request, id: string): Promise<Response> {
  return answerGet(request, 'admin', async (call) => {
    const done = await deleteHook(call.ctx, { id: checked(id), by: actorOf(call) });
    if (done.kind === 'missing') throw missing();
    return { status: 200, body: { deleted: true } };
  });
}

/** `POST /api/v1/hooks/{id}/secret`: a new secret, which stands in this answer only; the old one signs as well for a day. */
export function postHookSecret(request: Request, id: string): Promise<Response> {
  return answerPost(request, 'admin', async (call) => {
    const done = await rotateHook(call.ctx, { id: checked(id), by: actorOf(call) });
    if (done.kind === 'missing') throw missing();
    return { status: 200, body: { secret: done.secret, oldSecretUntil: toIso(done.oldUntil) } };
  });
}

/** `POST /api/v1/hooks/{id}/test`: sends a test message, also to one that is off. */
export function postHookTest(request: Request, id: string): Promise<Response> {
  return answerPost(request, 'admin', async (call) => {
    const done = await testHook(call.ctx, { id: checked(id), by: actorOf(call) });
    if (done.kind === 'missing') throw missing();
    return { status: 202, body: { sent: true } };
  });
}

/** `GET /api/v1/hooks/{id}/messages`: what was sent and what waits, newest first, with every try. */
export function getHookMessages(request: Request, id: string): Promise<Response> {
  return answerGet(request, 'admin', async (call) => {
    const { cursor, ...filter } = readQuestion(Object.fromEntries(call.url.searchParams), hookMessageQuery);
    if (!(await findHook(call.ctx, checked(id)))) throw missing();
    const { messages, next } = await listHookMessages(call.ctx, { ...filter, hookId: id, beforeSeq: readCursor(cursor) });
    const body: z.input<typeof hookMessagePage> = {
      messages: messages.map((message) => ({
        id: message.id,
        webhookId: messageId(message.id),
        type: message.type,
        shop: message.shop,
        orderNo: message.orderNo,
        sequence: message.version,
        happenedAt: toIso(message.happenedAt),
        state: message.state,
        dueAt: message.state === 'pending' ? toIso(message.dueAt) : null,
        tries: message.tries,
        attempts: message.attempts.map((attempt) => ({ ...attempt, at: toIso(attempt.at) })),
      })),
      nextCursor: next === null ? null : Buffer.from(`m${next}`).toString('base64url'),
    };
    return { status: 200, body };
  });
}

/** `POST /api/v1/hooks/{id}/replay`: sends one message again, or the failed ones since a moment. */
export function postHookReplay(request: Request, id: string): Promise<Response> {
  return answerPost(request, 'admin', async (call) => {
    const asked = readQuestion(parseJson(call.body), hookReplay);
    const wish = 'since' in asked ? { since: Date.parse(asked.since) } : asked;
    const done = await replayHook(call.ctx, { id: checked(id), wish, by: actorOf(call) });
    if (done.kind === 'missing') throw missing();
    return { status: 202, body: { messages: done.messages } };
  });
}

async function presentById(call: ApiCall, id: string): Promise<z.input<typeof hookReading>> {
  const hook = await findHook(call.ctx, id);
  if (!hook) throw missing();
  return present(hook);
}

function present({ tally, ...hook }: HookReading): z.input<typeof hookReading> {
  const { id, url, description, shops, types, enabled, offReason, state } = hook;
  return {
    ...{ id, url, description, shops, types, enabled, offReason, state },
    failingSince: isoOrNull(hook.failingSince),
    lastOkAt: isoOrNull(hook.lastOkAt),
    oldSecretUntil: isoOrNull(hook.oldUntil),
    pending: tally.pending,
    failed: tally.failed,
    createdAt: toIso(hook.createdAt),
  };
}

function isoOrNull(at: Instant | null): string | null {
  return at === null ? null : toIso(at);
}

function readCursor(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  const found = /^m(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'));
  if (found) return Number(found[1]);
  const fields = [{ field: 'cursor', message: 'must be the nextCursor of an earlier answer' }];
  throw new AppError('invalid_request', 'The cursor cannot be read. Leave it out to start at the first page.', { fields });
}

function checked(id: string): string {
  if (!z.uuid().safeParse(id).success) throw missing();
  return id;
}

function actorOf(call: ApiCall): string {
  return `key:${call.key.id}`;
}

function missing(): AppError {
  return new AppError('not_found', 'There is no such webhook.');
}

function badAddress(why: Text): AppError {
  return new AppError('invalid_request', `${why.en}.`, { fields: [{ field: 'url', message: why.en }] });
}
