import type { OrderItem } from '../tracking/fact';

/** An order that waits for goods somebody is asked to buy. */
export interface WaitingOrder {
  taskId: string;
  orderId: string;
  orderNo: string;
  items: readonly OrderItem[];
}

/** One article over all orders that wait: how many of it are wanted at most. */
export interface PurchaseLine {
  shop: string;
  sku: string;
  name: string;
  quantity: number;
  orders: { taskId: string; orderId: string; orderNo: string; quantity: number }[];
}

/**
 * What to buy, by shop and article, the most wanted first. Which line of an order is short nobody says, so every line of an
 * order that waits counts: what is in stock is struck by whoever buys.
 */
export function purchaseList(waiting: readonly (WaitingOrder & { shop: string })[]): PurchaseLine[] {
  const lines = new Map<string, PurchaseLine>();
  for (const { shop, taskId, orderId, orderNo, items } of waiting)
    for (const { sku, name, quantity } of items) {
      const key = `${shop}\n${sku}`;
      const line = lines.get(key) ?? { shop, sku, name, quantity: 0, orders: [] };
      line.quantity += quantity;
      line.orders.push({ taskId, orderId, orderNo, quantity });
      lines.set(key, line);
    }
  return [...lines.values()].sort((a, b) => b.quantity - a.quantity || (a.sku < b.sku ? -1 : 1));
}
