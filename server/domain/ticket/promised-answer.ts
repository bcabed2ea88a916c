import { SERVICE_WEEK } from '../calendar/calendar-book';
import { CHINA_HOLIDAYS } from '../calendar/china-holidays';
import { addWorkingMinutes } from '../calendar/working-time';
import { type Instant, MINUTE } from '../shared/instant';
import type { ReportKind, TicketPriority } from './ticket';

/** Working minutes until the answer that a ticket promises. */
const ANSWER_MIN: Record<TicketPriority, number> = { P0: 30, P1: 120, P2: 240, P3: 480 };
const ROUND = 5 * MINUTE;

export const REPORT_PRIORITIES: Record<ReportKind, TicketPriority> = {
  not_received: 'P1',
  damaged: 'P2',
  wrong_item: 'P2',
  missing_item: 'P2',
  other: 'P3',
};

/** By when an answer is promised: in working time of customer service where the shop is, on a full five minutes. */
export function promisedAnswer(priority: TicketPriority, now: Instant, timeZone: string): Instant {
  const due = addWorkingMinutes(now, ANSWER_MIN[priority], SERVICE_WEEK, CHINA_HOLIDAYS, timeZone);
  return Math.ceil(due / ROUND) * ROUND;
}
