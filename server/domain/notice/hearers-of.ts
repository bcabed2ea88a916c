/** Somebody who can be told of an alert outside the console. */
export interface Hearer {
  id: string;
  isOnDuty: boolean;
}

/**
 * Who of a role is told of an alert outside the console: everybody, of what can wait; of what may wake somebody those on duty, and
 * when nobody is, who is on call (null is nobody). With nobody on call everybody is told rather than nobody.
 */
export function hearersOf(reachable: readonly Hearer[], onCall: Hearer | null, wakes: boolean): string[] {
  const all = reachable.map(({ id }) => id);
  if (!wakes) return all;
  const there = reachable.filter(({ isOnDuty }) => isOnDuty).map(({ id }) => id);
  if (there.length > 0) return there;
  return onCall ? [onCall.id] : all;
}
