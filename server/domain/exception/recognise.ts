import type { ReportKind, TicketClass } from '../ticket/ticket';
import { canonicalCause } from '../wording/reasons';
import type { ExceptionType } from './exception-type';
import type { Sign } from './signs-of';

/** What is known of an exception when it is noticed. */
export interface Signal {
  class?: TicketClass;
  /** Cause of DOMAIN 3.3. */
  reason?: string;
  /** Code of the rule whose rung was reached. */
  rule?: string;
  kind?: Sign['kind'];
  report?: ReportKind;
}

/** How exactly a type is meant: the report or rule, then its cause, then all of a party, then the kind of flag. */
function exactness({ signals }: ExceptionType, { reason, rule, kind, report }: Signal): number {
  if (report !== undefined) return signals.reports.includes(report) ? 5 : 0;
  if (rule !== undefined && signals.rules.includes(rule)) return 4;
  if (reason !== undefined && signals.reasons.includes(reason)) return 3;
  if (reason !== undefined && signals.reasons.includes(`${reason.split('.')[0]}.*`)) return 2;
  return signals.flags.some((flag) => flag === kind) ? 1 : 0;
}

/** The type that a signal is recognised as: the one meant most exactly, of equals the first in the library; null when none is. */
export function recognise(library: readonly ExceptionType[], signal: Signal): ExceptionType | null {
  const { reason } = signal;
  const canonical = reason === undefined ? signal : { ...signal, reason: canonicalCause(reason) };
  let best: ExceptionType | null = null;
  let most = 0;
  for (const type of library) {
    if (!type.enabled || (signal.class !== undefined && type.class !== signal.class)) continue;
    const fits = exactness(type, canonical);
    if (fits > most) [best, most] = [type, fits];
  }
  return best;
}
