import type { Fact } from '../tracking/fact';
import type { Stall } from './stall';
import { stallKey } from './stall-key';

/** By the portal's own time; at the same moment an opening stands first and a closing last; then by identity. */
function inOrder(a: Fact, b: Fact): number {
  return a.occurredAt - b.occurredAt || rank(a) - rank(b) || (a.identity < b.identity ? -1 : a.identity > b.identity ? 1 : 0);
}

/** Codes of the portal's own facts about stalls, in the order in which they count at the same moment. */
const CODES = ['stall.opened', 'stall.renewed', 'stall.closed'];

function rank(fact: Fact): number {
  return CODES.indexOf(fact.code ?? '');
}

/**
 * Every stall the portal ever opened for an order, oldest first, from its own facts: opened, told anew of with another
 * promised update, closed. The result is the same for every order of arrival and any repetition (of two that say the same the earlier counts); a
 * closing without an opening means nothing.
 */
export function foldStalls(facts: readonly Fact[]): Stall[] {
  const own = new Map<string, Fact>();
  for (const fact of facts) {
    if (rank(fact) < 0 || !fact.data?.stall) continue;
    const told = own.get(fact.identity);
    if (!told || fact.occurredAt < told.occurredAt) own.set(fact.identity, fact);
  }
  const stalls: Stall[] = [];
  const open = new Map<string, Stall>();
  const held = new Map<string, number>();
  for (const fact of [...own.values()].sort(inOrder)) {
    const told = fact.data!.stall!;
    const key = stallKey(told);
    const before = open.get(key);
    if (fact.code === 'stall.closed') {
      if (before) before.closedAt = fact.occurredAt;
      if (before && told.closedBy === 'incident') held.set(key, (held.get(key) ?? 0) + 1);
      open.delete(key);
    } else if (fact.code === 'stall.renewed') {
      if (before) before.nextUpdateAt = told.nextUpdateAt;
    } else if (!before && told.consequence) {
      const { rule, ruleVersion, rung, shipmentKey, since, dueAt, reason, nextUpdateAt, consequence } = told;
      const stall: Stall = {
        rule,
        ruleVersion,
        rung,
        shipmentKey,
        since,
        reason,
        nextUpdateAt,
        consequence,
        openedAt: fact.occurredAt,
        closedAt: null,
        ...(dueAt === undefined ? {} : { dueAt }),
        ...(held.has(key) ? { timesHeld: held.get(key) } : {}),
      };
      open.set(key, stall);
      stalls.push(stall);
    }
  }
  return stalls;
}
