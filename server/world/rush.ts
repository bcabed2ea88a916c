import { SHOPS } from './goods';
import { randomFor } from './random';
import type { WorldSeed } from './roster';
import type { Story } from './story';
import { chinaDayDigits, HOUR } from './time';
import type { Trouble, TroubleKind } from './troubles';
import { writeStory } from './write-story';

/** Outages that are rehearsed at a busy hour, so that one of an ordinary world concerns some two hundred orders. */
const BUSY: ReadonlySet<TroubleKind> = new Set(['silent_wms', 'refused_payments', 'stopped_handover', 'lost_regions']);
const ORDERS = 200;
const WITHIN = HOUR;

/**
 * Orders that come in beside the usual ones in the first hour of a rehearsed outage, as long as it lasts; they go their way
 * as planned. `until` is when the telling stops. Numbers carry the place of the trouble, so that no two share one.
 */
export function rushStories(world: WorldSeed, troubles: readonly Trouble[], until: number): Story[] {
  return troubles.flatMap((trouble, place) => {
    if (!BUSY.has(trouble.kind)) return [];
    const end = Math.min(until, trouble.to ?? until);
    return Array.from({ length: ORDERS }, (_, i) => trouble.from + Math.round(((i + 1) * WITHIN) / ORDERS))
      .filter((placedAt) => placedAt <= end)
      .map((placedAt, i) => {
        const shop = randomFor(world.seed, trouble.from, i, 'rush').chance(0.6) ? ('home' as const) : ('food' as const);
        const orderNo = `${SHOPS[shop].prefix}${chinaDayDigits(world.bornAt)}-R${place + 1}${String(i + 1).padStart(3, '0')}`;
        return writeStory(world.seed, { orderNo, plot: 'on_time', shop, placedAt, anchorAt: placedAt, speed: world.speed });
      });
  });
}
