import type { Instant } from '@/server/domain/shared/instant';
import { HOUR } from '@/server/domain/shared/instant';
import { lastGoodCallAt, type SourceState, sourceState } from '@/server/domain/source/source-state';
import type { SourceKind } from '@/server/domain/tracking/fact';
import { type BoardCell, countNoticesSince, countOpenOrders, listStalledOrders, type QuietOrder } from '@/server/store/board';
import type { Context } from '@/server/store/context';
import { type IncidentRow, listIncidents } from '@/server/store/incident-reading';
import { readSources } from '@/server/store/source';
import { readOpenAlarms } from '@/server/store/source-watch';

/** Everything the board shows, as of one moment. */
export interface Board {
  asOf: Instant;
  /** Open orders by state, colour, region and product line; sums are made from these alone, so that they agree. */
  cells: BoardCell[];
  /** Red ones first, each colour with the longest silent first. */
  stalled: QuietOrder[];
  /** Notices of the last 24 hours by state. */
  notices: { state: string; notices: number }[];
  /** Open incidents, newest first. */
  incidents: IncidentRow[];
  sources: { id: string; name: string; kind: SourceKind; state: SourceState; lastOkAt: Instant | null }[];
}

const STALLED_SHOWN = 12;
const INCIDENTS_SHOWN = 5;

/** The overview of all open orders (R0-17). */
export async function readBoard(ctx: Context): Promise<Board> {
  const asOf = ctx.now();
  const [cells, red, yellow, notices, incidents, sources, alarms] = await Promise.all([
    countOpenOrders(ctx.db),
    listStalledOrders(ctx.db, 'red', STALLED_SHOWN),
    listStalledOrders(ctx.db, 'yellow', STALLED_SHOWN),
    countNoticesSince(ctx.db, asOf - 24 * HOUR),
    listIncidents(ctx.db, { isOpen: true, limit: INCIDENTS_SHOWN }),
    readSources(ctx.db),
    readOpenAlarms(ctx.db),
  ]);
  return {
    asOf,
    cells,
    stalled: [...red, ...yellow].slice(0, STALLED_SHOWN),
    notices,
    incidents,
    sources: sources.map((source) => {
      const { id, name, kind, enabled } = source;
      const lastOkAt = lastGoodCallAt(source);
      const kinds = alarms.filter((alarm) => alarm.sourceId === id).map((alarm) => alarm.kind);
      return { id, name, kind, state: sourceState({ enabled, lastGoodAt: lastOkAt, alarms: kinds }), lastOkAt };
    }),
  };
}
