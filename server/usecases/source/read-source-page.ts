import { HOUR, type Instant } from '@/server/domain/shared/instant';
import { SOURCES } from '@/server/sources/registry';
import type { Context } from '@/server/store/context';
import { type DeliveryRow, readDeliveries } from '@/server/store/raw-payload';
import { findSourceById, findSourceByName } from '@/server/store/source';
import {
  type FailedCalls,
  type Refusal,
  readFailures,
  readRefusals,
  readTold,
  readTraffic,
  type ToldCode,
} from '@/server/store/source-traffic';
import { type AlarmRow, readAlarms, readWatchedAt, readWatchedSources, type WatchSettings } from '@/server/store/source-watch';
import { cardOf, type SourceCard, SPANS, type Span } from './read-source-board';

const ALARMS_SHOWN = 20;
const DELIVERIES_SHOWN = 30;

/** Everything the page of one source shows, without its secrets and without who calls it. */
export interface SourcePage {
  kind: 'found';
  asOf: Instant;
  /** When the watch last ran; null when it never did. */
  watchedAt: Instant | null;
  source: SourceCard;
  timeZone: string;
  /** Names of the secrets its vendor's signature needs; optional ones end with `?`. */
  secretNames: readonly string[];
  /** Whether it pushes to an address of its own; others post with an API key or are asked by us. */
  hasAddress: boolean;
  watch: WatchSettings;
  failures: Omit<FailedCalls, 'source' | 'at'>[];
  told: ToldCode[];
  alarms: AlarmRow[];
}

/** One source, by id or name, with its figures over a span, why calls failed, what it tells and the alarms it raised. */
export async function readSourcePage(
  ctx: Context,
  input: ({ id: string } | { name: string }) & { span: Span },
): Promise<SourcePage | { kind: 'missing' }> {
  const now = ctx.now();
  const since = now - SPANS[input.span].ms;
  const id = 'id' in input ? input.id : (await findSourceByName(ctx.db, input.name))?.id;
  const [source] = id === undefined ? [] : await readWatchedSources(ctx.db, id);
  if (!source) return { kind: 'missing' };
  const [rows, failures, told, alarms, watchedAt] = await Promise.all([
    readTraffic(ctx.db, 'hour', since, source.id),
    readFailures(ctx.db, source.id, Math.floor(since / HOUR) * HOUR),
    readTold(ctx.db, source.id),
    readAlarms(ctx.db, source.id, ALARMS_SHOWN),
    readWatchedAt(ctx.db),
  ]);
  const { promiseMin, minSuccessPct, minFreshPct, minCompletePct, maxLatencyMs, watchSilence } = source;
  const vendor = SOURCES[source.adapter];
  return {
    kind: 'found',
    asOf: now,
    watchedAt,
    source: cardOf(source, { alarms: alarms.filter((a) => a.closedAt === null), rows, told, span: input.span, now }),
    timeZone: source.timeZone,
    secretNames: vendor?.secretNames ?? [],
    hasAddress: vendor !== undefined,
    watch: { promiseMin, minSuccessPct, minFreshPct, minCompletePct, maxLatencyMs, watchSilence },
    failures,
    told,
    alarms,
  };
}

/** From where it may push, who was refused, and what arrived last, without a word of what it said. Null for a source that does not exist. */
export async function readSourceCallers(
  ctx: Context,
  input: { id: string },
): Promise<{ refusals: Refusal[]; deliveries: DeliveryRow[]; allowedFrom: string[] } | null> {
  const source = await findSourceById(ctx.db, input.id);
  if (!source) return null;
  const [refusals, deliveries] = await Promise.all([
    readRefusals(ctx.db, source.id),
    readDeliveries(ctx.db, source.name, DELIVERIES_SHOWN),
  ]);
  return { refusals, deliveries, allowedFrom: source.allowedFrom };
}

/** What can be set up: each vendor with the secrets it needs, and `canonical` for systems that post with an API key. Connectors have a page of their own. */
export function listAdapters(): { code: string; secretNames: readonly string[] }[] {
  const vendors = Object.values(SOURCES)
    .filter(({ code }) => code !== 'connector')
    .map(({ code, secretNames }) => ({ code, secretNames }));
  return [{ code: 'canonical', secretNames: [] }, ...vendors.sort((a, b) => (a.code < b.code ? -1 : 1))];
}
