import type { RoutingRule } from '../duty/routing';
import { TICKET_CLASSES } from '../ticket/ticket';
import { causeOf } from '../wording/reasons';
import type { ExceptionType } from './exception-type';

/** Why a library or a routing table may not be put in force: the row, and what is wrong with it. */
export interface TableFault {
  code: string;
  why: 'twice' | 'unknown_cause' | 'unknown_calendar' | 'no_time' | 'unknown_type' | 'unknown_person' | 'class_without_type';
  /** The word that is meant. */
  what?: string;
}

/** What is wrong with a library; `calendars` are the codes that exist. Empty when nothing is. */
export function libraryFaults(library: readonly ExceptionType[], calendars: ReadonlySet<string>): TableFault[] {
  const rows = library.flatMap(({ code, signals, causes, sla }): TableFault[] => [
    ...[...signals.reasons, ...causes]
      .filter((reason) => !reason.endsWith('.*') && !causeOf(reason))
      .map((what) => ({ code, why: 'unknown_cause' as const, what })),
    ...(calendars.has(sla.calendar) ? [] : [{ code, why: 'unknown_calendar' as const, what: sla.calendar }]),
    ...([sla.firstMin, sla.nextMin, sla.resolutionMin, sla.silenceMin].every((min) => min > 0) ? [] : [{ code, why: 'no_time' as const }]),
  ]);
  const left = TICKET_CLASSES.filter((one) => !library.some((type) => type.class === one && type.enabled));
  return [...twice(library), ...rows, ...left.map((code) => ({ code, why: 'class_without_type' as const }))];
}

/** What is wrong with a routing table; `types` and `people` are those that exist. Empty when nothing is. */
export function routingFaults(
  rules: readonly RoutingRule[],
  { types, people }: { types: ReadonlySet<string>; people: ReadonlySet<string> },
): TableFault[] {
  const rows = rules.flatMap((rule): TableFault[] => [
    ...(rule.types ?? []).filter((type) => !types.has(type)).map((what) => ({ code: rule.code, why: 'unknown_type' as const, what })),
    ...rule.to.people.filter((id) => !people.has(id)).map((what) => ({ code: rule.code, why: 'unknown_person' as const, what })),
  ]);
  return [...twice(rules), ...rows];
}

function twice(rows: readonly { code: string }[]): TableFault[] {
  const seen = new Set<string>();
  return rows.flatMap(({ code }): TableFault[] => {
    if (seen.has(code)) return [{ code, why: 'twice' }];
    seen.add(code);
    return [];
  });
}
