import { type QuietHours, readQuietHours } from '@/server/domain/calendar/quiet-hours';
import { environment } from '@/server/platform/environment';

/** When nobody is written to who chose nothing else; null writes at any hour. */
export function shopQuietHours(): QuietHours | null {
  return readQuietHours(environment().DAONA_QUIET_HOURS);
}
