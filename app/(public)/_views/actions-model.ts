import { ACTION_NAMES, CLOSED_WORDS } from '@/server/domain/action/action-words';
import type { CloseReason, CustomerAction } from '@/server/domain/action/actions-for';
import type { Language } from '@/server/domain/shared/language';
import { formatMoment, type Viewer } from '@/server/domain/wording/dates';
import { textIn } from '@/server/domain/wording/text-in';
import { requestTitle } from './action-page-model';
import { actionMessages } from './messages/actions';
import type { Offer } from './page-action';

/** One line of the list: what can be done, or how it stands with it. */
export interface ActionLine {
  code: string;
  words: string;
  /** Until when it is answered, that it was done, who may do it, or why it cannot be done; null where it simply can. */
  note: string | null;
  href: string;
  /** Leads to another site. */
  isElsewhere?: boolean;
}

export interface ActionsModel {
  /** Offered on the first screen. */
  offer: Offer | null;
  lines: ActionLine[];
  /** What was possible before and is not any more, with the reason. */
  closed: { words: string; why: string }[];
}

/** Closed for a reason that somebody who looks for it wants to know; of the rest it is plain from the state. */
const TELLING: ReadonlySet<CloseReason> = new Set<CloseReason>([
  'in_warehouse',
  'packed',
  'left_warehouse',
  'with_carrier',
  'time_over',
  'case_open',
]);

/** Closed because the order is over: to offer it, even with what became of it, would be to offer what makes no sense. */
const OVER: ReadonlySet<CloseReason> = new Set<CloseReason>(['completed', 'cancelled', 'returned']);

interface ActionsInput {
  actions: readonly CustomerAction[];
  /** Where the order is paid (domain/action/pay-link.ts); null where nothing is to be paid. */
  pay: { url: string; isBalance: boolean } | null;
  language: Language;
  viewer: Viewer;
  /** Address of the order's page. */
  path: string;
}

/** What the order page says about what can be done with the order. */
export function describeActions({ actions, pay, language, viewer, path }: ActionsInput): ActionsModel {
  const m = actionMessages(language);
  const paying = pay ? { words: pay.isBalance ? m.payBalance : m.pay, href: pay.url, isElsewhere: true } : null;
  return {
    offer: paying ? { ...paying, isWaitedFor: true } : offerOf(actions, language, path),
    lines: [
      ...(paying ? [{ ...paying, code: 'pay', note: null }] : []),
      ...actions
        .filter(isListed)
        .toSorted((one, other) => rank(one) - rank(other))
        .map((action) => ({
          code: action.code,
          words: textIn(ACTION_NAMES[action.code], language),
          note: noteOf(action, language, viewer),
          href: `${path}/do/${action.code}`,
        })),
    ],
    closed: closedOf(actions, language),
  };
}

/** The primary action; while the order is being cancelled, how that stands. */
function offerOf(actions: readonly CustomerAction[], language: Language, path: string): Offer | null {
  const primary = actions.find((action) => action.isPrimary);
  if (primary) {
    const words = textIn(ACTION_NAMES[primary.code], language);
    return { words, href: `${path}/do/${primary.code}`, isWaitedFor: primary.code === 'confirm' };
  }
  const isCancelling = actions.some((action) => action.code === 'cancel' && action.state === 'waiting');
  return isCancelling ? { words: actionMessages(language).seeCancel, href: `${path}/do/cancel`, isWaitedFor: false } : null;
}

/** Open, asked for or in force; of what is closed, what somebody asked for while the order lives. */
function isListed({ state, request, reason }: CustomerAction): boolean {
  return state !== 'closed' || (request !== undefined && !(reason && OVER.has(reason)));
}

/** One line for each reason. */
function closedOf(actions: readonly CustomerAction[], language: Language): ActionsModel['closed'] {
  const byReason = new Map<CloseReason, string[]>();
  for (const { state, request, reason, code } of actions) {
    if (state !== 'closed' || request || !reason || !TELLING.has(reason)) continue;
    byReason.set(reason, [...(byReason.get(reason) ?? []), textIn(ACTION_NAMES[code], language)]);
  }
  return [...byReason].map(([reason, names]) => ({
    words: names.join(language === 'en' ? ', ' : '、'),
    why: textIn(CLOSED_WORDS[reason], language),
  }));
}

function noteOf(action: CustomerAction, language: Language, viewer: Viewer): string | null {
  const m = actionMessages(language);
  const { request } = action;
  if (action.state === 'waiting' && request?.answerBy !== undefined && viewer.now <= request.answerBy)
    return m.waitingUntil(formatMoment(request.answerBy, language, viewer));
  if (request && (action.state !== 'open' || request.state === 'refused')) return requestTitle(request, m).title;
  if (action.state === 'done') return m.doneWord;
  return action.needsTier ? m.verifyFirst : null;
}

/** The one that is offered first; a word of receipt, which ends the order, last while the parcel is on its way. */
function rank({ code, isPrimary }: CustomerAction): number {
  if (isPrimary) return 0;
  return code === 'confirm' ? 2 : 1;
}
