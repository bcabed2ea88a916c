import { locate } from '@/server/domain/place/locate';
import { HOUR, type Instant, MINUTE, SECOND } from '@/server/domain/shared/instant';
import { addToBuckets, LAG_ENDS, LATENCY_ENDS } from '@/server/domain/source/buckets';
import type { KeyRefusal } from '@/server/domain/source/refused-call';
import { type CallOutcome, noTraffic, type Traffic } from '@/server/domain/source/traffic';
import { singleton } from '@/server/platform/singleton';
import { type Context, inTransaction, newContext } from '@/server/store/context';
import { addRefusedCallers, type RefusedCaller, trimRefusedCallers } from '@/server/store/refused-call';
import {
  addFailures,
  addHeard,
  addMinutes,
  addRefusals,
  addTold,
  type FailedCalls,
  type HeardSource,
  type MinuteOfTraffic,
  type Refusal,
  type ToldCode,
} from '@/server/store/source-traffic';
import type { RecordAnswer, RecordBatch, RecordOutcome } from '../tracking/record-batch';

const FLUSHED_EACH_MS = 2 * SECOND;
/** Reasons and addresses that one flush keeps of all sources together: a storm of refused calls stays small. */
const MOST_REASONS = 200;
const MOST_ADDRESSES = 500;
/** Addresses that are kept of callers with one key, and of callers nobody knows. */
const CALLERS_KEPT = 100;
/** Flushes that are kept while the database is away. */
const MOST_UNWRITTEN = 300;

/** What became of one call of a source; `source` is the account's name. */
export interface Call {
  source: string;
  outcome: CallOutcome;
  /** It answered a question of ours about numbers; it was not heard of its own accord. */
  isAnswer?: boolean;
  /** When it came, and how long it took until it was answered. */
  at: Instant;
  tookMs: number;
  /** Why it was not good, in a few words without personal data. */
  reason?: string;
  /** From where it came. */
  address?: string;
}

interface Gathered {
  minutes: Map<string, MinuteOfTraffic>;
  failures: Map<string, FailedCalls>;
  refusals: Map<string, Refusal & { source: string }>;
  told: Map<string, ToldCode & { source: string }>;
  callers: Map<string, RefusedCaller>;
  heard: Map<string, HeardSource>;
}

interface Counter {
  gathered: Gathered;
  /** What could not be written yet, oldest first. */
  unwritten: Gathered[];
  flushing: Promise<void>;
  timer?: NodeJS.Timeout;
}

const nothing = (): Gathered => ({
  minutes: new Map(),
  failures: new Map(),
  refusals: new Map(),
  told: new Map(),
  callers: new Map(),
  heard: new Map(),
});

const counterState = () =>
  singleton('source-traffic', (): Counter => ({ gathered: nothing(), unwritten: [], flushing: Promise.resolve() }));

/** What is being gathered; it is written in two seconds at most. */
function counter(ctx: Context): Gathered {
  const state = counterState();
  state.timer ??= setTimeout(() => {
    state.timer = undefined;
    void flushTraffic(newContext()).catch((error: Error) => ctx.log.error({ err: error }, 'the traffic of sources was not written'));
  }, FLUSHED_EACH_MS).unref();
  return state.gathered;
}

