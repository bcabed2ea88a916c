import type { Rule } from './rule';
import { narrowedBy, type ScopeField } from './rule-scope';

/** What rules ask of orders beside shop, destination, warehouse and carrier. */
export interface AskedFields {
  orderNo: boolean;
  channel: boolean;
  type: boolean;
  origin: boolean;
  amount: boolean;
  categories: boolean;
  tags: boolean;
}

/** What some rules ask of orders; where a version is tried on a share of them, also which one each is. */
export function askedFields(rules: readonly Pick<Rule, 'scope' | 'trial'>[]): AskedFields {
  const scopes = rules.flatMap(({ scope, trial }) => [scope, ...(trial ? [trial.body.scope] : [])]);
  const asks = (...fields: ScopeField[]): boolean => scopes.some((scope) => narrowedBy(scope).some((field) => fields.includes(field)));
  return {
    orderNo: rules.some(({ trial }) => trial !== undefined),
    channel: asks('channels'),
    type: asks('orderTypes'),
    origin: asks('origins', 'lane'),
    amount: asks('amount'),
    categories: asks('categories'),
    tags: asks('tags', 'vip'),
  };
}
