import { followUps } from '@/server/domain/consequence/follow-ups';
import type { ConsequenceOutcome } from '@/server/domain/consequence/outcome';
import type { DueBody } from '@/server/domain/consequence/plan-consequences';
import { conditionHolds } from '@/server/domain/rule/condition';
import type { DueConsequence } from '@/server/store/consequence';
import { insertConsequences } from '@/server/store/consequence-write';
import type { Context } from '@/server/store/context';
import { insertNotices } from '@/server/store/notice-write';
import { recordByHand } from '../manual/record-by-hand';
import { handOnTicket } from '../ticket/hand-on-ticket';
import type { TicketGround } from '../ticket/lock-ticket';
import { alertPerson } from './alert-person';
import { askCarrier } from './ask-carrier';
import { askPerson } from './ask-person';
import { openBySign } from './open-by-sign';
import { openTicket } from './open-ticket';
import { orderFact } from './order-facts';

type Do = DueBody['do'];
/** A due intent whose body is of one kind, with its order, locked. */
interface Due<K extends Do = Do> {
  due: DueConsequence;
  body: Extract<DueBody, { do: K }>;
  ground: TicketGround;
}
type Effect<K extends Do> = (tx: Context, due: Due<K>) => Promise<ConsequenceOutcome>;

const reasonOf = ({ due }: { due: DueConsequence }) => due.stall?.reason ?? '';
const shipmentOf = ({ due }: { due: DueConsequence }) => due.stall?.shipmentKey ?? '';

async function putTag(tx: Context, { due, body, ground }: Due<'tag'>): Promise<ConsequenceOutcome> {
  const { state } = ground.document;
  if (state.tags.includes(body.tag)) return 'skipped';
  const fact = orderFact(ground.order, 'order.tagged', { key: `${due.cause}|${due.path}`, at: tx.now(), tag: body.tag });
  await recordByHand(tx, [fact], state.history);
  return 'done';
}

async function hold(tx: Context, due: Due<'hold'>): Promise<ConsequenceOutcome> {
  const { state } = due.ground.document;
  if (state.held) return 'skipped';
  const key = `${due.due.cause}|${due.due.path}`;
  await recordByHand(tx, [orderFact(due.ground.order, 'order.held', { key, at: tx.now(), reason: reasonOf(due) })], state.history);
  return 'done';
}

async function branch(tx: Context, one: Due<'branch'>): Promise<ConsequenceOutcome> {
  const { due, body, ground } = one;
  const { state, attention } = ground.document;
  const side = conditionHolds(body.when, state, attention, shipmentOf(one)) ? 'yes' : 'no';
  await insertConsequences(
    tx.db,
    followUps(due, side, body[side], tx.now()).map((intent) => ({ orderId: due.orderId, intent })),
  );
  return 'done';
}

async function handOn(tx: Context, one: Due<'hand_on'>): Promise<ConsequenceOutcome> {
  const { due, body, ground } = one;
  const { stall } = due;
  // whoever gets the ticket is alerted by it; without one the role is
  if (stall && (await handOnTicket(tx, ground, { stall, cause: due.cause, to: body.to })).kind === 'handed') return 'done';
  const intent = {
    cause: `hand_on:${due.id}`,
    recipient: `staff:${body.to}` as const,
    template: 'staff.handed_on',
    params: { reason: reasonOf(one), rule: due.stall?.rule ?? '', since: due.stall?.since ?? tx.now() },
    dueAt: tx.now(),
  };
  await insertNotices(tx.db, [{ orderId: due.orderId, intent }]);
  return 'done';
}

async function ask(tx: Context, one: Due<'approve'> | Due<'recheck_stock'> | Due<'suggest_purchase'>): Promise<ConsequenceOutcome> {
  const { due, body, ground } = one;
  const role = body.do === 'approve' ? body.role : 'agent';
  const isAsked = await askPerson(tx, {
    ...{ orderId: due.orderId, orderNo: ground.order.orderNo, rule: due.stall?.rule ?? '' },
    ...{ consequenceId: due.id, kind: body.do, role, reason: reasonOf(one) },
  });
  return isAsked ? 'asked' : 'skipped';
}

/** What is done inside the transaction that notes it as done; what asks other systems is carried out before. */
const EFFECTS: { [K in Exclude<Do, 'resync'>]: Effect<K> } = {
  tag: putTag,
  hold,
  branch,
  hand_on: handOn,
  approve: ask,
  recheck_stock: ask,
  suggest_purchase: ask,
  ticket: (tx, { due, body }) => openTicket(tx, due, body),
  open_by_sign: (tx, { due, body, ground }) => openBySign(tx, due, body, ground),
  ask_carrier: (tx, { due, ground }) => askCarrier(tx, due, ground),
  alert_person: (tx, { due, body, ground }) => alertPerson(tx, due, body.person, ground),
};

/** Does what a due intent says to the order that is locked with it; answers what came of it. */
export function doConsequence(tx: Context, due: DueConsequence, ground: TicketGround): Promise<ConsequenceOutcome> {
  if (due.body.do === 'resync') throw new Error('asking other systems belongs outside the transaction');
  const effect = EFFECTS[due.body.do] as Effect<Do>;
  return effect(tx, { due, body: due.body, ground });
}
