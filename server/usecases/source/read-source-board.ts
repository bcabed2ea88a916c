import { DAY, HOUR, type Instant } from '@/server/domain/shared/instant';
import { type Figures, figuresOf } from '@/server/domain/source/figures';
import { promisedMinutes } from '@/server/domain/source/freshness-promise';
import { type JourneyStep, stepOfCode } from '@/server/domain/source/journey-step';
import type { AlarmKind } from '@/server/domain/source/judge-traffic';
import { lastGoodCallAt, SOURCE_STATES, type SourceState, sourceState } from '@/server/domain/source/source-state';
import { addTraffic, callsOf, noTraffic, type Traffic } from '@/server/domain/source/traffic';
import { placeInWeek, usualRate } from '@/server/domain/source/usual-traffic';
import type { SourceKind } from '@/server/domain/tracking/fact';
import type { Context } from '@/server/store/context';
import { readTold, readTraffic, type ToldCode } from '@/server/store/source-traffic';
import { type AlarmRow, readOpenAlarms, readWatchedAt, readWatchedSources, type WatchedSource } from '@/server/store/source-watch';
import { holidaysOf } from './learn-usual-traffic';

/** A stretch of time that is drawn, and the width of one bar in it. */
export const SPANS = { '24h': { ms: DAY, bar: HOUR }, '7d': { ms: 7 * DAY, bar: 6 * HOUR } } as const;
export type Span = keyof typeof SPANS;

/** Calls in one bar of a drawing. */
export interface Bar {
  at: Instant;
  good: number;
  bad: number;
}

export interface SourceCard {
  id: string;
  name: string;
  adapter: string;
  kind: SourceKind;
  shop: string | null;
  enabled: boolean;
  /** Last good call, answers about numbers included. */
  lastOkAt: Instant | null;
  state: SourceState;
  alarms: { kind: AlarmKind; since: Instant; evidence: AlarmRow['evidence']; incidentId: string | null }[];
  /** Minutes within which its news should reach us; null when nothing is promised. */
  promiseMin: number | null;
  figures: Figures;
  bars: Bar[];
  /** What is usual at this hour; null while too little is known. */
  usual: { heardPerHour: number; gapMin: number } | null;
  /** What it has told of, by step of the journey, most first. */
  steps: { step: JourneyStep; facts: number; lastAt: Instant }[];
}

/** Bars of a span that ends now, empty ones included, oldest first. */
export function barsOf(rows: readonly (Traffic & { at: Instant })[], span: Span, now: Instant): Bar[] {
  const { ms, bar } = SPANS[span];
  const end = Math.floor(now / HOUR) * HOUR + HOUR;
  const bars = Array.from({ length: ms / bar }, (_, i): Bar => ({ at: end - ms + i * bar, good: 0, bad: 0 }));
  for (const row of rows) {
    const into = bars[Math.floor((row.at - (end - ms)) / bar)];
    if (!into) continue;
    into.good += row.good;
    into.bad += callsOf(row) - row.good;
  }
  return bars;
}

/** One source as it is drawn: its state, its figures over the span and what it tells. */
export function cardOf(
  source: WatchedSource,
  known: { alarms: readonly AlarmRow[]; rows: readonly (Traffic & { at: Instant })[]; told: readonly ToldCode[]; span: Span; now: Instant },
): SourceCard {
  const { id, name, adapter, kind, shop, enabled, usual } = source;
  const lastOkAt = lastGoodCallAt(source);
  const { now, span } = known;
  const promiseMin = promisedMinutes(kind, source.promiseMin);
  const since = now - SPANS[span].ms;
  const steps = new Map<JourneyStep, SourceCard['steps'][number]>();
  for (const { code, facts, lastAt } of known.told) {
    const step = stepOfCode(code);
    const sum = steps.get(step) ?? { step, facts: 0, lastAt: 0 };
    steps.set(step, { step, facts: sum.facts + facts, lastAt: Math.max(sum.lastAt, lastAt) });
  }
  const alarms = known.alarms.map(({ kind, since, evidence, incidentId }) => ({ kind, since, evidence, incidentId }));
  const holidays = usual && holidaysOf(usual.timeZone);
  const place = usual && placeInWeek(now, usual.timeZone, holidays!);
  return {
    id,
    name,
    adapter,
    kind,
    shop,
    enabled,
    lastOkAt,
    state: sourceState({ enabled, lastGoodAt: lastOkAt, alarms: alarms.map((a) => a.kind) }),
    alarms,
    promiseMin,
    figures: figuresOf(known.rows.filter((r) => r.at >= since - HOUR).reduce(addTraffic, noTraffic()), promiseMin),
    bars: barsOf(known.rows, span, now),
    usual: usual && { heardPerHour: usualRate(usual, now, holidays!), gapMin: usual.gapMin[place!.type][place!.hour]! },
    steps: [...steps.values()].sort((a, b) => b.facts - a.facts),
  };
}

/** Every source, and when anybody last looked at how they are. */
export interface SourceBoard {
  asOf: Instant;
  /** When the watch last ran; null when it never did. States are as old as that. */
  watchedAt: Instant | null;
  sources: SourceCard[];
}

/** Every source: who tells us what, how often and when last, the gravest first. Hours are up to a minute old. */
export async function readSourceBoard(ctx: Context, input: { span: Span }): Promise<SourceBoard> {
  const now = ctx.now();
  const [sources, alarms, hours, told, watchedAt] = await Promise.all([
    readWatchedSources(ctx.db),
    readOpenAlarms(ctx.db),
    readTraffic(ctx.db, 'hour', now - SPANS[input.span].ms),
    readTold(ctx.db),
    readWatchedAt(ctx.db),
  ]);
  const of = <T extends { sourceId: string }>(rows: readonly T[], id: string) => rows.filter((r) => r.sourceId === id);
  const cards = sources.map((s) =>
    cardOf(s, { alarms: of(alarms, s.id), rows: of(hours, s.id), told: of(told, s.id), span: input.span, now }),
  );
  const gravity = ({ state }: SourceCard) => SOURCE_STATES.indexOf(state);
  return { asOf: now, watchedAt, sources: cards.sort((a, b) => gravity(a) - gravity(b) || (a.name < b.name ? -1 : 1)) };
}
