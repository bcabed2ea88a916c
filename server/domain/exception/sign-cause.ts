import type { Sign } from './signs-of';

/** Cause of what is done about a sign that rose at `since`; with null the beginning that all its risings share. */
export function signCause({ kind, reason, shipmentKey, since }: Omit<Sign, 'since'> & { since: number | null }): string {
  return `sign:${kind}|${reason}|${shipmentKey}|${since ?? ''}`;
}
