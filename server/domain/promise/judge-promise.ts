import { DAY, HOUR, type Instant, MINUTE } from '../shared/instant';
import type { PromiseKind, WithdrawnWhy } from './promise';

/** A promise as it is judged. */
export interface JudgedPromise {
  kind: PromiseKind;
  dueAt: Instant;
}

/** What is known of its keeping; each moment is when it happened, whenever we learned of it. Null is not so far. */
export interface Evidence {
  /** The first message to the customer about the order since, with what it was. */
  told: { at: Instant; by: string } | null;
  /** The first news that the order's page showed since; only where the promise was to say so if something stood still. */
  shownAt: Instant | null;
  /** Everything was handed over, or lies where it is collected. */
  arrivedAt: Instant | null;
  /** The recorded call, or the answer. */
  doneAt: Instant | null;
  /** Nothing more is owed since. */
  over: { at: Instant; why: Exclude<WithdrawnWhy, 'quiet'> } | null;
  /** A message was tried in time and its answer is still out. */
  isUnderWay: boolean;
  /** The source that would tell is silent, or an incident holds the order: what happened may not have reached us. */
  isBlind: boolean;
  /** The customer has since asked for quiet at that hour. */
  isHushed: boolean;
}

export const NO_EVIDENCE: Evidence = {
  told: null,
  shownAt: null,
  arrivedAt: null,
  doneAt: null,
  over: null,
  isUnderWay: false,
  isBlind: false,
  isHushed: false,
};

export type Verdict =
  | { kind: 'open' }
  | { kind: 'kept'; at: Instant; by: string }
  /** `late` is when what was promised happened after all. */
  | { kind: 'broken'; late: { at: Instant; by: string } | null }
  | { kind: 'withdrawn'; why: WithdrawnWhy };

/** A lost answer is found, or given up, within this time. */
const ANSWER_WAIT = 30 * MINUTE;
/** A scan may reach us this late; what it says of an arrival in time still counts. */
const SCAN_WAIT = 30 * MINUTE;
/** While nobody could tell us, nothing is held against anybody for this long. */
const BLIND_WAIT = DAY;

const OPEN: Verdict = { kind: 'open' };

/**
 * Whether a promise was kept, by what happened and not by when we looked: what happened at the very moment it fell due is in time, a
 * moment later is late. Each is judged by itself: that a later one took its place changes nothing, so a new promise hides no broken
 * one.
 *
 * The next word is kept by any message to the customer about the order, and where it was only to be said if nothing moved, by news on
 * the page. A window is kept by the arrival by its end; one that comes early counts as kept. A call and an answer are kept by being
 * recorded. A promise keeps its moment, whatever happens to the hours at which somebody is written to: when the shop's quiet hours
 * move over it, it breaks; when its customer has asked for quiet at that hour, it is withdrawn. During an incident the word that
 * nothing is known keeps it like any other; an arrival that nobody could have told us of is not judged before the day is over, and
 * what a scan says later of an arrival in time still makes it kept.
 */
export function judgePromise({ kind, dueAt }: JudgedPromise, evidence: Evidence, now: Instant): Verdict {
  const done = doneOf(kind, evidence);
  if (done && done.at <= dueAt) return { kind: 'kept', ...done };
  const { over } = evidence;
  if (over && over.at <= dueAt && (kind === 'next_update' || kind === 'eta_shown')) return { kind: 'withdrawn', why: over.why };
  if (now <= dueAt) return OPEN;
  if (kind === 'next_update' && evidence.isHushed) return { kind: 'withdrawn', why: 'quiet' };
  if (done === null && now <= dueAt + patience(kind, evidence)) return OPEN;
  return { kind: 'broken', late: done };
}

/** What would have kept it, the first of it, in time or not. */
function doneOf(kind: PromiseKind, { told, shownAt, arrivedAt, doneAt }: Evidence): { at: Instant; by: string } | null {
  switch (kind) {
    case 'next_update': {
      const shown = shownAt === null ? null : { at: shownAt, by: 'page' };
      if (told && shown) return told.at <= shown.at ? told : shown;
      return told ?? shown;
    }
    case 'eta_shown':
      return arrivedAt === null ? null : { at: arrivedAt, by: 'delivery' };
    case 'call_back':
      return doneAt === null ? null : { at: doneAt, by: 'call' };
    case 'ticket_answer':
      return doneAt === null ? null : { at: doneAt, by: 'answer' };
  }
}

function patience(kind: PromiseKind, { isUnderWay, isBlind }: Evidence): number {
  if (kind === 'next_update') return isUnderWay ? ANSWER_WAIT : 0;
  if (kind === 'eta_shown') return isBlind ? BLIND_WAIT : SCAN_WAIT;
  return 0;
}

/** After this it is looked at no more, late as it may still happen. */
const LOOKED_FOR = 7 * DAY;

/** When a promise that is past its time is looked at again for what may still come of it, seldomer as time goes by; null is never. */
export function nextLookAfter(dueAt: Instant, now: Instant): Instant | null {
  const past = now - dueAt;
  if (past >= LOOKED_FOR) return null;
  return now + Math.min(DAY, Math.max(past < HOUR ? 5 * MINUTE : 15 * MINUTE, past / 2));
}
