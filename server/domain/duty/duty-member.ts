import type { StaffRole } from '../access/staff-role';
import type { Instant } from '../shared/instant';

/** Somebody who can look after tickets, as they are at one moment. */
export interface DutyMember {
  id: string;
  role: StaffRole;
  /** Code of the calendar they work by. */
  calendar: string;
  skills: readonly string[];
  /** It is within their hours, they have not said to be away, and are not absent. */
  isOnDuty: boolean;
  /** On leave or ill: nothing goes to them. */
  isAbsent: boolean;
  /** When the console last heard of them. */
  seenAt: Instant | null;
  /** Tickets of theirs that are not closed. */
  load: number;
  /** The most they take; null is no limit. */
  mostOpen: number | null;
  superiorId: string | null;
  /** Duty manager. */
  manages: boolean;
}
