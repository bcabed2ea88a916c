import type { Day } from '../shared/instant';

/** Days that differ from the plain week, of one country. */
export interface Holidays {
  /** Public holidays: nobody works. */
  off: ReadonlySet<Day>;
  /** Weekend days that are worked to make up for a holiday. */
  makeUp: ReadonlySet<Day>;
  /** Last day the table knows; past it only weekends are free and the result is provisional. */
  coveredUntil: Day;
}
