import { offsetAt } from '../domain/calendar/zoned-time';
import type { Instant } from '../domain/shared/instant';

/** A moment as mainland vendors write it: `yyyy-MM-dd HH:mm:ss` on a clock in Shanghai. */
export function mainlandTime(at: Instant): string {
  return new Date(at + offsetAt(at, 'Asia/Shanghai')).toISOString().slice(0, 19).replace('T', ' ');
}
