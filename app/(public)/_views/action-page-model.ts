import type { ActionAtDoor } from '@/server/api/public/order-actions';
import type { Did } from '@/server/api/public/post-action';
import type { RawFields } from '@/server/domain/action/action-input';
import { ACTION_CODES, type ActionCode, type ActionSettings } from '@/server/domain/action/action-settings';
import { ACTION_NAMES, CLOSED_WORDS, PART_NAMES, PLACE_NAMES } from '@/server/domain/action/action-words';
import type { CustomerAction } from '@/server/domain/action/actions-for';
import { addDays, localDay } from '@/server/domain/calendar/local-day';
import type { CustomerRequest, DeliveryWindow } from '@/server/domain/order/customer-word';
import type { OrderState } from '@/server/domain/order/order-state';
import type { Language } from '@/server/domain/shared/language';
import { formatMoment, type Viewer } from '@/server/domain/wording/dates';
import { formatMoney } from '@/server/domain/wording/money';
import { reasonOf } from '@/server/domain/wording/reasons';
import { textIn } from '@/server/domain/wording/text-in';
import { type ActionMessages, actionMessages } from './messages/actions';
import type { Tone } from './order-page-model';

/** A day without a zone, in full: it is somebody's wish, and stays the same wherever it is read. */
const DAY_FORM = { month: 'long', day: 'numeric', weekday: 'short', timeZone: 'UTC' } as const;

export interface Row {
  name: string;
  value: string;
  /** The value is an address that can be opened. */
  href?: string;
}

/** How it stands with what was asked or done. */
export interface StandingModel {
  tone: Tone;
  title: string;
  text: string | null;
  rows: Row[];
  undo: { identity: string; words: string; until: string } | null;
}

/** Everything that the page of one action says, in one language for one moment. */
export interface ActionPageModel {
  code: ActionCode;
  title: string;
  /** What the last form came to. */
  said: { title: string; text: string; tone: 'warn' | 'info' } | null;
  standing: StandingModel | null;
  /** Why there is no form, and where it goes on. */
  instead: { title: string; text: string; link: { href: string; words: string } | null } | null;
  /** What stands above the form; null where there is none. */
  form: { lead: string[]; button: string; isGrave: boolean; days: { from: string; to: string; hint: string } | null } | null;
  /** What the fields hold before anybody types. */
  initial: RawFields;
}

export interface ActionPageInput extends ActionAtDoor {
  language: Language;
  viewer: Viewer;
  state: OrderState;
  oldAddress: string | null;
  tier: 0 | 1 | 2;
  /** Address of the order's page, and of the page on which its owner proves himself. */
  back: string;
  did: Did | null;
}

/** What the page of one action says. */
export function describeActionPage(input: ActionPageInput): ActionPageModel {
  const { action, language, state } = input;
  const m = actionMessages(language);
  const code = action.code;
  const needs = action.needsTier ?? null;
  const standing = needs === null ? standingOf(input, m) : null;
  const hasForm = needs === null && (action.state === 'open' || (code === 'place' && action.state === 'done'));
  return {
    code,
    title: textIn(ACTION_NAMES[code], language),
    said: saidOf(input, m),
    standing,
    instead: insteadOf(input, m),
    form: hasForm ? formOf(input, m) : null,
    initial: { ...(code === 'place' ? { may: state.customer?.leave?.may ?? [] } : {}), for: 'person', part: 'any' },
  };
}

function saidOf({ did, action }: ActionPageInput, m: ActionMessages): ActionPageModel['said'] {
  switch (did) {
    case 'undone':
      return { title: m.undoneTitle, text: m.undone, tone: 'info' };
    case 'too_late':
      return { title: m.tooLateTitle, text: m.tooLate, tone: 'warn' };
    case 'closed':
      return { title: m.closedTitle, text: m.closed, tone: 'warn' };
    case 'already':
      return { title: m.alreadyTitle, text: m.already, tone: 'info' };
    case 'done':
      return action.code === 'place' ? { title: m.placedTitle, text: m.placedNext, tone: 'info' } : null;
    case null:
      return null;
  }
}

