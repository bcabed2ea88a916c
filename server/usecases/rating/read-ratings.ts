import { ANONYMOUS_FROM, npsOf } from '@/server/domain/rating/rating';
import { DAY } from '@/server/domain/shared/instant';
import type { Context } from '@/server/store/context';
import { type RatingGroup, tallyRatings } from '@/server/store/rating';

const WEEKS = 12;
const ZONE = 'Asia/Shanghai';

/** A week of one carrier, or of all; figures only where the group keeps its members anonymous. */
export interface RatingLine {
  week: string;
  /** Null for all carriers together. */
  carrier: string | null;
  all: number;
  figures: { nps: number; average: number; reasons: Record<string, number> } | null;
}

/** What customers thought in the last twelve weeks, by week and carrier, newest first; each week begins with all carriers. */
export async function readRatings(ctx: Context): Promise<RatingLine[]> {
  const groups = await tallyRatings(ctx.db, ctx.now() - WEEKS * 7 * DAY, ZONE);
  const weeks = [...new Set(groups.map((group) => group.week))];
  return weeks.flatMap((week) => {
    const own = groups.filter((group) => group.week === week);
    return [line({ ...sum(own), week, carrier: null }), ...own.filter((group) => group.carrier !== null).map(line)];
  });
}

function sum(groups: readonly RatingGroup[]): Omit<RatingGroup, 'week' | 'carrier'> {
  const all = groups.reduce((n, g) => n + g.all, 0);
  const reasons: Record<string, number> = {};
  for (const group of groups) for (const [reason, n] of Object.entries(group.reasons)) reasons[reason] = (reasons[reason] ?? 0) + n;
  return {
    all,
    promoters: groups.reduce((n, g) => n + g.promoters, 0),
    detractors: groups.reduce((n, g) => n + g.detractors, 0),
    average: all === 0 ? 0 : groups.reduce((n, g) => n + g.average * g.all, 0) / all,
    reasons,
  };
}

function line(group: RatingGroup): RatingLine {
  const { week, carrier, all, average, reasons } = group;
  const nps = npsOf(group);
  return { week, carrier, all, figures: all < ANONYMOUS_FROM || nps === null ? null : { nps, average, reasons } };
}
