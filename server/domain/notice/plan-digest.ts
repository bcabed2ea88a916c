import { HOUR, type Instant, MINUTE } from '../shared/instant';
import type { AlertSettings } from './alert-settings';

/** How pressing an alert is: `first` is P0 and P1, `urgent` may wake somebody, `calm` can wait. */
export type Pressure = 'first' | 'urgent' | 'calm';

/** An alert that waits to be told to one person or group outside the console. */
export interface WaitingAlert {
  id: string;
  /** What is alike is told together. */
  kind: string;
  pressure: Pressure;
  createdAt: Instant;
}

/** A message that went out, or may have; `kinds` are all that it told of. */
export interface SentAlert {
  at: Instant;
  kinds: readonly string[];
}

/** What becomes of the alerts that wait: some are one message now, told by its most pressing one; some wait until a moment. */
export type DigestStep = { kind: 'send'; lead: string; with: string[] } | { kind: 'wait'; ids: string[]; until: Instant };

type Limits = Pick<AlertSettings, 'gatherMin' | 'mostPerHour'>;

const PRESSING: Record<Pressure, number> = { first: 0, urgent: 1, calm: 2 };

const byPressure = (a: WaitingAlert, b: WaitingAlert) =>
  PRESSING[a.pressure] - PRESSING[b.pressure] || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);

/**
 * Plans the messages to one recipient at `now`. What is alike is one message: the first that is urgent goes at once, what can wait
 * is gathered, and so is whatever follows a message of its kind within the time of gathering. No more than the most of an hour
 * go out, except with P0 or P1 in them; what is too many then waits, and is one message over all kinds. `sent` holds at least the
 * messages of the last hour. Every alert stands in exactly one step.
 */
export function planDigest(waiting: readonly WaitingAlert[], sent: readonly SentAlert[], limits: Limits, now: Instant): DigestStep[] {
  const gather = limits.gatherMin * MINUTE;
  const groups = new Map<string, WaitingAlert[]>();
  for (const alert of [...waiting].sort(byPressure)) groups.set(alert.kind, [...(groups.get(alert.kind) ?? []), alert]);
  const steps: DigestStep[] = [];
  const due: WaitingAlert[][] = [];
  for (const [kind, alerts] of groups) {
    const at = momentOf(kind, alerts, sent, gather);
    if (at > now) steps.push({ kind: 'wait', ids: alerts.map(({ id }) => id), until: at });
    else due.push(alerts);
  }
  return [...steps, ...withinTheHour(due, sent, limits.mostPerHour, now)];
}

/** When alerts of one kind are told: at once where one presses and none was told lately. */
function momentOf(kind: string, alerts: readonly WaitingAlert[], sent: readonly SentAlert[], gather: number): Instant {
  const last = Math.max(...sent.filter(({ kinds }) => kinds.includes(kind)).map(({ at }) => at), Number.NEGATIVE_INFINITY);
  const isCalm = alerts[0]!.pressure === 'calm';
  const oldest = Math.min(...alerts.map(({ createdAt }) => createdAt));
  return Math.max(last + gather, oldest + (isCalm ? gather : 0));
}

function withinTheHour(due: readonly WaitingAlert[][], sent: readonly SentAlert[], most: number, now: Instant): DigestStep[] {
  const isFirst = (alerts: readonly WaitingAlert[]) => alerts[0]!.pressure === 'first';
  const steps = due.filter(isFirst).map(messageOf);
  const others = due.filter((alerts) => !isFirst(alerts));
  const lately = sent.map(({ at }) => at).filter((at) => at > now - HOUR);
  const room = most - lately.length - steps.length;
  if (others.length === 0) return steps;
  if (others.length <= room) return [...steps, ...others.map(messageOf)];
  if (room > 0) return [...steps, ...others.slice(0, room - 1).map(messageOf), messageOf(others.slice(room - 1).flat())];
  // the message that makes room is the one after whose hour one fewer than the most are left
  const ends = [...lately, ...steps.map(() => now)].sort((a, b) => b - a)[most - 1]! + HOUR;
  return [...steps, { kind: 'wait', ids: others.flat().map(({ id }) => id), until: ends }];
}

function messageOf(alerts: readonly WaitingAlert[]): DigestStep {
  const [lead, ...rest] = [...alerts].sort(byPressure);
  return { kind: 'send', lead: lead!.id, with: rest.map(({ id }) => id) };
}
