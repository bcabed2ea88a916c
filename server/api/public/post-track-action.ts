import type { z } from 'zod';
import { presentRequest } from '@/server/domain/access/present-request';
import { readActionInput } from '@/server/domain/action/action-input';
import { ACTION_CODES, type ActionCode } from '@/server/domain/action/action-settings';
import { CLOSED_WORDS } from '@/server/domain/action/action-words';
import type { CustomerAction } from '@/server/domain/action/actions-for';
import { AppError } from '@/server/domain/shared/errors';
import { toIso } from '@/server/domain/shared/instant';
import { keyedHash } from '@/server/platform/crypto';
import { newToken } from '@/server/platform/ids';
import { type Context, newContext } from '@/server/store/context';
import { lookUpOrder } from '@/server/usecases/access/look-up-order';
import { readShopZone } from '@/server/usecases/access/read-shop-zone';
import { customerActor, doAction } from '@/server/usecases/action/do-action';
import { readOrderOfAction } from '@/server/usecases/action/read-order-of-action';
import { undoAction } from '@/server/usecases/action/undo-action';
import { clientAddress, clientNetwork } from '../client-address';
import { answerError } from '../errors';
import { takeFromLimit } from '../rate-limits';
import { challengeProblem } from './challenge-problem';
import { evenOutTime } from './even-out-time';
import { openDoor } from './open-door';
import { orderActions } from './order-actions';
import { ownerOf } from './owner-of';
import { readJson } from './read-json';
import { isSameOrigin } from './same-origin';
import { trackActionRequest, trackActionsRequest } from './track-action-schema';

const HEADERS = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff' };
const NO_MATCH = 'No order matches these details.';
const CHALLENGE = 'Too many wrong tries. Send the call again with the challenge solved.';
const HINT = 'Send { "orderNo": "…", "phone": "…", "fields": { … } }, or the code of a page, or the token of a link.';
const NEEDS = { 1: 'verified', 2: 'owner' } as const;

type Credentials = z.infer<typeof trackActionsRequest>;

interface Reached {
  id: string;
  tier: 0 | 1 | 2;
}

/** `POST /api/v1/track/actions`: what the buyer can do with an order now. */
export function postTrackActions(request: Request): Promise<Response> {
  return answering(request, async (ctx, startedAt) => {
    const input = await readJson(request, trackActionsRequest, HINT);
    const reached = await reach(ctx, request, input, startedAt);
    if (reached instanceof Response) return reached;
    const { actions } = await actionsOf(ctx, reached);
    return Response.json({ actions: actions.map(present) }, { headers: HEADERS });
  });
}

/** `POST /api/v1/track/actions/{action}`: does it, or takes it back. The same Idempotency-Key does it once. */
export function postTrackAction(request: Request, code: string): Promise<Response> {
  return answering(request, async (ctx, startedAt) => {
    const input = await readJson(request, trackActionRequest, HINT);
    const action = ACTION_CODES.find((one) => one === code);
    if (!action) throw new AppError('not_found', `There is no such action; there are ${ACTION_CODES.join(', ')}.`);
    const reached = await reach(ctx, request, input, startedAt);
    if (reached instanceof Response) return reached;
    if (reached.tier === 0) throw new AppError('forbidden', 'This page was not verified: its grant or session is missing.');
    await (input.undo === undefined ? act(ctx, request, reached, action, input.fields ?? {}) : takeBack(ctx, reached, action, input.undo));
    const { actions } = await actionsOf(ctx, reached);
    const now = actions.find((one) => one.code === action);
    return Response.json(now ? present(now) : {}, { headers: HEADERS });
  });
}

async function answering(request: Request, work: (ctx: Context, startedAt: number) => Promise<Response>): Promise<Response> {
  const startedAt = performance.now();
  try {
    await takeFromLimit('action', clientNetwork(clientAddress(request)));
    if (!isSameOrigin(request)) throw new AppError('forbidden', 'Pages of other sites cannot do this.');
    return await work(newContext(), startedAt);
  } catch (error) {
    return answerError(error);
  }
}

