import type { PlayStep } from '../play/play-step';
import type { StageClock } from '../play/stage-clock';
import type { Instant } from '../shared/instant';
import type { Text } from '../shared/language';
import type { ReportKind, TicketPriority } from '../ticket/ticket';
import type { IncidentTold } from '../wording/word-incident';

/** What a case was about. */
export type CaseMatter =
  | {
      kind: 'ticket';
      no: string;
      name: Text;
      reported: ReportKind | null;
      priority: TicketPriority;
      shop: string;
      orderNo: string;
      orderId: string;
    }
  | { kind: 'incident'; incident: IncidentTold; orders: number; withheld: number; recovered: number };

/** The report of a case, which writes itself from its steps (R0-27). */
export interface CaseReport {
  matter: CaseMatter;
  /** Since when the trouble itself stood; the same as `openedAt` where nobody knows. */
  since: Instant;
  openedAt: Instant;
  closedAt: Instant;
  /** Who looked after it, then who closed it; each once. */
  people: string[];
  /** Cause that was found; null when nobody named one. */
  cause: string | null;
  stages: StageClock[];
  steps: PlayStep[];
  /** What was done, in the words it was closed with and those of the steps taken together. */
  measures: string[];
  /** What makes the next one rarer. */
  improvements: string[];
  /** When the customer said that it is settled; null where nobody was asked or has not. */
  confirmedAt: Instant | null;
}

/** Words of the steps that say what was done. */
export function measuresOf(steps: readonly PlayStep[], closing: readonly string[]): string[] {
  const done = steps.filter(({ kind }) => kind === 'import_waybills' || kind === 'release_stock' || kind === 'force_forward');
  return [...done.flatMap(({ words }) => (words ? [words] : [])), ...closing];
}

export function improvementsOf(steps: readonly PlayStep[]): string[] {
  return steps.flatMap(({ kind, words }) => (kind === 'improve' && words ? [words] : []));
}
