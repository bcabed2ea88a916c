import type { Rule, RuleBody } from './rule';
import { sameBody } from './says-the-same';

const FIELDS = ['name', 'clock', 'scope', 'isBeside', 'calendar', 'holidayFactor', 'reason'] as const satisfies readonly (keyof RuleBody)[];

const same = (a: unknown, b: unknown): boolean => sameBody(a ?? null, b ?? null);

/** A value that the shop left as it was shipped takes the new one; what it changed stays. */
function follow<T>(own: T, was: T, is: T): T {
  return same(own, was) ? is : own;
}

function rungsOf(own: RuleBody, was: RuleBody, is: RuleBody): RuleBody['rungs'] {
  const isAsMany = own.rungs.length === was.rungs.length && was.rungs.length === is.rungs.length;
  if (!isAsMany) return follow(own.rungs, was.rungs, is.rungs);
  return own.rungs.map((rung, i) => {
    const [before, after] = [was.rungs[i]!, is.rungs[i]!];
    const keys = [...new Set([...Object.keys(rung), ...Object.keys(after)])] as (keyof typeof rung)[];
    const merged = keys.map((key) => [key, follow(rung[key], before[key], after[key])] as const).filter(([, value]) => value !== undefined);
    return Object.fromEntries(merged) as unknown as typeof rung;
  });
}

/** The rule in force with what changed between two shipped versions of it, and with everything that the shop changed itself. */
export function withNews(own: RuleBody, was: RuleBody, is: RuleBody): RuleBody {
  const fields = FIELDS.map((field) => [field, follow(own[field], was[field], is[field])] as const).filter(
    ([, value]) => value !== undefined,
  );
  const { rungs: _, ...head } = Object.fromEntries(fields) as unknown as RuleBody;
  return { ...head, rungs: rungsOf(own, was, is) };
}

/** What a release ships for a rule that an installation has already. */
export type DefaultNews =
  /** The rule as it would be; `isNew` where the release brought the rule itself, which is off until somebody takes it. */
  { body: RuleBody; isNew: boolean };

/**
 * What a newer release ships for a rule in force beyond what it was shipped as; null where it brings nothing, or nothing that
 * the shop has not decided itself. `left` is the shipped version that a person left aside.
 */
export function newsFor(own: Rule, was: RuleBody, is: RuleBody, left: RuleBody | null): DefaultNews | null {
  if (left !== null && sameBody(left, is)) return null;
  if (!own.enabled && own.version === 1) return { body: is, isNew: true };
  const { code: _, version: __, enabled: ___, trial: ____, ...body } = own;
  const merged = withNews(body, was, is);
  return sameBody(merged, body) ? null : { body: merged, isNew: false };
}