/** Tone and title of what was asked, by its kind and what became of it. */
export function requestTitle(request: CustomerRequest, m: ActionMessages): { tone: Tone; title: string } {
  const words = {
    address: [m.addressAsked, m.addressPassedOn, m.addressDone, m.addressRefused, m.addressOvertaken],
    time: [m.timeAsked, m.timeAsked, m.timeDone, m.timeRefused, m.timeOvertaken],
    cancel: [m.cancelAsked, m.cancelAsked, m.cancelDone, m.cancelRefused, m.cancelOvertaken],
    invoice: [m.invoiceAsked, m.invoiceAsked, m.invoiceDone, m.invoiceRefused, m.invoiceRefused],
  }[request.kind];
  switch (request.state) {
    case 'asked':
      return { tone: 'go', title: words[0]! };
    case 'passed_on':
      return { tone: 'go', title: words[1]! };
    case 'done':
      return { tone: 'done', title: words[2]! };
    case 'refused':
      return { tone: 'warn', title: words[3]! };
    case 'overtaken':
      return { tone: 'warn', title: words[4]! };
  }
}

function standingOf(input: ActionPageInput, m: ActionMessages): StandingModel | null {
  const { action, state, language, viewer } = input;
  const undo = undoOf(action, m, language, viewer);
  if (action.code === 'confirm' && action.state === 'done')
    return { tone: 'done', title: m.confirmedTitle, text: m.confirmedNext, rows: [], undo };
  const leave = state.customer?.leave;
  if (action.code === 'place' && leave) {
    const places = leave.may.map((place) => textIn(PLACE_NAMES[place], language));
    const value = places.length > 0 ? places.join(language === 'en' ? ', ' : '、') : m.placeOnlyMe;
    return { tone: 'go', title: m.placeNow, text: null, rows: [{ name: formatMoment(leave.at, language, viewer), value }], undo };
  }
  const { request } = action;
  return request ? { ...requestTitle(request, m), text: moneyText(input, m), rows: requestRows(input, request, m), undo } : null;
}

function undoOf(action: CustomerAction, m: ActionMessages, language: Language, viewer: Viewer): StandingModel['undo'] {
  if (!action.undo || action.code === 'place') return null;
  const { identity, until } = action.undo;
  const words = action.code === 'confirm' ? m.undoReceipt : m.undo;
  return { identity, words, until: until === null ? m.undoUntilAnswer : m.undoUntil(formatMoment(until, language, viewer)) };
}

function requestRows({ asked, language, viewer, oldAddress }: ActionPageInput, request: CustomerRequest, m: ActionMessages): Row[] {
  const isWaiting = request.state === 'asked' || request.state === 'passed_on';
  const late = request.answerBy !== undefined && viewer.now > request.answerBy;
  const promise = request.answerBy === undefined ? '' : m.answerByValue(formatMoment(request.answerBy, language, viewer));
  const place = request.place && [request.place.province, request.place.city, request.place.district].filter(Boolean).join(' ');
  const rows: Row[] = [
    { name: m.addressOld, value: request.kind === 'address' && isWaiting ? (oldAddress ?? '') : '' },
    { name: m.addressNew, value: request.kind === 'address' ? (asked?.address ?? place ?? '') : '' },
    { name: m.timeWish, value: request.window ? windowWords(request.window, language) : '' },
    { name: m.invoiceWhere, value: asked?.invoice ?? '', ...(isWebAddress(asked?.invoice) ? { href: asked!.invoice! } : {}) },
    { name: m.reason, value: request.reason ? textIn(reasonOf(request.reason).name, language) : '' },
    { name: m.askedAt, value: formatMoment(request.askedAt, language, viewer) },
    { name: m.answerBy, value: isWaiting ? (late ? m.answerLate : promise) : '' },
  ];
  return rows.filter((row) => row.value !== '');
}

function isWebAddress(text: string | undefined): boolean {
  return text !== undefined && /^https:\/\//.test(text) && URL.canParse(text);
}

