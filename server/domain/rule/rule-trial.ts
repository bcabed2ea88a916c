import type { OrderState } from '../order/order-state';
import { spread } from '../shared/spread';

/**
 * Whether an order is in the share that a rule's other version is tried on. Follows from rule and order alone, so that an
 * order stays where it is; another rule's trial takes other orders.
 */
export function isTried(ruleCode: string, percent: number, { shop, orderNo }: Pick<OrderState, 'shop' | 'orderNo'>): boolean {
  return spread(`${ruleCode}\n${shop}\n${orderNo}`) % 10_000 < percent * 100;
}
