import { standsStill } from '@/server/domain/incident/clock-pauses';
import type { Pause } from '@/server/domain/incident/fold-pauses';
import { isUnheard } from '@/server/domain/incident/is-unheard';
import { isOnClock } from '@/server/domain/incident/withheld-at';
import { runningClocks } from '@/server/domain/rule/clock-start';
import { type Instant, MINUTE } from '@/server/domain/shared/instant';
import type { Context } from '@/server/store/context';
import { type QuietSource, readQuietSources } from '@/server/store/incident-evidence';
import { holidaysOf } from '../source/learn-usual-traffic';
import type { DueStall } from './find-common-causes';

/** No source is expected to be heard more often. */
const SHORTEST = 3 * MINUTE;
/** A stall that is due for longer is told all the same: by then a source that is heard often is known to be silent. */
const DOUBTED_FOR = 30 * MINUTE;

/** The pause that a source would mean if its quiet turned out to be silence. */
function pauseOf({ source, sourceKind, lastGoodAt }: QuietSource): Pause {
  return { incident: '', kind: 'source_silent', source, sourceKind, from: lastGoodAt, until: null };
}

/**
 * Of stalls that are due, those that can be told: left out is what only a source could contradict that is itself quiet for
 * longer than usual. It is asked again within minutes: by then the source was heard, or its silence is an incident.
 * `dueSince` is when the order's rungs fell due; half an hour later there is no doubt any more.
 */
export async function withoutDoubt(ctx: Context, due: readonly DueStall[], dueSince: (orderId: string) => Instant): Promise<DueStall[]> {
  if (due.length === 0) return [];
  const now = ctx.now();
  const quiet = (await readQuietSources(ctx.db, now - SHORTEST))
    .filter(({ usual, lastGoodAt }) => isUnheard(usual, lastGoodAt, now, holidaysOf(usual.timeZone)))
    .map((source) => ({ shop: source.shop, pause: pauseOf(source) }));
  if (quiet.length === 0) return [...due];
  return due.filter(({ order, stall }) => {
    if (now - dueSince(order.id) >= DOUBTED_FOR) return true;
    const clocks = runningClocks(order.doc.state).filter((clock) => isOnClock([clock], stall));
    return !clocks.some((clock) =>
      quiet.some(({ shop, pause }) => (shop === null || shop === order.shop) && standsStill(clock, order.doc.state, pause)),
    );
  });
}
