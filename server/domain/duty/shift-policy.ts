import type { TicketPriority } from '../ticket/ticket';

/** What happens to somebody's open tickets at the end of their hours: a team are those who work by one calendar. */
export interface ShiftPolicy {
  /** Code of the calendar, or `every` for teams without a row of their own. */
  code: string;
  /** What goes to somebody on duty; the rest waits for its owner. */
  handOver: TicketPriority[];
  /** Open tickets of somebody who is alone on duty; what comes beyond goes to the duty manager. Null is no limit. */
  aloneMost: number | null;
}

export const EVERY_TEAM = 'every';

export const DEFAULT_SHIFTS: readonly ShiftPolicy[] = [{ code: EVERY_TEAM, handOver: ['P0', 'P1', 'P2'], aloneMost: 20 }];

/** The policy of those who work by a calendar. */
export function policyOf(policies: readonly ShiftPolicy[], calendar: string): ShiftPolicy {
  return [calendar, EVERY_TEAM].flatMap((code) => policies.find((one) => one.code === code) ?? [])[0] ?? DEFAULT_SHIFTS[0]!;
}
