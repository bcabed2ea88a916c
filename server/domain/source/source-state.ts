import type { Instant } from '../shared/instant';
import type { AlarmKind } from './judge-traffic';

/** The one word for how a source is, the gravest first. */
export const SOURCE_STATES = ['silent', 'failing', 'refused', 'incomplete', 'late', 'slow', 'never', 'well', 'off'] as const;
export type SourceState = (typeof SOURCE_STATES)[number];

const GRAVEST_FIRST: readonly AlarmKind[] = ['silent', 'failing', 'refused', 'incomplete', 'late', 'slow'];

/** When a source last called well or answered a question well; null when it never did. */
export function lastGoodCallAt({ lastOkAt, lastAnswerAt }: { lastOkAt: Instant | null; lastAnswerAt: Instant | null }): Instant | null {
  return lastOkAt === null || (lastAnswerAt !== null && lastAnswerAt > lastOkAt) ? lastAnswerAt : lastOkAt;
}

/** How a source is, by its open alarms; one that is switched off or was never heard raises none. */
export function sourceState(source: { enabled: boolean; lastGoodAt: Instant | null; alarms: readonly AlarmKind[] }): SourceState {
  if (!source.enabled) return 'off';
  return GRAVEST_FIRST.find((kind) => source.alarms.includes(kind)) ?? (source.lastGoodAt === null ? 'never' : 'well');
}
