import { readJsonAs } from '../read-json';
import { type Delivery, emptyReport, type Parsed, type SourceAccount } from '../source';
import { orderSchema } from './order-schema';
import { addOrder } from './read-order';

/** Statuses of orders that nobody placed, or that were thrown away. */
const NO_ORDERS = ['checkout-draft', 'auto-draft', 'draft', 'trash'];
const ORDER_TOPICS = ['order.created', 'order.updated', 'order.restored'];

/** The unsigned form that a new webhook is tried with; it says nothing but its own number. */
export function isPing(delivery: Delivery): boolean {
  return delivery.body.length < 64 && /^webhook_id=\d+$/.test(delivery.body.toString('latin1'));
}

/** A webhook of WooCommerce (INTEGRATIONS B5). The topic stands in a header; every order topic carries the whole order. */
export function parseWebhook(delivery: Delivery, account: SourceAccount): Parsed {
  if (isPing(delivery)) return { kind: 'ignored', reason: 'the webhook is being tried' };
  const { shop } = account;
  if (!shop) return { kind: 'unreadable', reason: 'the account names no shop for the orders' };
  const topic = delivery.headers.get('x-wc-webhook-topic') ?? '';
  if (topic === '') return { kind: 'unreadable', reason: 'x-wc-webhook-topic is missing' };
  if (topic === 'order.deleted') return { kind: 'ignored', reason: 'a deleted order is kept as it was' };
  if (!ORDER_TOPICS.includes(topic)) return { kind: 'ignored', reason: 'the topic tells nothing about an order' };
  const order = readJsonAs(delivery.body, orderSchema, 'order');
  if (order.kind === 'unreadable') return order;
  if (NO_ORDERS.includes(order.value.status)) return { kind: 'ignored', reason: 'nobody placed the order yet, or it was thrown away' };
  const report = emptyReport();
  addOrder(report, order.value, { shop, orderNo: order.value.number }, account.timeZone);
  if (report.orders.length === 0) return { kind: 'unreadable', reason: `nothing readable in it: ${report.unreadable.join(', ')}` };
  return { kind: 'report', report };
}
