import type { OrderState } from '../order/order-state';

/** FNV-1a of 32 bits: spreads orders evenly, the same way for ever. */
function spread(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/**
 * Whether an order is in the share that a rule's other version is tried on. Follows from rule and order alone, so that an
 * order stays where it is; another rule's trial takes other orders.
 */
export function isTried(ruleCode: string, percent: number, { shop, orderNo }: Pick<OrderState, 'shop' | 'orderNo'>): boolean {
  return spread(`${ruleCode}\n${shop}\n${orderNo}`) % 10_000 < percent * 100;
}
