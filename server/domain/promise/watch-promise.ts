import { addDays, instantAt, localDay } from '../calendar/local-day';
import { type QuietHours, quietUntil } from '../calendar/quiet-hours';
import { type Instant, MINUTE } from '../shared/instant';
import { nextLookAfter, type Verdict } from './judge-promise';
import { isOfStall, type PromiseKind } from './promise';
import { type PromiseSettings, warnLead } from './promise-settings';

/** The promised word is written this long before it is promised, so that it can be there in time. */
export const FOLLOW_AHEAD = 10 * MINUTE;

const GRID = 5 * MINUTE;

export interface WatchedPromise {
  kind: PromiseKind;
  /** Of the message that made it. */
  template: string | null;
  createdAt: Instant;
  dueAt: Instant;
  followedAt: Instant | null;
  warnedAt: Instant | null;
}

/** Whether the portal itself writes what was promised. */
export function isSelfKept({ kind, template }: Pick<WatchedPromise, 'kind' | 'template'>): boolean {
  return kind === 'next_update' && isOfStall(template);
}

/** On whose clock, and when they are not written to; null is at no time. */
export interface Reader {
  zone: string;
  quiet: QuietHours | null;
}

/** Of a promise that is just made: it is never made for quiet hours. */
const ANY_HOUR: Reader = { zone: 'UTC', quiet: null };

/**
 * Whether the promised word has to be written now: ten minutes ahead, or, where its reader's quiet hours have come to cover that
 * moment since, ten minutes before they begin. What is written too late for that waits for their end like any other message.
 */
export function isFollowDue(promise: WatchedPromise, reader: Reader, now: Instant): boolean {
  if (!isSelfKept(promise) || promise.followedAt !== null) return false;
  return now >= followAt(promise.dueAt, reader);
}

function followAt(dueAt: Instant, { zone, quiet }: Reader): Instant {
  const ahead = dueAt - FOLLOW_AHEAD;
  if (!quiet || quietUntil(dueAt, zone, quiet) === null) return ahead;
  const begins = instantAt(localDay(dueAt, zone), quiet.fromMin, zone);
  const began = begins <= dueAt ? begins : instantAt(addDays(localDay(dueAt, zone), -1), quiet.fromMin, zone);
  return Math.min(ahead, began - FOLLOW_AHEAD);
}

/**
 * When somebody is warned that a promise may break. Of one that the portal keeps by itself only when its message has not gone by the
 * last of these minutes: a warning of what goes right by itself is soon read by nobody. An answer is watched by its ticket.
 */
export function warnAt(promise: WatchedPromise, settings: PromiseSettings): Instant | null {
  const { kind, createdAt, dueAt } = promise;
  if (kind === 'ticket_answer') return null;
  const lead = isSelfKept(promise) ? settings.leastMin * MINUTE : warnLead(dueAt - createdAt, settings);
  // on full five minutes, so that those of one stretch are one alert
  return Math.max(createdAt, Math.floor((dueAt - lead) / GRID) * GRID);
}

/** When the watch has something to do about an open promise: write what is promised, warn, or judge it. Null for what others watch. */
export function nextWatch(promise: WatchedPromise, settings: PromiseSettings, now: Instant, reader: Reader = ANY_HOUR): Instant | null {
  if (promise.kind === 'ticket_answer') return null;
  const steps: (Instant | null)[] = [
    isSelfKept(promise) && promise.followedAt === null ? followAt(promise.dueAt, reader) : null,
    promise.warnedAt === null ? warnAt(promise, settings) : null,
    promise.dueAt + 1,
  ];
  const coming = steps.filter((at): at is Instant => at !== null && at > now);
  return coming.length > 0 ? Math.min(...coming) : nextLookAfter(promise.dueAt, now);
}

/** When it is looked at next once it was judged; null is never. What is broken is looked at for when it happened after all. */
export function watchAfter(
  promise: WatchedPromise,
  verdict: Verdict,
  { settings, reader }: { settings: PromiseSettings; reader: Reader },
  now: Instant,
): Instant | null {
  if (verdict.kind === 'open') return nextWatch(promise, settings, now, reader);
  if (verdict.kind !== 'broken' || promise.kind === 'call_back') return null;
  return verdict.late && promise.kind === 'next_update' ? null : nextLookAfter(promise.dueAt, now);
}