/** The entry of a map, made when it is missing; undefined when the map is full. */
function entry<T>(map: Map<string, T>, key: string, make: () => T, most = Number.POSITIVE_INFINITY): T | undefined {
  const known = map.get(key);
  if (known !== undefined || map.size >= most) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function minuteOf(gathered: Gathered, source: string, at: Instant): Traffic {
  const minute = Math.floor(at / MINUTE) * MINUTE;
  return entry(gathered.minutes, `${minute}|${source}`, () => ({ source, at: minute, traffic: noTraffic() }))!.traffic;
}

/** Counts one call of a source. Counts are gathered in memory and written every two seconds: a call writes nothing. */
export function countCall(ctx: Context, call: Call): void {
  const gathered = counter(ctx);
  const { source, outcome, at } = call;
  const traffic = minuteOf(gathered, source, at);
  traffic[outcome] += 1;
  addToBuckets(traffic.latency, LATENCY_ENDS, call.tookMs);
  const heard = entry(gathered.heard, source, (): HeardSource => ({ source, lastOkAt: null, lastAnswerAt: null, rejected: 0 }))!;
  if (outcome === 'good') {
    if (call.isAnswer) {
      traffic.asked += 1;
      heard.lastAnswerAt = Math.max(heard.lastAnswerAt ?? 0, at);
    } else heard.lastOkAt = Math.max(heard.lastOkAt ?? 0, at);
    return;
  }
  heard.rejected += 1;
  const hour = Math.floor(at / HOUR) * HOUR;
  const reason = (call.reason ?? 'unknown').slice(0, 120);
  const failure = entry(
    gathered.failures,
    `${hour}|${outcome}|${source}|${reason}`,
    () => ({ source, at: hour, kind: outcome, reason, calls: 0 }),
    MOST_REASONS,
  );
  if (failure) failure.calls += 1;
  if (outcome !== 'refused' || !call.address) return;
  const { address } = call;
  const refusal = entry(
    gathered.refusals,
    `${address}|${source}`,
    () => ({ source, address, reason, calls: 0, firstAt: at, lastAt: at }),
    MOST_ADDRESSES,
  );
  if (refusal) Object.assign(refusal, { calls: refusal.calls + 1, reason, lastAt: Math.max(refusal.lastAt, at) });
}

/** Counts a call that was refused for its API key; `keyId` is '' where nobody knows the key. */
export function countRefusedCaller(ctx: Context, call: { keyId: string; address: string; reason: KeyRefusal; at: Instant }): void {
  const { keyId, address, reason, at } = call;
  const made = () => ({ keyId, address, reason, calls: 0, firstAt: at, lastAt: at });
  const caller = entry(counter(ctx).callers, `${keyId}|${address}`, made, MOST_ADDRESSES);
  if (caller) Object.assign(caller, { calls: caller.calls + 1, reason, lastAt: Math.max(caller.lastAt, at) });
}

/**
 * Counts what sources told anew, and how old it was. Of all that one call tells about one order or shipment only the
 * newest is news: a full list tells its whole past along with it. What is known to the day only is not measured, nor is
 * an order whose source does not say when it changed it.
 */
export function countNews(ctx: Context, batch: RecordBatch, answer: RecordAnswer): void {
  const gathered = counter(ctx);
  const now = ctx.now();
  const newest = new Map<string, { source: string; at: Instant }>();
  const isNew = (outcome: RecordOutcome | undefined) => outcome?.status === 'accepted' || outcome?.status === 'unmapped';
  const count = (source: string, code: string, news: { about: string; at: Instant } | null) => {
    const traffic = minuteOf(gathered, source, now);
    traffic.facts += 1;
    if (code === '') traffic.unmapped += 1;
    const told = entry(gathered.told, `${source}|${code}`, () => ({ source, code, facts: 0, lastAt: now }))!;
    told.facts += 1;
    told.lastAt = now;
    if (news && (newest.get(news.about)?.at ?? 0) < news.at) newest.set(news.about, { source, at: news.at });
  };
  for (const [i, { reporter, header, changedAt }] of batch.orders.entries()) {
    const news = changedAt === undefined ? null : { about: `${reporter.source}|${header.shop}|${header.orderNo}|`, at: changedAt };
    if (!isNew(answer.orders[i])) continue;
    count(reporter.source, 'order.placed', news);
    const traffic = minuteOf(gathered, reporter.source, now);
    traffic.orders += 1;
    const to = header.destination && locate(header.destination);
    if (!to?.province && !to?.city) traffic.unplaced += 1;
  }
  for (const [i, { reporter, code, order, shipment, occurredAt, precision }] of batch.facts.entries()) {
    const about = [reporter.source, order?.shop, order?.orderNo, shipment?.trackingNo].join('|');
    if (isNew(answer.facts[i])) count(reporter.source, code ?? '', precision === 'day' ? null : { about, at: occurredAt });
  }
  for (const { source, at } of newest.values()) addToBuckets(minuteOf(gathered, source, now).lag, LAG_ENDS, Math.max(0, now - at));
}

/**
 * Writes what was gathered so far; what cannot be written is kept for the next time, ten minutes of it at most. Called once
 * more at shutdown: a process that is killed loses the counts of two seconds, and nothing else.
 */
export async function flushTraffic(ctx: Context): Promise<void> {
  const state = counterState();
  if (Object.values(state.gathered).some((map) => map.size > 0)) state.unwritten.push(state.gathered);
  state.gathered = nothing();
  // one flush at a time, or two would write the same counts
  state.flushing = state.flushing.catch(() => undefined).then(() => writeAll(ctx, state.unwritten));
  await state.flushing;
}

async function writeAll(ctx: Context, unwritten: Gathered[]): Promise<void> {
  unwritten.splice(0, unwritten.length - MOST_UNWRITTEN);
  while (unwritten.length > 0) {
    const { heard, minutes, failures, refusals, told, callers } = unwritten[0]!;
    await inTransaction(ctx, async (tx) => {
      await addHeard(tx.db, [...heard.values()]);
      await addMinutes(tx.db, [...minutes.values()]);
      await addFailures(tx.db, [...failures.values()]);
      await addRefusals(tx.db, [...refusals.values()]);
      await addTold(tx.db, [...told.values()]);
      await addRefusedCallers(tx.db, [...callers.values()]);
      // whoever calls from ever new addresses fills no table
      if (callers.size > 0) await trimRefusedCallers(tx.db, CALLERS_KEPT);
    });
    unwritten.shift();
  }
}
