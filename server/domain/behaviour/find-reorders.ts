import type { Instant } from '../shared/instant';

/** One order of a customer, as far as loops of cancelling and ordering again are concerned. */
export interface CustomerOrder {
  id: string;
  /** Keyed hash of the customer's phone. */
  customer: string;
  placedAt: Instant;
  isCancelled: boolean;
  skus: readonly string[];
}

/**
 * How often customers cancelled and ordered the same again, told of the last order of each loop: the number of cancelled orders
 * before it that share an article with it. Orders with none are left out.
 */
export function findReorders(orders: readonly CustomerOrder[]): Map<string, number> {
  const counts = new Map<string, number>();
  const byCustomer = new Map<string, CustomerOrder[]>();
  for (const order of orders) byCustomer.set(order.customer, [...(byCustomer.get(order.customer) ?? []), order]);
  for (const own of byCustomer.values()) {
    for (const order of own) {
      const loops = own.filter((one) => one.isCancelled && one.placedAt < order.placedAt && sharesArticle(one, order)).length;
      if (loops > 0) counts.set(order.id, loops);
    }
  }
  return counts;
}

function sharesArticle(a: CustomerOrder, b: CustomerOrder): boolean {
  return a.skus.some((sku) => b.skus.includes(sku));
}
