import { z } from 'zod';
import type { ForceRefusal } from '@/server/domain/order/judge-force';
import { LIFECYCLES, type Lifecycle } from '@/server/domain/order/lifecycle';
import { AppError } from '@/server/domain/shared/errors';
import { toIso } from '@/server/domain/shared/instant';
import { confirmForce } from '@/server/usecases/manual/confirm-force';
import { DEFAULT_FORCE_HOURS, forceState, MOST_FORCE_HOURS } from '@/server/usecases/manual/force-state';
import { readForces } from '@/server/usecases/manual/read-forces';
import { restoreForce } from '@/server/usecases/manual/restore-force';
import { withdrawForce } from '@/server/usecases/manual/withdraw-force';
import { type ApiCall, answerGet, answerPost } from './answer-call';
import { findOrder } from './find-order';
import { parseJson } from './parse-json';
import { readQuestion } from './read-question';

const lifecycle = z.enum(Object.keys(LIFECYCLES) as [Lifecycle, ...Lifecycle[]]);
const moment = z.iso.datetime();

/** Body of `POST /api/v1/orders/{orderNo}/forced-states`. */
export const newForcedState = z
  .object({
    lifecycle: lifecycle.meta({ description: 'The state to set; forward only.' }),
    reason: z
      .string()
      .min(1)
      .max(500)
      .meta({ description: 'Why; personal data in it is taken out.', example: '仓库系统停机,已电话确认出库' }),
    hours: z.number().int().min(1).max(MOST_FORCE_HOURS).default(DEFAULT_FORCE_HOURS).meta({
      description: 'It lapses into a conflict unless a system bears it out within these hours.',
    }),
  })
  .meta({ id: 'NewForcedState' });

/** What became of a call about a state set by hand. */
export const forcedAnswer = z
  .object({
    id: z.uuid(),
    state: z.enum(['in_force', 'proposed', 'withdrawn', 'refused']).meta({ description: '`proposed` waits for a second person.' }),
    until: moment.optional(),
  })
  .meta({ id: 'ForcedStateAnswer' });

export const forcedStates = z
  .object({
    states: z.array(
      z.object({
        id: z.uuid(),
        lifecycle,
        from: lifecycle,
        reason: z.string(),
        state: z.enum(['proposed', 'in_force', 'withdrawn', 'refused', 'settled', 'lapsed', 'expired']),
        proposedAt: moment,
        confirmedAt: moment.nullable(),
        until: moment,
      }),
    ),
    options: z.array(z.object({ lifecycle, needsTwo: z.boolean() })).meta({ description: 'What could be set now.' }),
  })
  .meta({ id: 'ForcedStates' });

const REFUSALS: Record<ForceRefusal | 'already_open', string> = {
  no_reason: 'Say why: a state set by hand needs a reason.',
  same_state: 'The order is in this state already.',
  not_forward: 'States are set forward only. To undo what a source said, take its report back.',
  derived: 'This state follows from the shipments and cannot be set.',
  unpaid: 'An order that is neither paid nor on cash on delivery is not sent.',
  with_carrier: 'A carrier has the parcel: ask for interception or a return instead of cancelling.',
  nothing_sent: 'Nothing was sent, so nothing can have come back.',
  open_dispute: 'A dispute, a refund or a conflict is open; settle it first.',
  already_open: 'Another state was set by hand or waits for a second person; withdraw it first.',
};

/** `POST /api/v1/orders/{orderNo}/forced-states`: sets or proposes the state of an order. */
export function postForcedState(request: Request, orderNo: string): Promise<Response> {
  return answerPost(request, 'admin', async (call) => {
    const wish = readQuestion(parseJson(call.body), newForcedState);
    const order = await findOrder(call, orderNo);
    const set = await forceState(call.ctx, { ...wish, orderId: order.id, by: actorOf(call) });
    switch (set.kind) {
      case 'missing':
        throw missing();
      case 'refused':
        throw new AppError('conflict', REFUSALS[set.why]);
      default:
        return { status: 201, body: { id: set.id, state: set.kind, until: toIso(set.until) } };
    }
  });
}

/** `GET /api/v1/orders/{orderNo}/forced-states`: what was set by hand, newest first, and what could be. */
export function getForcedStates(request: Request, orderNo: string): Promise<Response> {
  return answerGet(request, 'read', async (call) => {
    const order = await findOrder(call, orderNo);
    const read = await readForces(call.ctx, { orderId: order.id });
    if (read.kind === 'missing') throw missing();
    const states = read.set.map((row) => ({
      id: row.id,
      lifecycle: row.lifecycle,
      from: row.from,
      reason: row.reason,
      state: row.state,
      proposedAt: toIso(row.proposedAt),
      confirmedAt: row.confirmedAt === null ? null : toIso(row.confirmedAt),
      until: toIso(row.until),
    }));
    const options = read.options.filter((o) => o.refusal === null).map((o) => ({ lifecycle: o.lifecycle, needsTwo: o.needsTwo }));
    return { status: 200, body: { states, options } };
  });
}

/** `POST /api/v1/forced-states/{id}/confirm`: the second person, never the one who proposed it nor a key of theirs. */
export function postForcedConfirmation(request: Request, id: string): Promise<Response> {
  return answerPost(request, 'admin', async (call) => {
    const done = await confirmForce(call.ctx, { id: checked(id), by: actorOf(call) });
    switch (done.kind) {
      case 'in_force':
        return { status: 200, body: { id: done.id, state: done.kind, until: toIso(done.until) } };
      case 'same_person':
        throw new AppError('forbidden', 'It takes a second person: whoever proposed it, or made this key, cannot confirm it.');
      case 'not_waiting':
        throw new AppError('conflict', `It does not wait for a second person any more; it is ${done.state}.`);
      case 'refused':
        throw new AppError('conflict', REFUSALS[done.why]);
      case 'missing':
        throw missing();
    }
  });
}

/** `POST /api/v1/forced-states/{id}/restore`: undoes a withdrawal within its hours. */
export function postForcedRestoration(request: Request, id: string): Promise<Response> {
  return answerPost(request, 'admin', async (call) => {
    const done = await restoreForce(call.ctx, { id: checked(id), by: actorOf(call) });
    if (done.kind === 'missing') throw missing();
    if (done.kind === 'not_restorable') throw new AppError('conflict', `It cannot be set again; it is ${done.state} or its time is up.`);
    return { status: 200, body: { id: done.id, state: done.kind, until: toIso(done.until) } };
  });
}

/** `DELETE /api/v1/forced-states/{id}`: takes it back; the order is again what the facts say. */
export function deleteForcedState(request: Request, id: string): Promise<Response> {
  return answerGet(request, 'admin', async (call) => {
    const done = await withdrawForce(call.ctx, { id: checked(id), by: actorOf(call) });
    if (done.kind === 'missing') throw missing();
    if (done.kind === 'not_open') throw new AppError('conflict', `There is nothing to take back; it is ${done.state}.`);
    return { status: 200, body: { id: done.id, state: done.kind } };
  });
}

function actorOf(call: ApiCall): string {
  return `key:${call.key.id}`;
}

function checked(id: string): string {
  if (!z.uuid().safeParse(id).success) throw missing();
  return id;
}

function missing(): AppError {
  return new AppError('not_found', 'There is no such state set by hand.');
}
