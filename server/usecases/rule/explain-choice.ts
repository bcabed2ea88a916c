import { chooseRules, type StoodBack } from '@/server/domain/rule/choose-rules';
import { type RunningClock, runningClocks } from '@/server/domain/rule/clock-start';
import type { Rule, RuleBody } from '@/server/domain/rule/rule';
import { narrowedBy, type ScopeField } from '@/server/domain/rule/rule-scope';
import type { Text } from '@/server/domain/shared/language';
import { normaliseNumber } from '@/server/domain/tracking/identity';
import type { Context } from '@/server/store/context';
import { readOrdersByKey } from '@/server/store/order';
import { readRules } from '@/server/store/rule';

/** A rule as an explanation names it. */
export interface NamedRule {
  code: string;
  name: Text;
  version: number;
  /** What it asks for: the more, the more specific. */
  asks: ScopeField[];
}

/** Who watches one running clock of an order, and who stood back. */
export interface ClockExplained {
  clock: RunningClock['clock'];
  shipmentKey: string;
  since: number;
  watchedBy: NamedRule[];
  stoodBack: { rule: NamedRule; for: string; because: StoodBack['because'] }[];
}

export interface OrderExplained {
  id: string;
  shop: string;
  orderNo: string;
  clocks: ClockExplained[];
}

export interface ExplainWish {
  orderNo: string;
  /** As if this were in force already; a new rule's code is ''. */
  draft?: { code: string; body: RuleBody; enabled: boolean };
}

const named = ({ code, name, version, scope }: Rule): NamedRule => ({ code, name, version, asks: narrowedBy(scope) });

/** What is in force with the draft laid over it: it would be the newest version of all. */
function withDraft(rules: Rule[], draft: ExplainWish['draft']): Rule[] {
  if (!draft) return rules;
  const version = Math.max(0, ...rules.map((rule) => rule.version)) + 1;
  const { code, body, enabled } = draft;
  return [...rules.filter((rule) => rule.code !== code), { ...body, code, version, enabled }];
}

/** Which rule watches each running clock of the orders of a number, and why the others stood back. */
export async function explainChoice(ctx: Context, { orderNo, draft }: ExplainWish): Promise<OrderExplained[]> {
  const orders = await readOrdersByKey(ctx.db, normaliseNumber(orderNo));
  const rules = withDraft(await readRules(ctx.db), draft);
  return orders.flatMap(({ id, shop, orderNo: no, doc }) => {
    const state = doc?.state;
    if (!state) return [];
    const clocks = runningClocks(state).map((clock): ClockExplained => {
      const chosen = chooseRules(rules, clock, state);
      return {
        clock: clock.clock,
        shipmentKey: clock.shipmentKey,
        since: clock.since,
        watchedBy: chosen.rules.map(named),
        stoodBack: chosen.stoodBack.map(({ rule, for: winner, because }) => ({ rule: named(rule), for: winner.code, because })),
      };
    });
    return [{ id, shop, orderNo: no, clocks }];
  });
}