/** The order that the credentials lead to, and the tier that they prove; a wrong guess costs what it costs at the look-up. */
async function reach(ctx: Context, request: Request, input: Credentials, startedAt: number): Promise<Reached | Response> {
  const { orderNo, phone, code, token, challenge, nonce } = input;
  if (orderNo === undefined || phone === undefined) {
    const opened = await openDoor(request, code === undefined ? { by: 'token', value: token ?? '' } : { by: 'code', value: code });
    if (opened.kind === 'open') return { id: opened.id, tier: opened.tier };
    throw opened.kind === 'missing' ? new AppError('not_found', NO_MATCH) : new AppError('gone', 'This link does not hold any more.');
  }
  const network = clientNetwork(clientAddress(request));
  await takeFromLimit('lookup', network);
  const solution = challenge ? { challenge, nonce: nonce ?? '' } : undefined;
  const found = await lookUpOrder(ctx, { orderNo, phone, network, solution });
  if (found.kind === 'found') {
    const isOwner = (await ownerOf(ctx, request)) === found.order.phoneHash;
    return { id: found.order.id, tier: isOwner ? 2 : 1 };
  }
  await evenOutTime(startedAt);
  if (found.kind === 'challenge') return challengeProblem(CHALLENGE, found.bits);
  throw new AppError('not_found', NO_MATCH);
}

async function actionsOf(ctx: Context, { id, tier }: Reached) {
  const order = await readOrderOfAction(ctx, { id });
  if (!order) throw new AppError('not_found', NO_MATCH);
  const { actions } = await orderActions({ document: order.document, tier, now: ctx.now() });
  return { actions, shop: order.shop };
}

async function act(
  ctx: Context,
  request: Request,
  reached: Reached,
  code: ActionCode,
  fields: NonNullable<z.infer<typeof trackActionRequest>['fields']>,
): Promise<void> {
  const { shop } = await actionsOf(ctx, reached);
  const read = readActionInput(code, fields, { now: ctx.now(), timeZone: await readShopZone(ctx, shop) });
  if (read.kind === 'invalid') {
    const wrong = read.problems.map(({ field, why }) => ({ field: `fields.${field}`, message: why.replaceAll('_', ' ') }));
    throw new AppError('invalid_request', 'Some fields are missing or wrong.', { fields: wrong });
  }
  const key = request.headers.get('idempotency-key');
  const nonce = key === null ? newToken(16) : keyedHash('guess', `action|${key.slice(0, 255)}`);
  const actor = customerActor(reached.tier);
  const done = await doAction(ctx, { orderId: reached.id, actor, input: read.input, nonce });
  switch (done.kind) {
    case 'done':
      return;
    case 'already':
      throw new AppError('conflict', 'It was asked or done before.');
    case 'closed':
      throw new AppError('conflict', `It cannot be done: ${CLOSED_WORDS[done.action.reason!].en}.`);
    case 'needs_tier':
      throw needsTier(done.tier);
    case 'missing':
      throw new AppError('not_found', 'The shop does not offer this.');
  }
}

async function takeBack(ctx: Context, reached: Reached, code: ActionCode, identity: string): Promise<void> {
  const actor = customerActor(reached.tier);
  const undone = await undoAction(ctx, { orderId: reached.id, actor, code, identity });
  if (undone.kind === 'too_late') throw new AppError('conflict', 'It was answered meanwhile, or cannot be taken back any more.');
  if (undone.kind === 'needs_tier') throw needsTier(undone.tier);
  if (undone.kind === 'missing') throw new AppError('not_found', 'The shop does not offer this.');
}

function needsTier(tier: 1 | 2): AppError {
  const how = tier === 2 ? 'prove the phone with a one-time code (/api/v1/track/code)' : 'give order number and phone';
  return new AppError('forbidden', `This takes the ${NEEDS[tier]} tier: ${how}.`);
}

function present(action: CustomerAction) {
  const { code, state, reason, needsTier: tier, deadline, undo, request, isPrimary } = action;
  return {
    action: code,
    state,
    ...(reason ? { reason, words: CLOSED_WORDS[reason] } : {}),
    ...(tier ? { needs: NEEDS[tier] } : {}),
    ...(deadline === undefined ? {} : { deadline: toIso(deadline) }),
    ...(undo ? { undo: { id: undo.identity, until: undo.until === null ? null : toIso(undo.until) } } : {}),
    ...(request ? { request: presentRequest(request) } : {}),
    isPrimary,
  };
}
