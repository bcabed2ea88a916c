import { HOUR, type Instant, MINUTE } from '@/server/domain/shared/instant';
import { isSilenceOver } from '@/server/domain/source/alarm';
import { promisedMinutes } from '@/server/domain/source/freshness-promise';
import { expectedBetween, judgeSilence, LEVEL_MS } from '@/server/domain/source/judge-silence';
import { type AlarmKind, CALLS_JUDGED_MS, judgeTraffic, NEWS_JUDGED_MS } from '@/server/domain/source/judge-traffic';
import { addTraffic, isHeard, noTraffic, type Traffic } from '@/server/domain/source/traffic';
import type { Context } from '@/server/store/context';
import { readFailures, readHeardBefore, readTraffic, rollUpHours } from '@/server/store/source-traffic';
import { type AlarmRow, noteUptime, readOpenAlarms, readWatchedSources, type WatchedSource } from '@/server/store/source-watch';
import { type Evidence, keepAlarm, keepSilence } from './keep-alarms';
import { holidaysOf, learnUsualTraffic } from './learn-usual-traffic';

/** Minutes that arrive late at the database (a process that could not write) are in time for this long. */
const ROLLED_UP_MS = 3 * HOUR;
/** The watch runs each minute; a longer pause than this means that the portal was down. */
const LONGEST_BREAK_MS = 5 * MINUTE;

/** In its first hours a source may tell its whole past, and after a break of ours what it could not tell meanwhile. */
const TAKES_OVER_HOURS = 2;
/** What is judged of a source in its everyday only: old news and long answers are no wonder while it catches up. */
const OF_EVERY_DAY: readonly AlarmKind[] = ['late', 'slow'];

type MinuteRow = Traffic & { at: Instant };

/**
 * Looks at every source: makes its hours, learns what is usual, raises the alarms that thresholds and silence call for
 * and ends those that are over. A silence is counted from the last good call, or from when the portal came back up; it
 * opens an incident. Runs each minute in one process at a time; running it again changes nothing.
 */
export async function watchSources(ctx: Context): Promise<{ open: number }> {
  const now = ctx.now();
  const upSince = await noteUptime(ctx.db, now, LONGEST_BREAK_MS);
  await rollUpHours(ctx.db, now - ROLLED_UP_MS);
  const sources = await readWatchedSources(ctx.db);
  const alarms = await readOpenAlarms(ctx.db);
  const heardBefore = await readHeardBefore(ctx.db, LEVEL_MS);
  const minutes = new Map<string, MinuteRow[]>();
  for (const row of await readTraffic(ctx.db, 'minute', now - NEWS_JUDGED_MS))
    minutes.set(row.sourceId, [...(minutes.get(row.sourceId) ?? []), row]);
  for (const source of sources) {
    const open = alarms.filter((a) => a.sourceId === source.id);
    const rows = minutes.get(source.id) ?? [];
    await watchTraffic(ctx, { source, open, rows, upSince });
    await watchSilence(ctx, { source, open, rows, upSince, heardBefore: heardBefore.get(source.id) ?? 0 });
  }
  return { open: (await readOpenAlarms(ctx.db)).length };
}

interface Watched {
  source: WatchedSource;
  open: readonly AlarmRow[];
  /** Minutes of the last hour in which it called, oldest first. */
  rows: readonly MinuteRow[];
  /** Since when the portal runs without a break. */
  upSince: Instant;
}

async function watchTraffic(ctx: Context, { source, open, rows, upSince }: Watched): Promise<void> {
  const now = ctx.now();
  const since = (age: number) => rows.filter((m) => m.at > now - age).reduce(addTraffic, noTraffic());
  const thresholds = { ...source, promiseMin: promisedMinutes(source.kind, source.promiseMin) };
  const crossed = source.enabled ? judgeTraffic(since(CALLS_JUDGED_MS), since(NEWS_JUDGED_MS), thresholds) : [];
  const isCatchingUp = now - upSince < NEWS_JUDGED_MS || (source.usual?.hours ?? 0) < TAKES_OVER_HOURS;
  for (const kind of ['failing', 'refused', 'incomplete', 'late', 'slow'] as const) {
    const found = crossed.find((c) => c.kind === kind && !(isCatchingUp && OF_EVERY_DAY.includes(kind)));
    const begun = now - (kind === 'late' || kind === 'incomplete' ? NEWS_JUDGED_MS : CALLS_JUDGED_MS);
    const evidence: Evidence | null = found ? { measured: found.measured, threshold: found.threshold, of: found.of } : null;
    await keepAlarm(ctx, { source, kind, open: open.find((a) => a.kind === kind), since: begun, evidence });
  }
}

async function watchSilence(ctx: Context, { source, open, rows, upSince, heardBefore }: Watched & { heardBefore: number }): Promise<void> {
  const now = ctx.now();
  const alarm = open.find((a) => a.kind === 'silent');
  const { lastOkAt } = source;
  const usual = alarm ? source.usual : await learnUsualTraffic(ctx, source);
  // of whom nothing is promised (people) nothing is missed
  const isWatched = source.enabled && source.watchSilence && promisedMinutes(source.kind, source.promiseMin) !== null;
  if (!isWatched || lastOkAt === null || usual === null) {
    if (alarm) await keepSilence(ctx, { source, alarm, silence: null, isOver: true });
    return;
  }
  const holidays = holidaysOf(usual.timeZone);
  // of the hours in which the portal was down nobody knows what kind of day it is
  const heard = lastOkAt >= upSince ? { since: lastOkAt, heardBefore } : { since: upSince, heardBefore: Number.POSITIVE_INFINITY };
  const silence = judgeSilence(usual, heard, now, holidays);
  if (silence.kind === 'silent') {
    const evidence = {
      ...(await countSince(ctx, source, lastOkAt)),
      expected: Math.round(silence.expected),
      usualGapMin: silence.usualGapMin,
    };
    await keepSilence(ctx, { source, alarm, silence: { lastOkAt, evidence }, isOver: false });
  } else if (alarm) {
    const again = rows.filter((m) => isHeard(m) && m.at + MINUTE > alarm.seenAt).length;
    const expected = expectedBetween(usual, alarm.seenAt, now, holidays);
    await keepSilence(ctx, { source, alarm, silence: null, isOver: isSilenceOver({ seenAt: alarm.seenAt, now, heard: again, expected }) });
  }
}

/** Calls since the last good one that were not good, and why most of them were refused. */
async function countSince(ctx: Context, source: WatchedSource, lastOkAt: Instant): Promise<Evidence> {
  const since = (await readTraffic(ctx.db, 'minute', lastOkAt, source.id)).reduce(addTraffic, noTraffic());
  const reasons = since.refused > 0 ? await readFailures(ctx.db, source.id, Math.floor(lastOkAt / HOUR) * HOUR) : [];
  const refusedAs = reasons.find((r) => r.kind === 'refused')?.reason;
  return { refused: since.refused, failed: since.failed + since.unreadable, ...(refusedAs ? { refusedAs } : {}) };
}
