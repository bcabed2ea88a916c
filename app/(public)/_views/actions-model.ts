import { ACTION_NAMES, CLOSED_WORDS } from '@/server/domain/action/action-words';
import type { CustomerAction } from '@/server/domain/action/actions-for';
import type { Language } from '@/server/domain/shared/language';
import { formatMoment, type Viewer } from '@/server/domain/wording/dates';
import { textIn } from '@/server/domain/wording/text-in';
import { requestTitle } from './action-page-model';
import { actionMessages } from './messages/actions';
import type { PageAction } from './page-action';

/** One line of the list: what can be done, or how it stands with it. */
export interface ActionLine {
  code: string;
  words: string;
  /** Until when it is answered, that it was done, who may do it, or why it cannot be done; null where it simply can. */
  note: string | null;
  /** Null where there is nothing to open. */
  href: string | null;
}

export interface ActionsModel {
  /** Offered on the first screen. */
  offer: PageAction | null;
  lines: ActionLine[];
}

interface ActionsInput {
  actions: readonly CustomerAction[];
  language: Language;
  viewer: Viewer;
  /** Address of the order's page. */
  path: string;
}

/** What the order page says about what can be done with the order. */
export function describeActions({ actions, language, viewer, path }: ActionsInput): ActionsModel {
  const primary = actions.find((action) => action.isPrimary);
  return {
    offer: primary ? { words: textIn(ACTION_NAMES[primary.code], language), href: `${path}/do/${primary.code}` } : null,
    lines: actions
      .filter((action) => action.state !== 'closed' || action.request !== undefined || action.reason !== 'past_order')
      .map((action) => ({
        code: action.code,
        words: textIn(ACTION_NAMES[action.code], language),
        note: noteOf(action, language, viewer),
        href: action.state === 'closed' && !action.request ? null : `${path}/do/${action.code}`,
      })),
  };
}

function noteOf(action: CustomerAction, language: Language, viewer: Viewer): string | null {
  const m = actionMessages(language);
  const { request } = action;
  if (action.state === 'waiting' && request?.answerBy !== undefined && viewer.now <= request.answerBy)
    return m.waitingUntil(formatMoment(request.answerBy, language, viewer));
  if (request && (action.state !== 'open' || request.state === 'refused')) return requestTitle(request, m).title;
  if (action.state === 'closed') return textIn(CLOSED_WORDS[action.reason!], language);
  if (action.state === 'done') return m.doneWord;
  return action.needsTier ? m.verifyFirst : null;
}
