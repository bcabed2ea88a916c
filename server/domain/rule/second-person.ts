import type { RuleScope } from './rule-scope';

/** Where a change of a rule takes effect only when a second person agrees. */
export interface RuleApproval {
  /** For rules about any shop. */
  everywhere: boolean;
  /** Shops that want it for the rules that touch them. */
  shops: string[];
}

export const NO_APPROVAL: RuleApproval = { everywhere: false, shops: [] };

/** Whether a change from one scope (null: the rule is new) to another touches a shop that wants a second person. */
export function needsSecondPerson({ everywhere, shops }: RuleApproval, before: RuleScope | null, after: RuleScope): boolean {
  const touches = (scope: RuleScope, shop: string) => !scope.shops || scope.shops.includes(shop);
  return everywhere || shops.some((shop) => touches(after, shop) || (before !== null && touches(before, shop)));
}
