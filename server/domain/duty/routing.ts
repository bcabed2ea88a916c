import type { ExceptionType } from '../exception/exception-type';
import type { OrderState } from '../order/order-state';
import type { HandRole } from '../rule/consequence';
import { type RuleScope, scopeHolds } from '../rule/rule-scope';
import type { Text } from '../shared/language';
import type { TicketClass, TicketPriority } from '../ticket/ticket';
import type { OwnerNeed } from './choose-owner';

/** Which tickets go to whom (R3-5). Every field that is given must hold. */
export interface RoutingRule {
  code: string;
  name: Text;
  /** What the order is: region, amount, category, VIP and so on. */
  scope: RuleScope;
  classes?: TicketClass[];
  /** Codes of the library. */
  types?: string[];
  priorities?: TicketPriority[];
  to: { role: HandRole; skill: string | null; people: string[] };
  enabled: boolean;
}

/** What routing asks of a ticket. */
export interface RoutedTicket {
  class: TicketClass;
  type: string;
  priority: TicketPriority;
  shipmentKey: string;
}

/** As on a new installation: large sums and what is lost go to supervisors. */
export const DEFAULT_ROUTING: readonly RoutingRule[] = [
  {
    code: 'large_amount',
    name: { 'zh-CN': '大额订单', en: 'Large sums' },
    scope: { amountFrom: 50_000 },
    to: { role: 'supervisor', skill: null, people: [] },
    enabled: true,
  },
  {
    code: 'vip_urgent',
    name: { 'zh-CN': 'VIP 紧急', en: 'VIP, urgent' },
    scope: { vip: true },
    priorities: ['P0', 'P1'],
    to: { role: 'supervisor', skill: null, people: [] },
    enabled: true,
  },
];

/** The first rule of the table that a ticket falls under; null when none does and its type decides. */
export function routeOf(rules: readonly RoutingRule[], ticket: RoutedTicket, state: OrderState): RoutingRule | null {
  const isMeant = <T>(wanted: readonly T[] | undefined, value: T) => !wanted || wanted.length === 0 || wanted.includes(value);
  return (
    rules.find(
      (rule) =>
        rule.enabled &&
        isMeant(rule.classes, ticket.class) &&
        isMeant(rule.types, ticket.type) &&
        isMeant(rule.priorities, ticket.priority) &&
        scopeHolds(rule.scope, state, ticket.shipmentKey),
    ) ?? null
  );
}

/** Whom a ticket needs: as its routing rule says, else as its type does. */
export function needOf(
  rules: readonly RoutingRule[],
  type: Pick<ExceptionType, 'role' | 'skill'>,
  ticket: RoutedTicket & { id: string },
  state: OrderState,
): OwnerNeed & { rule: string | null } {
  const rule = routeOf(rules, ticket, state);
  const { role, skill, people } = rule?.to ?? { role: type.role, skill: type.skill, people: [] };
  return { role, skill, people, seed: ticket.id, rule: rule?.code ?? null };
}
