import type { Holidays } from '@/server/domain/calendar/calendar';
import { CHINA_HOLIDAYS, NO_HOLIDAYS } from '@/server/domain/calendar/china-holidays';
import { DAY, HOUR, type Instant, MINUTE } from '@/server/domain/shared/instant';
import { LEARNED_MS, learnUsual, type UsualTraffic } from '@/server/domain/source/usual-traffic';
import type { Context } from '@/server/store/context';
import { readHeardHours } from '@/server/store/source-traffic';
import { readFirstHeard, readSilentStretches, saveUsual, type WatchedSource } from '@/server/store/source-watch';
import { readShopZone } from '../access/read-shop-zone';

const LEARNED_EACH_MS = HOUR;
/** In its first two days a source is learned anew more often: every hour tells much. */
const YOUNG_HOURS = (2 * DAY) / HOUR;
const LEARNED_YOUNG_EACH_MS = 5 * MINUTE;

/** Public holidays that a zone's shops live by. */
export function holidaysOf(timeZone: string): Holidays {
  return timeZone === 'Asia/Shanghai' || timeZone === 'Asia/Urumqi' ? CHINA_HOLIDAYS : NO_HOLIDAYS;
}

/**
 * What is usual of a source, learned anew when that is due, on the clock of its shop. Null while too little is known.
 * Learned up to the last good call: what came after it is what is to be judged.
 */
export async function learnUsualTraffic(ctx: Context, source: WatchedSource): Promise<UsualTraffic | null> {
  const each = source.usual && source.usual.hours >= YOUNG_HOURS ? LEARNED_EACH_MS : LEARNED_YOUNG_EACH_MS;
  if (source.lastOkAt === null || (source.learnedAt !== null && ctx.now() - source.learnedAt < each)) return source.usual;
  const from = await readFirstHeard(ctx.db, source.id);
  const usual = from === null ? null : await learn(ctx, source, from, source.lastOkAt);
  await saveUsual(ctx.db, source.id, usual, ctx.now());
  return usual;
}

async function learn(ctx: Context, source: WatchedSource, from: Instant, until: Instant): Promise<UsualTraffic | null> {
  const since = until - LEARNED_MS;
  const timeZone = source.shop === null ? source.timeZone : await readShopZone(ctx, source.shop);
  const hours = await readHeardHours(ctx.db, source.id, since);
  const without = await readSilentStretches(ctx.db, source.id, since);
  return learnUsual({ hours, from, until, without, timeZone, holidays: holidaysOf(timeZone) });
}
