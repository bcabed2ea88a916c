import { recipientZone } from '@/server/domain/calendar/recipient-zone';
import { type Gate, gateNotice } from '@/server/domain/notice/gate-notice';
import type { Medium } from '@/server/domain/notice/medium';
import { byUrgency, mergeOrders } from '@/server/domain/notice/merge-orders';
import { quietHoursOf } from '@/server/domain/preference/preference';
import { promiseTerms } from '@/server/domain/promise/promise-terms';
import { groupBy } from '@/server/domain/shared/group-by';
import type { Instant } from '@/server/domain/shared/instant';
import type { Context } from '@/server/store/context';
import type { DueNotice } from '@/server/store/notice';
import { orderLink } from '../brand/order-link';
import { chooseChannel } from './choose-channel';
import type { Decision } from './decision';
import { mayBeOut } from './pick-channel';
import type { Round } from './round';
import { shopQuietHours } from './shop-quiet-hours';
import { type Message, type Recipient, writeMessage } from './write-message';

/**
 * One plan for each customer over all orders: which of the notices that were taken may go now, the urgent first while the day's
 * budget lasts, those that say the same of several orders as one message, by which channel and in which words. What was taken
 * before its time, for company, waits for it where there is none.
 */
export async function decideForCustomers(ctx: Context, notices: readonly DueNotice[], round: Round): Promise<Decision[]> {
  const decisions: Decision[] = [];
  for (const own of groupBy(notices, ({ phoneHash, id }) => phoneHash ?? id).values()) {
    try {
      decisions.push(...(await planFor(ctx, own, round)));
    } catch (error) {
      // their leases run out and they are taken again; the others go on
      ctx.log.error({ err: error }, 'a customer’s notices could not be planned now');
    }
  }
  return decisions;
}

async function planFor(ctx: Context, own: readonly DueNotice[], round: Round): Promise<Decision[]> {
  const decisions: Decision[] = [];
  const asItWas = own.filter(({ tried }) => mayBeOut(tried) !== null);
  const told = [
    ...asItWas.map((notice) => ({ lead: asMergeable(notice), others: (notice.followers ?? []).map(asMergeable) })),
    ...mergeOrders(own.filter((notice) => !asItWas.includes(notice)).map(asMergeable)),
  ];
  let sentBefore = 0;
  for (const { lead, others } of told.sort((a, b) => byUrgency(a.lead, b.lead))) {
    const group = [lead, ...others].map(({ notice }) => notice);
    if (lead.notice.followers) {
      const decided = await decideAsItWas(ctx, group, round, sentBefore);
      decisions.push(...decided);
      sentBefore += decided.filter(({ kind }) => kind === 'send').length;
      continue;
    }
    if (group.every(({ dueAt }) => dueAt > round.now)) {
      decisions.push(...group.map(({ id, dueAt }): Decision => ({ kind: 'settle', id, to: { state: 'pending', dueAt } })));
      continue;
    }
    const open = group.filter((notice) => {
      const gate = gateOf(notice, round, sentBefore);
      if (gate.kind === 'send') return true;
      decisions.push(settled(notice, gate));
      return false;
    });
    if (open.length === 0) continue;
    const decided = await decide(ctx, open, round);
    decisions.push(...decided);
    sentBefore += decided.filter(({ kind }) => kind === 'send').length;
  }
  return decisions;
}

/**
 * A message over several orders that may be out goes again as it was, so long as one of them is still news: by their words alone the
 * provider would take another one for it, and who was left out would be told twice or not at all.
 */
async function decideAsItWas(ctx: Context, group: readonly DueNotice[], round: Round, sentBefore: number): Promise<Decision[]> {
  const gates = group.map((notice) => gateOf(notice, round, sentBefore));
  if (gates.some(({ kind }) => kind === 'send')) return decide(ctx, group, round);
  const [gate] = gates.sort((a, b) => Number(b.kind === 'postpone') - Number(a.kind === 'postpone'));
  return gate && gate.kind !== 'send' ? [settled(group[0]!, gate)] : [];
}

/** A notice as it is compared with others of its customer. */
export function asMergeable(notice: DueNotice) {
  const { id, template, params, createdAt, document, drafted } = notice;
  return { id, template, params, createdAt, shop: document.state.shop, ...(drafted?.words ? { draftId: drafted.of } : {}), notice };
}

/** What the gate says of a notice now. */
export function gateOf(notice: DueNotice, { now }: Pick<Round, 'now'>, sentBefore: number): Gate {
  const { preference, sentToday } = notice;
  return gateNotice({
    ...notice,
    sentToday: sentToday + sentBefore,
    timeZone: zoneOf(notice),
    quietHours: shopQuietHours(),
    preference,
    now,
  });
}

function settled({ id }: DueNotice, gate: Exclude<Gate, { kind: 'send' }>): Decision {
  if (gate.kind === 'suppress') return { kind: 'settle', id, to: { state: 'suppressed', detail: gate.reason } };
  return { kind: 'settle', id, to: { state: 'pending', detail: gate.why, dueAt: gate.until } };
}

/** One message for notices that say the same, the first of them in the lead. */
async function decide(ctx: Context, [lead, ...others]: readonly DueNotice[], round: Round): Promise<Decision[]> {
  const all = [lead!, ...others];
  const choice = chooseChannel(lead!, round);
  if (choice.kind === 'nobody') return all.map(({ id }) => ({ kind: 'settle', id, to: { state: choice.state, detail: choice.reason } }));
  if (choice.kind === 'wait') return all.map(({ id }) => ({ ...choice, id }));
  const message = await wordMessage(ctx, withOthers(lead!, others.length, choice.by.channel.medium), choice.by.code, round);
  if (!message) return all.map(({ id }) => ({ kind: 'settle', id, to: { state: 'dead', detail: 'it could not be worded' } }));
  return [
    { ...choice, notice: lead!, message, others: others.map((one) => ({ id: one.id, orderId: one.orderId, terms: promiseTerms(one) })) },
  ];
}

/** The notice that leads, as it tells of other orders as well; WeChat's field of an order's number holds no words. */
export function withOthers(notice: DueNotice, otherOrders: number, medium: Medium): DueNotice {
  if (otherOrders === 0) return notice;
  if (medium === 'wechat') return { ...notice, orderNo: `${notice.orderNo}+${otherOrders}` };
  return { ...notice, params: { ...notice.params, otherOrders } };
}

/** On whose clock and in which language a notice is worded, and the page it leads to. */
export async function recipientOf(ctx: Context, notice: DueNotice, now: Instant): Promise<Recipient> {
  const { preference, document, code } = notice;
  return {
    timeZone: zoneOf(notice),
    quiet: quietHoursOf(preference, shopQuietHours()),
    link: await orderLink(ctx, document.state.shop, `/q/${code}`),
    language: preference.language,
    now,
  };
}

/** One notice that cannot be worded must not hold up the others; the log says why. */
async function wordMessage(
  ctx: Context,
  notice: DueNotice,
  channel: Parameters<typeof writeMessage>[1],
  { now }: Round,
): Promise<Message | null> {
  const recipient = await recipientOf(ctx, notice, now);
  try {
    return writeMessage(notice, channel, recipient);
  } catch (error) {
    ctx.log.error({ err: error, noticeId: notice.id, template: notice.template }, 'a notice could not be worded');
    return null;
  }
}

function zoneOf({ document, timeZone }: DueNotice): string {
  return recipientZone(document.state.destination, timeZone);
}
