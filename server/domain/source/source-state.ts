import type { Instant } from '../shared/instant';
import type { AlarmKind } from './judge-traffic';

/** The one word for how a source is, the gravest first. */
export const SOURCE_STATES = ['silent', 'failing', 'incomplete', 'late', 'slow', 'never', 'well', 'off'] as const;
export type SourceState = (typeof SOURCE_STATES)[number];

const GRAVEST_FIRST: readonly AlarmKind[] = ['silent', 'failing', 'incomplete', 'late', 'slow'];

/** How a source is, by its open alarms; one that is switched off or was never heard raises none. */
export function sourceState(source: { enabled: boolean; lastOkAt: Instant | null; alarms: readonly AlarmKind[] }): SourceState {
  if (!source.enabled) return 'off';
  return GRAVEST_FIRST.find((kind) => source.alarms.includes(kind)) ?? (source.lastOkAt === null ? 'never' : 'well');
}