/** Such as 'Wed 25 Nov, evening'. */
export function windowWords({ on, part }: DeliveryWindow, language: Language): string {
  const day = Date.parse(on);
  // what was typed may be no day at all
  const named = Number.isNaN(day) ? on : new Intl.DateTimeFormat(language, DAY_FORM).format(day);
  return `${named}${language === 'en' ? ', ' : ' '}${textIn(PART_NAMES[part], language)}`;
}

/** What happens with the money while a cancellation is asked for. */
function moneyText({ action, state, settings, language }: ActionPageInput, m: ActionMessages): string | null {
  const open = action.request?.state;
  if (action.code !== 'cancel' || open === 'refused' || open === 'overtaken') return null;
  return moneyWords(state, settings, language, m);
}

function moneyWords(state: OrderState, { refundDays }: ActionSettings, language: Language, m: ActionMessages): string {
  switch (state.payment) {
    case 'none':
      return m.cancelUnpaid;
    case 'claimed':
    case 'mismatch':
      return m.cancelClaimed;
    case 'confirmed':
    case 'reconciled':
      return state.amount
        ? m.cancelRefundAmount(refundDays, formatMoney(state.amount, state.currency ?? '', language))
        : m.cancelRefund(refundDays);
    default:
      return m.cancelRefund(refundDays);
  }
}

function insteadOf({ action, back, canProve, language }: ActionPageInput, m: ActionMessages): ActionPageModel['instead'] {
  // why it is closed comes before who may do it: nobody proves a phone for nothing
  if (action.state === 'closed') {
    const text = textIn(CLOSED_WORDS[action.reason!], language);
    const isSettled = action.request?.state === 'done' || action.request?.state === 'refused' || action.request?.state === 'overtaken';
    return isSettled ? null : { title: m.notNow, text: sentence(text, language), link: { href: `${back}#help`, words: m.help } };
  }
  if (action.needsTier === 1) return { title: m.verifyFirst, text: m.unlockLead, link: { href: `${back}#unlock`, words: m.goUnlock } };
  if (action.needsTier === 2) {
    if (!canProve) return { title: m.verifyFirst, text: m.cannotProve, link: { href: `${back}#help`, words: m.help } };
    return { title: m.verifyFirst, text: m.proveLead, link: { href: `${back}/prove`, words: m.goProve } };
  }
  return null;
}

/** Closed reasons are halves of a line of a list; here they stand alone. */
function sentence(text: string, language: Language): string {
  return language === 'en' ? `${text.charAt(0).toUpperCase()}${text.slice(1)}.` : `${text}。`;
}

function formOf({ action, state, settings, language, viewer }: ActionPageInput, m: ActionMessages): NonNullable<ActionPageModel['form']> {
  const plain = { isGrave: false, days: null };
  switch (action.code) {
    case 'confirm': {
      const isEarly = state.lifecycle !== 'delivered' && state.lifecycle !== 'ready_to_collect';
      return { ...plain, lead: isEarly ? [m.confirmEarly, m.confirmLead] : [m.confirmLead], button: m.confirmButton };
    }
    case 'place':
      return { ...plain, lead: [m.placeLead], button: m.next };
    case 'address':
      return { ...plain, lead: [m.addressLead, m.addressOther], button: m.next };
    case 'time': {
      const today = localDay(viewer.now, viewer.timeZone);
      const [from, to] = [addDays(today, 1), addDays(today, 14)];
      return { ...plain, lead: [m.timeLead], button: m.next, days: { from, to, hint: m.onHint(from, to) } };
    }
    case 'cancel':
      return { ...plain, isGrave: true, lead: [m.cancelLead, moneyWords(state, settings, language, m)], button: m.cancelButton };
    case 'invoice': {
      const seller = settings.invoice.seller;
      return { ...plain, lead: [m.invoiceLead, ...(seller ? [m.invoiceSeller(seller)] : [])], button: m.next };
    }
  }
}

export function isActionCode(text: string): text is ActionCode {
  return (ACTION_CODES as readonly string[]).includes(text);
}
