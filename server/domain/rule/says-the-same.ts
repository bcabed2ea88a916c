import type { RuleBody } from './rule';

type Said = RuleBody & { enabled: boolean };

const FIELDS = ['name', 'clock', 'scope', 'isBeside', 'calendar', 'holidayFactor', 'reason', 'rungs', 'enabled'] as const;

/** Fields in one order, what is left out left out. */
function sorted(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Whether two parts of rules are the same, whatever the order of their fields. */
export function sameBody(a: unknown, b: unknown): boolean {
  return JSON.stringify(a, sorted) === JSON.stringify(b, sorted);
}

/** Whether two versions of a rule say the same, whatever the order of their fields. */
export function saysTheSame(a: Said, b: Said): boolean {
  return FIELDS.every((field) => sameBody(a[field] ?? null, b[field] ?? null));
}
